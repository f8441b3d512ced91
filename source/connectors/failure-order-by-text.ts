import type {OrderedRows} from './failure-order.ts';
import {firstFrom} from './failure-stretches.ts';
import type {Steps} from './failure-steps.ts';
import {textOrderSteps} from './text-order.ts';

/**
Sorts ascending rows by a text that each has of its own (`texts[i]` is that of `rows[i]`): in any case, then exactly; an empty
one is last either way.
@yields After each step.
*/
export function * orderByTextSteps(rows: Uint32Array, texts: readonly string[], isReversed: boolean): Steps<OrderedRows> {
	const sorted = yield * textOrderSteps(texts, isReversed);
	const ranks = new Uint32Array(rows.length);
	for (const [rank, place] of sorted.entries()) {
		ranks[place] = rank;
	}

	// A row that is not among them stands behind all.
	const rankOf = (row: number): number => {
		const place = firstFrom(rows, row);
		return rows[place] === row ? ranks[place]! : rows.length;
	};

	return {rows: sorted.map(place => rows[place]!), compare: (first, second) => rankOf(first) - rankOf(second) || first - second};
}
