import {
	groupings,
	meaningIn,
	type FailureField,
	type Meaning,
} from './failure-grouping.ts';
import {importOfRow, type FailureIndex} from './failure-index.ts';
import {runSteps, type Steps} from './failure-steps.ts';
import {
	stretchesOf,
	tallyRows,
	type Stretch,
} from './failure-stretches.ts';

/** Rows in an order of their own. */
export type OrderedRows = {
	readonly rows: Uint32Array;
	/** Says whether a row comes before another (negative), is it (0) or comes behind it; also of rows that are not among them. */
	readonly compare: (first: number, second: number) => number;
};

/** Returns the first place whose row does not come before `row`; the number of rows when all do. */
export const placeFrom = ({rows, compare}: OrderedRows, row: number): number => {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (compare(rows[middle]!, row) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return low;
};

/** Fields whose newest value comes first. */
const newestFirst: ReadonlySet<FailureField> = new Set(['import', 'day']);

/** Returns for each value its place among all of them: in any case, then exactly; the empty text is last either way. */
const ranksOf = (values: readonly string[], isDescending: boolean): Uint32Array => {
	const direction = isDescending ? -1 : 1;
	const ranks = new Uint32Array(values.length);
	const folded = values.map(value => value.toLowerCase());
	const sorted = values.keys().toArray().toSorted((first, second) => {
		if ((values[first] === '') !== (values[second] === '')) {
			return values[first] === '' ? 1 : -1;
		}

		const [left, right] = folded[first] === folded[second] ? [values[first]!, values[second]!] : [folded[first]!, folded[second]!];
		return left === right ? 0 : (left < right ? -direction : direction);
	});
	for (const [rank, group] of sorted.entries()) {
		ranks[group] = rank;
	}

	return ranks;
};

/** Writes the rows of a stretch where the rank of each has its next place. */
const placeRows = (ordered: Uint32Array, nextOfRank: Uint32Array, rows: Uint32Array | null, {from, to, start}: Stretch, {codes, meanings: ranks}: Meaning): void => {
	const first = start >>> 0;
	for (let position = from; position < to; position++) {
		const row = rows === null ? position : rows[position]!;
		const rank = ranks[codes[(row - first) >>> 0]!]!;
		ordered[nextOfRank[rank]!] = row;
		nextOfRank[rank]! += 1;
	}
};

/**
Sorts rows by a field; equal ones stay in the order of the index. A counting sort: it costs the same whatever the order was.
`rows` are ascending row numbers of the index, `null` all of them.
*/
export function * orderSteps(index: FailureIndex, rows: Uint32Array | null, field: FailureField, isReversed: boolean): Steps<OrderedRows> {
	const grouping = groupings[field](index);
	const ranks = ranksOf(grouping.values, newestFirst.has(field) !== isReversed);
	const meanings = index.imports.map((_, place) => {
		const {codes, meanings: groups} = meaningIn(grouping, index, place);
		return {codes, meanings: Uint32Array.from(groups, group => ranks[group]!)};
	});
	const rowsOfRank = new Uint32Array(grouping.values.length);
	for (const stretch of stretchesOf(index, rows)) {
		tallyRows(rowsOfRank, rows, stretch, meanings[stretch.place]!);
		yield;
	}

	const firsts = new Uint32Array(rowsOfRank.length + 1);
	for (const [rank, count] of rowsOfRank.entries()) {
		firsts[rank + 1] = firsts[rank]! + count;
	}

	const ordered = new Uint32Array(rows?.length ?? index.rowCount);
	const nextOfRank = Uint32Array.from(firsts);
	for (const stretch of stretchesOf(index, rows)) {
		placeRows(ordered, nextOfRank, rows, stretch, meanings[stretch.place]!);
		yield;
	}

	const rankOf = (row: number): number => {
		const place = importOfRow(index, row);
		const {codes, meanings: ranksOfCodes} = meanings[place]!;
		return ranksOfCodes[codes[row - index.starts[place]!]!]!;
	};

	return {rows: ordered, compare: (first, second) => rankOf(first) - rankOf(second) || first - second};
}

/** Sorts rows by a field, all steps at once: see `orderSteps`. */
export const orderFailures = (index: FailureIndex, rows: Uint32Array | null, field: FailureField, isReversed: boolean): OrderedRows =>
	runSteps(orderSteps(index, rows, field, isReversed));
