import type {Meaning} from './failure-grouping.ts';
import type {FailureIndex} from './failure-index.ts';
import {stepLength} from './failure-steps.ts';

/**
Rows of one import, few enough for one step: positions `from` to `to` of the row numbers, or, when all rows are meant, those
row numbers themselves.
*/
export type Stretch = {
	readonly place: number;
	readonly from: number;
	readonly to: number;
	/** The number of the import's first row. */
	readonly start: number;
};

/** Returns the first position of ascending row numbers whose row is at least `row`. */
export const firstFrom = (rows: Uint32Array, row: number): number => {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (rows[middle]! < row) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return low;
};

/**
Returns ascending row numbers, null being all rows, import by import and no more than one step's at once.
@yields Stretches that are not empty, in order.
*/
export function * stretchesOf({imports, starts}: FailureIndex, rows: Uint32Array | null): Iterable<Stretch> {
	for (const place of imports.keys()) {
		const start = starts[place]!;
		const first = rows === null ? start : firstFrom(rows, start);
		const end = rows === null ? starts[place + 1]! : firstFrom(rows, starts[place + 1]!);
		for (let from = first; from < end; from += stepLength) {
			yield {
				place, from, to: Math.min(end, from + stepLength), start,
			};
		}
	}
}

/** Adds the rows of a stretch to how many rows each meaning has. */
export const tallyRows = (tally: Uint32Array, rows: Uint32Array | null, {from, to, start}: Stretch, {codes, meanings}: Meaning): void => {
	const first = start >>> 0;
	if (rows === null) {
		for (let row = from - first; row < to - first; row++) {
			tally[meanings[codes[row]!]!]! += 1;
		}

		return;
	}

	for (let position = from; position < to; position++) {
		tally[meanings[codes[(rows[position]! - first) >>> 0]!]!]! += 1;
	}
};
