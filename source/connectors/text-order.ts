import type {Steps} from './failure-steps.ts';

/** Texts sorted in one step. */
const runLength = 2 ** 12;

/**
Sorts texts: in any case, then exactly; equal ones stay in their order, and an empty one is last either way. Returns their
places.
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

	const compare = comparePlaces(texts, folded, isReversed ? -1 : 1);
	let sorted = Uint32Array.from(texts.keys());
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

// By `<` alone: to ask first whether they are the same costs as much again.
const comparePlaces = (texts: readonly string[], folded: readonly string[], direction: 1 | -1) => (first: number, second: number): number => {
	const left = folded[first]!;
	const right = folded[second]!;
	if (left < right) {
		return left === '' ? 1 : -direction;
	}

	if (right < left) {
		return right === '' ? -1 : direction;
	}

	return texts[first]! < texts[second]! ? -direction : (texts[second]! < texts[first]! ? direction : first - second);
};

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
