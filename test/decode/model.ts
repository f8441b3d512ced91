import {
	countFields,
	type CountField,
	type FailedItems,
	type Reading,
} from '../../source/connectors/reading.ts';

/** What a log is meant to say, before it is laid out. */
export type Item = {readonly itemId: string; readonly user: string; readonly m365User: string; readonly reason: string};

export type ImportEntry = {
	readonly type: 'import';
	/** Whole seconds, as milliseconds. */
	readonly completedAt: number;
	readonly counts: Readonly<Record<CountField, number | null>>;
	readonly items: readonly Item[] | null;
};

export type Entry = ImportEntry | {readonly type: 'empty'; readonly date: string};

export type Log = {readonly connector: string | null; readonly entries: readonly Entry[]};

/** What a log says in a form tests compare: rows as arrays. */
export type Facts = {
	readonly imports: ReadonlyArray<{
		readonly connector: string | null;
		readonly completedAt: number | null;
		readonly counts: Readonly<Record<string, number | null>>;
		readonly items: ReadonlyArray<readonly string[]> | null;
	}>;
	readonly emptyDays: ReadonlyArray<{readonly connector: string | null; readonly date: string}>;
};

/** Returns the rows of a columnar table: item, source user, Microsoft 365 user, reason. */
export const rowsOf = (items: FailedItems): readonly string[][] =>
	Array.from({length: items.rowCount}, (_, row) => [
		items.itemIds.text.slice(items.itemIds.ends[row - 1] ?? 0, items.itemIds.ends[row]),
		items.users.values[items.users.codes[row]!]!,
		items.m365Users.values[items.m365Users.codes[row]!]!,
		items.reasons.values[items.reasons.codes[row]!]!,
	]);

/** Returns the facts of a reading. */
export const factsOf = (reading: Reading): Facts => ({
	imports: reading.imports.map(({connector, completedAt, counts, failedItems}) => ({
		connector, completedAt, counts, items: failedItems === null ? null : rowsOf(failedItems),
	})),
	emptyDays: reading.emptyDays.map(({connector, date}) => ({connector, date})),
});

/** Returns the facts a log is meant to give. */
export const factsOfLog = (log: Log): Facts => ({
	imports: log.entries.filter(entry => entry.type === 'import').map(({completedAt, counts, items}) => ({
		connector: log.connector,
		completedAt,
		counts: Object.fromEntries(countFields.map(field => [field, counts[field]])),
		items: items?.map(({itemId, user, m365User, reason}) => [itemId, user, m365User, reason]) ?? null,
	})),
	emptyDays: log.entries.filter(entry => entry.type === 'empty').map(({date}) => ({connector: log.connector, date})),
});
