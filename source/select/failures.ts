/**
Failed items as the screens walk them: a row is a place in an import's columns and nothing is copied, so a million rows
cost a list of numbers.
*/
import {categoryOf} from '../connectors/categories.ts';
import {rowsByReason, textAt} from '../connectors/failed-rows.ts';
import type {Connector, HeldImport, Tenant} from '../connectors/model.ts';
import type {CodedColumn, FailedItems} from '../connectors/reading.ts';
import type {Location} from './location.ts';

/** One failed item, its texts exact; an absent one is empty. */
export type FailureRow = {
	readonly connector: Connector;
	readonly held: HeldImport;
	/** Index in the import's table. */
	readonly row: number;
	readonly itemId: string;
	readonly user: string;
	readonly m365User: string;
	readonly reason: string;
	readonly line: number | null;
};

/** One part of the listed rows: the matching rows of one import. */
type Part = {readonly connector: Connector; readonly held: HeldImport; readonly items: FailedItems; readonly rows: Uint32Array | null; readonly start: number; readonly count: number};

export type FailureCount = {readonly value: string; readonly rows: number; readonly users: number; readonly category: string};

export type FailureSet = {
	readonly length: number;
	readonly rowAt: (index: number) => FailureRow;
	readonly indexOf: (importId: string, row: number) => number;
	/** Rows by failure reason or source user, most rows first, then by value. */
	readonly countBy: (column: 'reasons' | 'users') => readonly FailureCount[];
};

type Scope = Pick<Location, 'connector' | 'importId' | 'reason' | 'user' | 'filter'>;

/** Returns the failed items of a connector, an import, a reason or a user that hold every word of the filter. */
export const failuresIn = (tenant: Tenant, scope: Scope): FailureSet => {
	const parts: Part[] = [];
	let length = 0;
	for (const connector of tenant.connectors) {
		if (scope.connector !== null && scope.connector !== connector.key) {
			continue;
		}

		for (const held of connector.imports) {
			if (held.failedItems === null || (scope.importId !== null && scope.importId !== held.id)) {
				continue;
			}

			const rows = matchingRows(held.failedItems, connector.name, scope);
			const count = rows?.length ?? held.failedItems.rowCount;
			parts.push({
				connector, held, items: held.failedItems, rows, start: length, count,
			});
			length += count;
		}
	}

	return {
		length,
		rowAt: index => rowAt(parts, index),
		indexOf: (importId, row) => indexOf(parts, importId, row),
		countBy: column => countBy(parts, column),
	};
};

const rowAt = (parts: readonly Part[], index: number): FailureRow => {
	const part = parts.findLast(({start, count}) => start <= index && count > 0)!;
	const row = part.rows === null ? index - part.start : part.rows[index - part.start]!;
	const {connector, held, items} = part;
	return {
		connector,
		held,
		row,
		itemId: textAt(items.itemIds, row),
		user: valueAt(items.users, row),
		m365User: valueAt(items.m365Users, row),
		reason: valueAt(items.reasons, row),
		line: items.lines?.[row] ?? null,
	};
};

const indexOf = (parts: readonly Part[], importId: string, row: number): number => {
	const part = parts.find(({held}) => held.id === importId);
	if (part === undefined) {
		return -1;
	}

	const offset = part.rows === null ? row : part.rows.indexOf(row);
	return offset < 0 || offset >= part.count ? -1 : part.start + offset;
};

const valueAt = ({codes, values}: CodedColumn, row: number): string => values[codes[row]!] ?? '';

/** Returns the rows that match; null when all do. */
const matchingRows = (items: FailedItems, connector: string, scope: Scope): Uint32Array | null => {
	const words = scope.filter.toLowerCase().split(' ').filter(word => word !== '' && !connector.toLowerCase().includes(word));
	if (scope.reason === null && scope.user === null && words.length === 0) {
		return null;
	}

	const isReason = scope.reason === null ? null : codesWhere(items.reasons, value => value === scope.reason);
	const isUser = scope.user === null ? null : codesWhere(items.users, value => value === scope.user);
	const tests = words.map(word => wordTest(items, word));
	const rows: number[] = [];
	for (let row = 0; row < items.rowCount; row++) {
		if ((isReason === null || isReason.has(items.reasons.codes[row]!)) && (isUser === null || isUser.has(items.users.codes[row]!)) && tests.every(test => test(row))) {
			rows.push(row);
		}
	}

	return Uint32Array.from(rows);
};

/** A word is looked up once in each distinct text, and only then in the item ids. */
const wordTest = (items: FailedItems, word: string): (row: number) => boolean => {
	const holds = (value: string): boolean => value.toLowerCase().includes(word);
	const columns = [items.reasons, items.users, items.m365Users].map(column => ({codes: column.codes, matches: codesWhere(column, holds)}));
	return row => columns.some(({codes, matches}) => matches.has(codes[row]!)) || holds(textAt(items.itemIds, row));
};

const codesWhere = ({values}: CodedColumn, test: (value: string) => boolean): ReadonlySet<number> =>
	new Set(values.keys().filter(code => test(values[code]!)));

const countBy = (parts: readonly Part[], column: 'reasons' | 'users'): readonly FailureCount[] => {
	const groups = new Map<string, {rows: number; users: Set<string>; category: string}>();
	for (const {items, rows, count} of parts) {
		for (let position = 0; position < count; position++) {
			const row = rows?.[position] ?? position;
			const value = valueAt(items[column], row);
			let group = groups.get(value);
			if (group === undefined) {
				group = {rows: 0, users: new Set(), category: column === 'reasons' ? categoryOf(value) : ''};
				groups.set(value, group);
			}

			group.rows++;
			group.users.add(valueAt(items.users, row));
		}
	}

	return [...groups].map(([value, {rows, users, category}]) => ({
		value, rows, users: users.size, category,
	}))
		.toSorted((left, right) => right.rows - left.rows || (left.value < right.value ? -1 : 1));
};

/** Returns how many rows of one import give each reason, most first. */
export const reasonsOf = (held: HeldImport): ReadonlyArray<{readonly reason: string; readonly rows: number; readonly category: string}> =>
	[...rowsByReason(held.failedItems)]
		.map(([reason, rows]) => ({reason, rows, category: categoryOf(reason)}))
		.toSorted((left, right) => right.rows - left.rows);
