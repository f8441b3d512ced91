import {numbersTo} from './failure-rows.ts';
import type {Steps} from './failure-steps.ts';

/** Texts sorted in one step. */
const runLength = 2 ** 12;

/** A text, and the same in lower case. */
export type Folded = {readonly text: string; readonly folded: string};

/** Says which of two texts comes first: in any case, then exactly; an empty one is last either way. 0 for the same text. */
export type CompareTexts = (first: Folded, second: Folded) => number;

/** Returns how texts are compared in a list. */
export const compareTexts = (isReversed: boolean): CompareTexts => {
	const direction = isReversed ? -1 : 1;
	return (first, second) => compareFolded(first.folded, second.folded, direction) || compareExact(first.text, second.text, direction);
};

// By `<` alone: to ask first whether they are the same costs as much again.
const compareFolded = (first: string, second: string, direction: 1 | -1): number => {
	if (first < second) {
		return first === '' ? 1 : -direction;
	}

	if (second < first) {
		return second === '' ? -1 : direction;
	}

	return 0;
};

const compareExact = (first: string, second: string, direction: 1 | -1): number => first < second ? -direction : (second < first ? direction : 0);

/**
Sorts texts as `compareTexts` says; the same ones stay in their order. Returns their places.
@yields After each step.
*/
export function * textOrderSteps(texts: readonly string[], isReversed: boolean): Steps<Uint32Array> {
	const folded: string[] = [];
	for (let from = 0; from < texts.length; from += runLength) {
		for (const text of texts.slice(from, from + runLength)) {
			folded.push(text.toLowerCase());
		}

		yield;
	}

	const direction = isReversed ? -1 : 1;
	const compare = (first: number, second: number): number =>
		compareFolded(folded[first]!, folded[second]!, direction) || compareExact(texts[first]!, texts[second]!, direction) || first - second;
	let sorted = numbersTo(texts.length);
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
