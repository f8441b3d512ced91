/**
Builders of what the decoder and the intake hand over, for tests: short to write, complete, and overridable field by field.
*/
import type {
	CodedColumn,
	Counts,
	EmptyDay,
	FailedItems,
	ImportBlock,
	Kind,
	LogFile,
	Problem,
	Reading,
	TextColumn,
} from '../../source/connectors/reading.ts';
import {lineRunsOf} from '../../source/connectors/failed-items/failed-rows.ts';
import {
	defaultThresholds,
	type Acknowledgement,
	type ConnectorSettings,
	type Settings,
} from '../../source/connectors/settings.ts';

/** Returns the instant of an ISO time; without a zone it is UTC. */
export const at = (time: string): number => Date.parse(/Z|[+\-]\d{2}:\d{2}$/v.test(time) ? time : `${time.length === 10 ? `${time}T00:00` : time}Z`);

/** The now of most tests: a Sunday, 08:00 UTC. */
export const now = at('2026-11-22T08:00');

export const textColumn = (texts: readonly string[]): TextColumn => {
	let end = 0;
	const ends = Uint32Array.from(texts, text => {
		end += text.length;
		return end;
	});
	return {text: texts.join(''), ends};
};

export const codedColumn = (texts: readonly string[]): CodedColumn => {
	const values = [...new Set(texts)];
	return {codes: Uint32Array.from(texts, text => values.indexOf(text)), values};
};

export type FailedRow = {
	readonly itemId?: string;
	readonly user?: string;
	readonly m365User?: string;
	readonly reason?: string;
	readonly line?: number;
	readonly recordId?: string;
};

export const mappingReason = 'User mapping not found';

/** Returns the columns of a failed-items table; a row without a field gets a plausible one. */
export const failedItems = (rows: readonly FailedRow[]): FailedItems => ({
	rowCount: rows.length,
	itemIds: textColumn(rows.map(({itemId}, index) => itemId ?? `item-${index + 1}`)),
	users: codedColumn(rows.map(({user}) => user ?? 'ana@example.com')),
	m365Users: codedColumn(rows.map(({m365User}) => m365User ?? '')),
	reasons: codedColumn(rows.map(({reason}) => reason ?? 'Item too large')),
	places: null,
	lines: lineRunsOf(rows.map(({line}, index) => line ?? (index + 10))),
	recordIds: rows.some(({recordId}) => recordId !== undefined) ? textColumn(rows.map(({recordId}) => recordId ?? '')) : null,
});

type BlockOptions = Partial<Omit<ImportBlock, 'completedAt' | 'counts' | 'failedItems'>> & {
	/** ISO time, null when it could not be read. */
	readonly completedAt?: string | number | null;
	readonly counts?: Partial<Counts>;
	readonly rows?: readonly FailedRow[];
};

const countsOfKind = (kind: Kind, given: Partial<Counts>): Counts => {
	if (kind !== 'admin-log') {
		return {
			availableFromSource: null, availableForImport: null, imported: kind === 'records-log' ? 100 : null, partiallyImported: null, skipped: null, failed: kind === 'records-log' ? 0 : null, ...given,
		};
	}

	const {partiallyImported = 0, skipped = 0, failed = 0, availableFromSource = 50} = given;
	const availableForImport = given.availableForImport === undefined ? 100 : given.availableForImport;
	const imported = (availableForImport ?? 100) - ((partiallyImported ?? 0) + (skipped ?? 0) + (failed ?? 0));
	return {
		imported, ...given, availableFromSource, availableForImport, partiallyImported, skipped, failed,
	};
};

/** Returns one import: of 50 items at the source, 100 available for import, all imported; `imported` balances unless given. */
export const importBlock = ({completedAt = '2026-11-22T02:00', counts = {}, rows, kind = 'admin-log', ...rest}: BlockOptions = {}): ImportBlock => ({
	connector: null,
	isComplete: true,
	badFields: [],
	line: 1,
	skippedItems: null,
	auditRun: kind === 'audit-export' ? {jobId: 'job', taskId: `task ${completedAt}`} : null,
	...rest,
	kind,
	completedAt: typeof completedAt === 'string' ? at(completedAt) : completedAt,
	counts: countsOfKind(kind, counts),
	failedItems: rows ? failedItems(rows) : null,
});

/** Returns one import a day at 02:00 UTC for dates from `from` to `to`, both included. */
export const dailyImports = (from: string, to: string, options: BlockOptions = {}): readonly ImportBlock[] => {
	const blocks: ImportBlock[] = [];
	for (let start = at(from); start <= at(to); start += 86_400_000) {
		blocks.push(importBlock({line: (blocks.length * 10) + 1, ...options, completedAt: start + 7_200_000}));
	}

	return blocks;
};

export const emptyDay = (date: string, rest: Partial<EmptyDay> = {}): EmptyDay => ({
	connector: null, line: 1, ...rest, date,
});

export const problem = (rest: Partial<Problem> = {}): Problem => ({
	problem: 'unread-line', line: 1, message: 'not understood', isInsideImport: true, shape: 'not understood', ...rest,
});

export const reading = (rest: Partial<Reading> = {}): Reading => ({
	kind: rest.imports?.[0]?.kind ?? (rest.emptyDays?.length ? 'admin-log' : null),
	encoding: {name: 'utf-8', isGuess: false},
	layouts: ['labelled'],
	imports: [],
	emptyDays: [],
	problems: [],
	problemCount: rest.problems?.length ?? 0,
	unreadLines: [],
	unreadLineCount: rest.unreadLines?.length ?? 0,
	unrecognised: null,
	otherRecords: 0,
	bytes: {
		total: 1000, understood: 1000, pending: 0, skipped: 0,
	},
	...rest,
});

type FileOptions = Partial<Omit<LogFile, 'reading' | 'modifiedAt'>> & {
	readonly reading?: Partial<Reading> | null;
	readonly modifiedAt?: string | number;
};

/** Returns a file as the intake hands it over: `logFile('Slack_Log.txt', {reading: {imports: [importBlock()]}})`. */
export const logFile = (path: string, {reading: given = {}, modifiedAt = '2026-11-22T07:00', ...rest}: FileOptions = {}): LogFile => ({
	id: `/logs/${path}`,
	folder: '/logs',
	status: 'read',
	reason: null,
	size: 1000,
	sha256: null,
	...rest,
	path,
	modifiedAt: typeof modifiedAt === 'string' ? at(modifiedAt) : modifiedAt,
	reading: given === null ? null : reading(given),
});

/** Returns a log of one connector from its imports. */
export const logOf = (path: string, ...imports: readonly ImportBlock[]): LogFile => logFile(path, {reading: {imports}});

export const connectorSettings = (name: string, rest: Partial<ConnectorSettings> = {}): ConnectorSettings => ({
	...defaultThresholds,
	name,
	createdAt: null,
	auditingEnabledAt: null,
	matches: () => false,
	expectedWeekdays: null,
	paused: null,
	...rest,
});

export const settingsOf = (...connectors: readonly ConnectorSettings[]): Settings => ({defaults: defaultThresholds, connectors});

export const acknowledgement = (rest: Partial<Acknowledgement> = {}): Acknowledgement => ({
	id: 'a1',
	connector: 'Slack',
	reason: null,
	check: null,
	shape: null,
	author: null,
	ticket: null,
	note: 'known',
	createdAt: now,
	expiresAt: at('2026-12-31'),
	...rest,
});
