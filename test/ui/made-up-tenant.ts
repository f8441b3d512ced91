/** A tenant that shows every state, made of nothing but numbers: for screens only, no rule of the domain is tested with it. */
import type {
	Connector,
	Day,
	DayState,
	Finding,
	HeldImport,
	Severity,
	StateName,
	Tenant,
} from '../../source/connectors/model.ts';
import type {
	Counts,
	FailedItems,
	LogFile,
	TextColumn,
} from '../../source/connectors/reading.ts';
import {verdictOf} from '../../source/connectors/severity.ts';
import type {Watching} from '../../source/select/words/watching.ts';
import {addDays, startOfDate, utcDateOf} from '../../source/text/time.ts';

export const now = Date.parse('2026-11-22T08:00:00Z');
export const today = utcDateOf(now);

const textColumn = (texts: readonly string[]): TextColumn => {
	const ends = new Uint32Array(texts.length);
	let end = 0;
	for (const [index, text] of texts.entries()) {
		end += text.length;
		ends[index] = end;
	}

	return {text: texts.join(''), ends};
};

const coded = (texts: readonly string[]) => {
	const values = [...new Set(texts)];
	return {values, codes: Uint32Array.from(texts, text => values.indexOf(text))};
};

type MadeUpFailure = {readonly itemId: string; readonly user: string; readonly m365User: string; readonly reason: string};

const failedItems = (rows: readonly MadeUpFailure[]): FailedItems => ({
	rowCount: rows.length,
	itemIds: textColumn(rows.map(({itemId}) => itemId)),
	users: coded(rows.map(({user}) => user)),
	m365Users: coded(rows.map(({m365User}) => m365User)),
	reasons: coded(rows.map(({reason}) => reason)),
	places: null,
	lines: {rows: Uint32Array.of(0), lines: Uint32Array.of(9)},
	recordIds: null,
});

const reasons = ['User mapping not found', 'Item size exceeds the limit', 'Attachment could not be imported'] as const;

const failures = (count: number, name: string): readonly MadeUpFailure[] => Array.from({length: count}, (_, index) => ({
	itemId: `${name.slice(0, 3).toLowerCase()}-${String(index + 1).padStart(6, '0')}`,
	user: `trader${(index % 9) + 1}@contoso.example`,
	m365User: index % 3 === 1 ? `trader${(index % 9) + 1}@contoso.onmicrosoft.example` : '',
	reason: reasons[index % 7 === 0 ? 2 : index % 2]!,
}));

export const logFile = (path: string, change: Partial<LogFile> = {}): LogFile => ({
	id: `/logs:${path}`, folder: '/logs', path, status: 'read', reason: null, size: 18_432, modifiedAt: now - 720_000, sha256: null, reading: null, ...change,
});

type MadeUpImport = {readonly name: string; readonly key: string; readonly completedAt: number; readonly counts: Counts; readonly file: LogFile; readonly rows: readonly MadeUpFailure[]};

export const heldImport = ({name, key, completedAt, counts, file, rows}: MadeUpImport): HeldImport => {
	const {availableForImport, imported, partiallyImported, skipped, failed, availableFromSource} = counts;
	return {
		id: `${key}@${completedAt}`,
		connector: name,
		kind: 'admin-log',
		completedAt,
		date: utcDateOf(completedAt),
		counts,
		badFields: [],
		imbalance: availableForImport === null ? null : availableForImport - (imported! + partiallyImported! + skipped! + failed!),
		fanOut: availableForImport === null || !availableFromSource ? null : Math.round(availableForImport / availableFromSource * 1000) / 1000,
		failureRows: rows.length,
		failedItems: rows.length === 0 ? null : failedItems(rows),
		skippedItems: null,
		file,
		line: 3,
		files: [file],
		revisedFrom: null,
	};
};

const severityOf = (state: StateName): Severity => {
	if (['unreadable', 'failing', 'overdue'].includes(state)) {
		return 'critical';
	}

	const others: Readonly<Partial<Record<StateName, Severity>>> = {
		waiting: 'waiting', paused: 'muted', quiet: 'ok', healthy: 'ok',
	};
	return others[state] ?? 'warning';
};

