/** Failed items as the screens walk them: the rows of a scope that match, read one at a time. */
import {categoryOf} from '../connectors/categories.ts';
import {rowsByReason} from '../connectors/failed-rows.ts';
import {
	type Failure,
	type FailureCount,
	type FailureIndex,
	countFailures,
	failureAt,
	filterFailures,
	importOfRow,
	indexFailures,
	noFilter,
	unsearchedItemIds,
} from '../connectors/failures.ts';
import type {HeldImport, Tenant} from '../connectors/model.ts';
import type {Location} from './location.ts';
import {memoizeLast} from './memoize-last.ts';

export type FailureSet = {
	readonly length: number;
	/** Rows whose item id stands in its file: a filter does not look there. */
	readonly unsearched: number;
	/** Reads the row at a place in the list. */
	readonly at: (place: number) => Failure;
	/** Returns the identity of the row at a place: it stays while its import is held. */
	readonly keyAt: (place: number) => string;
	/** Returns where the row with this identity stands, -1 when it is not listed. */
	readonly indexOf: (key: string) => number;
	/** Finds the next place whose row also holds every word of a search, going round. */
	readonly nextMatch: (search: string, place: number, direction: 1 | -1) => number | null;
	/** Most rows first. */
	readonly countBy: (field: 'reason' | 'user') => readonly FailureCount[];
};

const indexOfScope = memoizeLast((tenant: Tenant, connector: string | null, importId: string | null): FailureIndex => {
	if (importId !== null) {
		return indexFailures(tenant, {kind: 'import', id: importId});
	}

	return indexFailures(tenant, connector === null ? {kind: 'all'} : {kind: 'connector', key: connector});
});

/** Returns the failed items a location is about: every word of its filter must be somewhere in the row. */
export const failuresIn = memoizeLast((tenant: Tenant, location: Location): FailureSet => {
	const index = indexOfScope(tenant, location.connector, location.importId);
	const rows = matchingRows(index, location);
	const rowAt = (place: number): number => rows === null ? place : rows[place]!;
	return {
		length: rows?.length ?? index.rowCount,
		unsearched: location.filter === '' ? 0 : unsearchedItemIds(index),
		at: place => failureAt(index, rowAt(place)),
		keyAt: place => keyOf(index, rowAt(place)),
		indexOf(key) {
			const row = rowOf(index, key);
			return row === -1 || rows === null ? row : placeOf(rows, row);
		},
		nextMatch(search, place, direction) {
			const matches = matchesOf(index, location, search);
			const own = rowAt(place);
			const next = direction === 1 ? matches.find(row => row > own) ?? matches[0] : matches.findLast(row => row < own) ?? matches.at(-1);
			return next === undefined ? null : (rows === null ? next : placeOf(rows, next));
		},
		countBy: memoizeLast(field => countFailures(index, rows, field)),
	};
});

const matchesOf = memoizeLast((index: FailureIndex, location: Location, search: string): Uint32Array =>
	matchingRows(index, {...location, filter: `${location.filter} ${search}`}) ?? new Uint32Array());

/** Returns the rows that match; null when all do. */
const matchingRows = (index: FailureIndex, {reason, user, filter}: Location): Uint32Array | null => {
	// A regular expression may hold spaces.
	const words = /^\/.+\/$/v.test(filter.trim()) ? [filter.trim()] : filter.split(' ').filter(word => word !== '');
	if (reason === null && user === null && words.length === 0) {
		return null;
	}

	const [first = null, ...others] = words;
	let rows = filterFailures(index, {
		...noFilter, reason, user, text: first,
	});
	for (const text of others) {
		rows = inBoth(rows, filterFailures(index, {...noFilter, text}));
	}

	return rows;
};

/** Returns the numbers of two ascending lists that are in both. */
const inBoth = (first: Uint32Array, second: Uint32Array): Uint32Array => {
	const both = new Uint32Array(Math.min(first.length, second.length));
	let count = 0;
	let at = 0;
	for (const row of first) {
		while (second[at]! < row) {
			at += 1;
		}

		if (second[at] !== row) {
			continue;
		}

		both[count] = row;
		count += 1;
	}

	return both.slice(0, count);
};

const keyOf = (index: FailureIndex, row: number): string => {
	const place = importOfRow(index, row);
	return failureKey(index.imports[place]!.id, row - index.starts[place]!);
};

/** Returns the identity of one row of one import. */
const failureKey = (importId: string, row: number): string => `${row}@${importId}`;

/** Returns import and row of an identity. */
export const readFailureKey = (key: string): {readonly importId: string; readonly row: number} => {
	const separator = key.indexOf('@');
	return {importId: key.slice(separator + 1), row: Number(key.slice(0, separator))};
};

const rowOf = ({imports, starts}: FailureIndex, key: string): number => {
	const {importId, row} = readFailureKey(key);
	const place = imports.findIndex(({id}) => id === importId);
	return place === -1 || !(row < imports[place]!.failureRows) ? -1 : starts[place]! + row;
};

/** Finds a row in ascending rows. */
const placeOf = (rows: Uint32Array, row: number): number => {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (rows[middle]! < row) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return rows[low] === row ? low : -1;
};

/** Returns how many rows of one import give each reason, most first. */
export const reasonsOf = (held: HeldImport): ReadonlyArray<{readonly reason: string; readonly rows: number; readonly category: string}> =>
	[...rowsByReason(held.failedItems)]
		.map(([reason, rows]) => ({reason, rows, category: categoryOf(reason)}))
		.toSorted((left, right) => right.rows - left.rows);
