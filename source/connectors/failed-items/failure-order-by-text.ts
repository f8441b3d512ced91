import type {OrderedRows} from './failure-order.ts';
import {firstFrom} from './failure-stretches.ts';
import {stepLength, type Steps} from './failure-steps.ts';
import {textOrderSteps} from './text-order.ts';

/** Makes an order of ascending rows: `places` says which of them is first, which next. */
export function * orderedSteps(rows: Uint32Array, places: Uint32Array): Steps<OrderedRows> {
	const ranks = new Uint32Array(rows.length);
	const ordered = new Uint32Array(rows.length);
	for (let from = 0; from < places.length; from += stepLength) {
		for (const [offset, place] of places.subarray(from, from + stepLength).entries()) {
			ranks[place] = from + offset;
			ordered[from + offset] = rows[place]!;
		}

		yield;
	}

	// A row that is not among them stands behind all.
	const rankOf = (row: number): number => {
		const place = firstFrom(rows, row);
		return rows[place] === row ? ranks[place]! : rows.length;
	};

	return {rows: ordered, compare: (first, second) => rankOf(first) - rankOf(second) || first - second};
}

/**
Sorts ascending rows by a text that each has of its own (`texts[i]` is that of `rows[i]`), as `compareTexts` says.
@yields After each step.
*/
export function * orderByTextSteps(rows: Uint32Array, texts: readonly string[], isReversed: boolean): Steps<OrderedRows> {
	return yield * orderedSteps(rows, yield * textOrderSteps(texts, isReversed));
}