const strips: Readonly<Record<string, string>> = {
	unreadable: 'iiiiiiid', failing: 'iiiiiiif', overdue: 'iimmmmmd', gap: 'immiiiii', unbalanced: 'iiiiiiii', unresolved: 'iiffiiii', partial: 'iiiiiiip',
	late: 'iiiiiidd', suspicious: 'iisiiiii', waiting: 'bbbbbbbd', quiet: 'iiieiiie', paused: 'bbbbbbbb', healthy: 'iiiiiiii',
};

const letters: Readonly<Record<string, DayState>> = {
	i: 'imported', f: 'failed', p: 'partial', e: 'empty', m: 'missing', d: 'due', s: 'silent', b: 'before',
};

const day = (date: string, state: DayState): Day => ({
	date, state, imports: ['imported', 'failed', 'partial'].includes(state) ? 1 : 0, failed: state === 'failed' ? 14 : (state === 'imported' ? 0 : null),
	downloadBy: state === 'missing' ? addDays(date, 7) : null,
});

const messages: Partial<Record<StateName, readonly [string, string, string]>> = {
	unreadable: ['unread', 'the newest file cannot be read: no permission', 'Let the account that runs connwatch read the file.'],
	failing: ['failed-items', '14 items failed in the newest import', 'Open the import and map the users listed.'],
	overdue: ['freshness', 'no evidence for 5 days, allowed are 72 h', 'Look at the connector in the portal: it may have stopped.'],
	gap: ['coverage', '2 days are not held and can still be downloaded', 'Download the log of Mon 16 Nov by Mon 23 Nov.'],
	unbalanced: ['balance', 'available for import is 7 more than the outcomes add up to', 'Download the log again; if it stays, ask Microsoft.'],
	unresolved: ['failed-items', '28 failed items of the last seven days are not acknowledged', 'Acknowledge them or import them again.'],
	partial: ['partial-items', '12 items lost attachments', 'See which attachments were too large.'],
	late: ['freshness', 'no evidence for 50 h, allowed are 48 h', 'Download the newest log.'],
	suspicious: ['volume', '12 items at the source, a Sunday usually has 1,204', 'Ask the vendor whether the feed is complete.'],
};

const importsOf = (name: string, key: string, state: StateName, days: readonly Day[], file: LogFile): readonly HeldImport[] => days
	.filter(({imports}) => imports > 0)
	.map(({date, state: dayState}, index) => {
		const rows = dayState === 'failed' ? failures(14, name) : [];
		const source = 1204 + (index * 37 * name.length % 900);
		const available = Math.round(source * 2.749);
		const failed = rows.length;
		const partiallyImported = dayState === 'partial' ? 12 : 0;
		const counts: Counts = {
			availableFromSource: source, availableForImport: available, imported: available - 30 - failed - partiallyImported - (state === 'unbalanced' && date === today ? 7 : 0), partiallyImported, skipped: 30, failed,
		};
		return heldImport({
			name, key, completedAt: startOfDate(date) + (134 * 60_000) + (name.length * 60_000), counts, file, rows,
		});
	})
	.toReversed();

