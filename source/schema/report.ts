import {z} from 'zod';
import {
	count,
	date,
	dayState,
	knownCount,
	masked,
	schemaVersion,
	time,
} from './parts.ts';

const file = z.strictObject({
	path: z.string().describe('Relative to its watched folder, with /'),
	sha256: z.string().regex(/^[0-9a-f]{64}$/v).nullable().describe('Of the bytes held; null when the file could not be read again'),
});

const acknowledgement = z.strictObject({
	id: z.string(),
	reason: z.string().nullable(),
	check: z.string().nullable(),
	note: z.string(),
	expiresAt: time,
});

const day = z.strictObject({
	date,
	state: dayState,
	held: z.boolean().describe('Whether a log of that day is held'),
	balanced: z.boolean().nullable().describe('Whether every import adds up; null when not held, or when a log does not say enough'),
	imports: knownCount,
	availableForImport: count,
	imported: count,
	partiallyImported: count,
	skipped: count,
	failed: count,
	files: z.array(file).describe('Every file with an import of that day'),
	acknowledgements: z.array(acknowledgement),
});

/** What `report --format json` prints. */
export const reportSchema = z.strictObject({
	schemaVersion,
	asOf: time,
	masked,
	from: date,
	to: date.describe('Inclusive'),
	connectors: z.array(z.strictObject({name: z.string(), days: z.array(day).describe('Oldest first')})).describe('By name'),
});

export type EvidenceReport = z.infer<typeof reportSchema>;
export type ReportConnector = EvidenceReport['connectors'][number];
export type ReportDay = ReportConnector['days'][number];
export type ReportFile = ReportDay['files'][number];
