import {z} from 'zod';
import {
	connectorState,
	count,
	date,
	dayState,
	kind,
	knownCount,
	masked,
	schemaVersion,
	severity,
	time,
	verdict,
} from './parts.ts';

const counts = {
	availableFromSource: count,
	availableForImport: count,
	imported: count,
	partiallyImported: count,
	skipped: count,
	failed: count,
};

const day = z.strictObject({
	date,
	state: dayState,
	imports: knownCount,
	failed: count,
	downloadBy: date.nullable().describe('Last date on which the portal still offers the log; only for a missing or an unknown day'),
});

const connector = z.strictObject({
	name: z.string(),
	kind,
	state: connectorState,
	severity: severity.describe('muted: paused, or every warning and critical finding is acknowledged; the state stays what it is'),
	mutedUntil: time.nullable().describe('null when it is not muted, or for good'),
	mutedBy: z.string().nullable().describe('Who acknowledged it; null when it is not muted, paused, or nobody is named'),
	lastEvidenceAt: time.nullable(),
	lastImport: z.strictObject({
		completedAt: time,
		...counts,
		failureRows: knownCount,
		imbalance: z.int().nullable().describe('Available for import minus the four outcomes'),
		fanOut: z.number().nonnegative().nullable().describe('Available for import divided by available from source, three decimals'),
	}).nullable(),
	days: z.array(day).describe('The previous seven UTC days and today, oldest first'),
	totals: z.strictObject({imports: knownCount, ...counts, failureRows: knownCount}).describe('Every held import once'),
	failureReasons: z.array(z.strictObject({reason: z.string(), rows: knownCount})).describe('Most rows first; rows add up to totals.failureRows'),
	findings: z.array(z.strictObject({
		check: z.string(),
		severity: z.enum(['critical', 'warning', 'info']),
		message: z.string(),
		acknowledged: z.boolean(),
	})),
});

const bytes = z.strictObject({
	total: knownCount, understood: knownCount, pending: knownCount, skipped: knownCount,
}).describe('understood + pending + skipped = total');

const file = z.strictObject({
	folder: z.string(),
	path: z.string().describe('Relative to its folder, with /'),
	status: z.enum(['read', 'duplicate', 'pending', 'ignored', 'unrecognised', 'unreadable']),
	reason: z.string().nullable().describe('Why it is not read'),
	connector: z.string().nullable(),
	bytes: bytes.nullable().describe('null for a file that was not read'),
});

/** What `status --format json` prints: product.md, JSON contract. */
export const statusSchema = z.strictObject({
	schemaVersion,
	asOf: time,
	masked,
	verdict,
	totals: z.strictObject({
		connectors: knownCount, critical: knownCount, warning: knownCount, waiting: knownCount, muted: knownCount, ok: knownCount,
	}),
	connectors: z.array(connector).describe('Worst first, then by name'),
	files: z.strictObject({
		read: knownCount,
		duplicates: knownCount,
		pending: knownCount,
		ignored: knownCount,
		unrecognised: knownCount,
		unreadable: knownCount,
		otherRecords: knownCount.optional().describe('Records of other kinds in audit exports, passed over; absent when there are none'),
		problems: z.array(z.strictObject({
			path: z.string(), line: z.int().positive().nullable(), problem: z.string(), message: z.string(),
		})).describe('At most 200 a file'),
		list: z.array(file).describe('Every directory entry that is not a folder'),
	}),
});

export type StatusReport = z.infer<typeof statusSchema>;
export type StatusConnector = StatusReport['connectors'][number];
export type StatusFile = StatusReport['files']['list'][number];