export const connector = (name: string, state: StateName, change: Partial<Connector> = {}): Connector => {
	const key = name.toLowerCase();
	const days = [...strips[state]!].map((letter, index) => day(addDays(today, index - 7), letters[letter]!));
	const history = [...Array.from({length: 22}, (_, index) => day(addDays(today, index - 29), index % 11 === 4 && state !== 'healthy' ? 'lost' : (index % 7 === 2 ? 'empty' : 'imported'))), ...days];
	const file = logFile(`${name}_Log.txt`);
	const imports = change.imports ?? importsOf(name, key, state, days, file);
	const message = messages[state];
	const findings: readonly Finding[] = message === undefined
		? []
		: [{
			check: message[0], severity: severityOf(state) === 'critical' ? 'critical' : 'warning', message: message[1], next: message[2], evidence: {}, reason: null, isAcknowledged: false, acknowledgedUntil: null, acknowledgedBy: [],
		}];
	const rows = imports.flatMap(({failedItems: items}) => items === null ? [] : [...items.reasons.codes].map(code => items.reasons.values[code]!));
	return {
		name, key, kind: 'admin-log', state, severity: severityOf(state),
		muted: state === 'paused' ? {until: startOfDate('2026-12-01'), by: []} : null,
		lastEvidenceAt: imports[0]?.completedAt ?? null,
		lastImport: imports[0] ?? null,
		days, history: ['waiting', 'paused'].includes(state) ? [] : history, imports,
		totals: {
			imports: imports.length, failureRows: rows.length, availableFromSource: 9000, availableForImport: 25_000, imported: 24_900, partiallyImported: 12, skipped: 60, failed: rows.length,
		},
		failureReasons: reasons.map(reason => ({
			reason, category: 'other', rows: rows.filter(row => row === reason).length, users: 4, isAcknowledged: false,
		})).filter(({rows: count}) => count > 0),
		findings,
		acknowledgements: [],
		paused: state === 'paused' ? {until: '2026-12-01', reason: 'vendor migration'} : null,
		createdAt: state === 'waiting' ? now - (21 * 3_600_000) : null,
		auditingEnabledAt: null,
		onboarding: state === 'waiting'
			? [
				{
					name: 'created', title: 'Connector created', state: 'done', message: 'created 21 h ago', at: now - (21 * 3_600_000),
				},
				{
					name: 'first-log', title: 'First log', state: 'due', message: 'a log can take 72 h after creation', at: now + (51 * 3_600_000),
				},
				{
					name: 'clean', title: 'First clean import', state: 'blocked', message: 'comes after the first log', at: null,
				},
			]
			: null,
		nextDeadline: state === 'gap' ? {date: addDays(today, -6), downloadBy: addDays(today, 1)} : null,
		files: [file],
		...change,
	};
};

const order: readonly StateName[] = ['unreadable', 'failing', 'overdue', 'gap', 'unbalanced', 'unresolved', 'partial', 'late', 'suspicious', 'waiting', 'paused', 'quiet', 'healthy'];

const names: ReadonlyArray<readonly [string, StateName]> = [
	['Zoom Meetings', 'unreadable'],
	['Bloomberg Message', 'failing'],
	['ICE Chat', 'overdue'],
	['Slack eDiscovery', 'gap'],
	['Reuters Eikon', 'unbalanced'],
	['WhatsApp Archiver', 'unresolved'],
	['Webex Teams', 'partial'],
	['LinkedIn Company Page', 'late'],
	['Instant Bloomberg', 'suspicious'],
	['Signal Archiver', 'waiting'],
	['Facebook Business', 'quiet'],
	['Twitter', 'paused'],
	['AT&T SMS', 'healthy'],
	['Verizon SMS', 'healthy'],
	['O2 Network', 'healthy'],
	['Telegram Archiver', 'healthy'],
	['WeChat Archiver', 'healthy'],
	['Cisco Jabber', 'healthy'],
	['Pivot', 'healthy'],
	['Symphony', 'healthy'],
	['Yieldbroker', 'healthy'],
	['XIP', 'healthy'],
];

export const tenantOf = (connectors: readonly Connector[], change: Partial<Tenant> = {}): Tenant => {
	const sorted = connectors.toSorted((left, right) => order.indexOf(left.state) - order.indexOf(right.state));
	const files = connectors.flatMap(each => each.files);
	return {
		asOf: now,
		verdict: verdictOf(sorted.map(({severity}) => severity), true),
		unseen: [],
		connectors: sorted,
		files,
		fileAccount: {
			read: files.length, duplicates: 0, pending: 0, ignored: 0, unrecognised: 0, unreadable: 0,
		},
		duplicateFiles: new Set(),
		connectorOfFile: new Map(connectors.flatMap(each => each.files.map(file => [file.id, each.key] as const))),
		...change,
	};
};

/** Every state at least once, 22 connectors. */
export const wholeTenant: Tenant = tenantOf(names.map(([name, state]) => connector(name, state)));

export const watching: Watching = {
	folders: [{
		folder: '/srv/purview/logs', mode: 'live', reason: null, lastScanAt: now - 2000, scanTook: 19, seenAt: now - 2000, lag: 40,
	}],
	progress: null,
	isComplete: true,
};
