import type {OrderedRows} from './failure-order.ts';
import {firstFrom} from './failure-stretches.ts';
import type {Steps} from './failure-steps.ts';

/** Texts sorted in one step. */
const runLength = 2 ** 12;

/**
Sorts places by their texts, runs first, then ever longer runs into one.
@yields After each step.
*/
function * sortSteps(places: Uint32Array, compare: (first: number, second: number) => number): Steps<Uint32Array> {
	let sorted = places;
	for (let from = 0; from < sorted.length; from += runLength) {
		sorted.subarray(from, from + runLength).sort(compare);
		yield;
	}

	for (let width = runLength; width < sorted.length; width *= 2) {
		const merged = new Uint32Array(sorted.length);
		for (let from = 0; from < sorted.length; from += width * 2) {
			yield * mergeSteps(sorted.subarray(from, from + width), sorted.subarray(from + width, from + (width * 2)), merged.subarray(from), compare);
		}

		sorted = merged;
	}

	return sorted;
}

function * mergeSteps(first: Uint32Array, second: Uint32Array, merged: Uint32Array, compare: (first: number, second: number) => number): Steps<void> {
	let left = 0;
	let right = 0;
	while (left + right < first.length + second.length) {
		const isLeft = right >= second.length || (left < first.length && compare(first[left]!, second[right]!) <= 0);
		merged[left + right] = isLeft ? first[left]! : second[right]!;
		left += Number(isLeft);
		right += Number(!isLeft);
		if ((left + right) % runLength === 0) {
			yield;
		}
	}
}

/**
Sorts ascending rows by a text that each has of its own (`texts[i]` is that of `rows[i]`): in any case, then exactly; an empty
one is last either way.
@yields After each step.
*/
export function * orderByTextSteps(rows: Uint32Array, texts: readonly string[], isReversed: boolean): Steps<OrderedRows> {
	const folded = texts.map(text => text.toLowerCase());
	const direction = isReversed ? -1 : 1;
	const compareTexts = (first: number, second: number): number => {
		if ((texts[first] === '') !== (texts[second] === '')) {
			return texts[first] === '' ? 1 : -1;
		}

		const [left, right] = folded[first] === folded[second] ? [texts[first]!, texts[second]!] : [folded[first]!, folded[second]!];
		return left === right ? first - second : (left < right ? -direction : direction);
	};

	const sorted = yield * sortSteps(Uint32Array.from(texts.keys()), compareTexts);
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
