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
import {textOrderSteps} from './text-order.ts';

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

const ascendingRanks = new WeakMap<readonly string[], Uint32Array>();
const descendingRanks = new WeakMap<readonly string[], Uint32Array>();

/**
Returns for each value its place among all of them. Remembered for the values: those of users are many, and each letter of a
filter has its rows sorted anew.
*/
function * rankSteps(values: readonly string[], isDescending: boolean): Steps<Uint32Array> {
	const known = isDescending ? descendingRanks : ascendingRanks;
	const before = known.get(values);
	if (before) {
		return before;
	}

	const ranks = new Uint32Array(values.length);
	for (const [rank, group] of (yield * textOrderSteps(values, isDescending)).entries()) {
		ranks[group] = rank;
	}

	known.set(values, ranks);
	return ranks;
}

// A loop for all rows and one for some: asking in each of eight million rows which it is costs half as much again.
/** Writes the rows of a stretch where the rank of each has its next place. */
const placeRows = (ordered: Uint32Array, nextOfRank: Uint32Array, rows: Uint32Array | null, {from, to, start}: Stretch, {codes, meanings: ranks}: Meaning): void => {
	const first = start >>> 0;
	if (rows === null) {
		for (let row = from; row < to; row++) {
			const rank = ranks[codes[(row - first) >>> 0]!]!;
			const place = nextOfRank[rank]!;
			ordered[place] = row;
			nextOfRank[rank] = place + 1;
		}

		return;
	}

	for (let position = from; position < to; position++) {
		const row = rows[position]!;
		const rank = ranks[codes[(row - first) >>> 0]!]!;
		const place = nextOfRank[rank]!;
		ordered[place] = row;
		nextOfRank[rank] = place + 1;
	}
};

/**
Sorts rows by a field; equal ones stay in the order of the index. A counting sort: it costs the same whatever the order was.
`rows` are ascending row numbers of the index, `null` all of them.
@yields After each step.
*/
export function * orderSteps(index: FailureIndex, rows: Uint32Array | null, field: FailureField, isReversed: boolean): Steps<OrderedRows> {
	const grouping = groupings[field](index);
	const ranks = yield * rankSteps(grouping.values, newestFirst.has(field) !== isReversed);
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
