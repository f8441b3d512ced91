/**
Rows parted into ranges of item ids that follow one another, each small enough to be held and sorted: the ids of millions of rows
stand in files, and are more than memory should hold.
*/
import {stepLength, type Steps} from './failure-steps.ts';
import {compareTexts, type Folded} from './text-order.ts';

/** Rows of one range, about; some have twice as many. */
export const rowsOfRange = 400_000;
/** Item ids looked at for each range, so that few ranges become much larger than others. */
const sampledOfRange = 256;

/** Returns every so-manieth of ascending rows; none when one range holds them all. */
export const sampleOf = (rows: Uint32Array, ofRange = rowsOfRange): Uint32Array => {
	const ranges = Math.ceil(rows.length / ofRange);
	const gap = rows.length / (ranges * sampledOfRange);
	// Not at even distances: rows may come in turns.
	return ranges <= 1 ? new Uint32Array() : Uint32Array.from({length: ranges * sampledOfRange}, (_, place) => rows[Math.floor((place + (((place * 0x9E_37_79_B1) >>> 0) / (2 ** 32))) * gap)]!);
};

/** Item ids that part the ranges, in the order of the list. */
export type Borders = readonly Folded[];

/** Returns the borders of ranges that hold about the same number of rows, as far as a sample tells. */
export const bordersOf = (sample: readonly string[], isReversed: boolean): Borders => {
	const compare = compareTexts(isReversed);
	const sorted = sample.map(text => foldedOf(text)).toSorted(compare);
	const borders = sorted.filter((_, place) => place % sampledOfRange === 0 && place > 0);
	return borders.filter(({text}, place) => text !== '' && text !== borders[place - 1]?.text);
};

const foldedOf = (text: string): Folded => ({text, folded: text.toLowerCase()});

/**
Returns which range an item id is in: number 2b is what lies before border b, 2b + 1 that border itself, whose rows need no
sorting, be they ever so many. The last range is that of empty ids.
*/
export const rangeFinder = (borders: Borders, isReversed: boolean): ((itemId: string) => number) => {
	const compare = compareTexts(isReversed);
	return itemId => {
		if (itemId === '') {
			return (borders.length * 2) + 1;
		}

		const wanted = foldedOf(itemId);
		let low = 0;
		let high = borders.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (compare(borders[middle]!, wanted) < 0) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}

		return (low * 2) + Number(borders[low]?.text === itemId);
	};
};

/** Whether all rows of a range have the same item id. */
export const isOfOneText = (range: number): boolean => range % 2 === 1;

/** Places of rows, range by range; range r begins at `starts[r]`. */
export type Parted = {readonly places: Uint32Array; readonly starts: Uint32Array};

/** Puts the places of rows into the order of their ranges; within a range they stay as they were. */
export function * partSteps(rangeOfPlace: Uint16Array, borders: Borders): Steps<Parted> {
	const starts = new Uint32Array((borders.length * 2) + 3);
	for (let from = 0; from < rangeOfPlace.length; from += stepLength) {
		for (const range of rangeOfPlace.subarray(from, from + stepLength)) {
			starts[range + 1]! += 1;
		}

		yield;
	}

	for (const [range, count] of starts.subarray(1).entries()) {
		starts[range + 1] = starts[range]! + count;
	}

	const next = [...starts];
	const places = new Uint32Array(rangeOfPlace.length);
	for (let from = 0; from < rangeOfPlace.length; from += stepLength) {
		for (const [offset, range] of rangeOfPlace.subarray(from, from + stepLength).entries()) {
			places[next[range]!] = from + offset;
			next[range]! += 1;
		}

		yield;
	}

	return {places, starts};
}
