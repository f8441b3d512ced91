/** Collecting the rows of one import that lack nothing: a loop of its own for each number of columns, and no branch in it. */
import type {FailedItems} from '../reading.ts';
import type {MissingWords} from './failure-search.ts';
import {itemIdOf} from './failed-rows.ts';
import {type MissingColumn, type MissingInRows, missingInRow} from './failure-conditions.ts';

/** Numbers of rows that are collected; room is made a step at a time, so that few rows cost little. */
export type FoundRows = {rows: Uint32Array; count: number};

/** Makes sure that `length` more rows fit. */
export const makeRoom = (found: FoundRows, length: number): void => {
	if (found.count + length > found.rows.length) {
		const larger = new Uint32Array(Math.max(found.rows.length * 2, found.count + length));
		larger.set(found.rows.subarray(0, found.count));
		found.rows = larger;
	}
};

/** Returns the numbers from 0 up to one, without it. */
export const numbersTo = (end: number): Uint32Array => {
	const numbers = new Uint32Array(end);
	// A loop takes a tenth of the time of `from` and `map`.
	for (let number = 0; number < end; number++) {
		numbers[number] = number;
	}

	return numbers;
};

/** Rows of an import by their own numbers, and the number its first one has in the index. */
export type OwnRows = {readonly from: number; readonly to: number; readonly start: number};

// Each row is written, and kept when nothing is missing: an unpredictable branch costs more than a write. One loop
// for each number of columns, because a loop over columns inside would cost three times as much.
const collectByOne = ({rows, count}: FoundRows, {from, to, start}: OwnRows, everywhere: number, {codes, missing}: MissingColumn): number => {
	let end = count;
	for (let row = from; row < to; row++) {
		rows[end] = start + row;
		end += ((everywhere & missing[codes[row]!]!) - 1) >>> 31;
	}

	return end;
};

const collectByTwo = ({rows, count}: FoundRows, {from, to, start}: OwnRows, everywhere: number, first: MissingColumn, second: MissingColumn): number => {
	const {codes: firstCodes, missing: firstMissing} = first;
	const {codes: secondCodes, missing: secondMissing} = second;
	let end = count;
	for (let row = from; row < to; row++) {
		rows[end] = start + row;
		end += ((everywhere & firstMissing[firstCodes[row]!]! & secondMissing[secondCodes[row]!]!) - 1) >>> 31;
	}

	return end;
};

const collectByThree = ({rows, count}: FoundRows, {from, to, start}: OwnRows, everywhere: number, [first, second, third]: readonly MissingColumn[]): number => {
	const {codes: firstCodes, missing: firstMissing} = first!;
	const {codes: secondCodes, missing: secondMissing} = second!;
	const {codes: thirdCodes, missing: thirdMissing} = third!;
	let end = count;
	for (let row = from; row < to; row++) {
		rows[end] = start + row;
		end += ((everywhere & firstMissing[firstCodes[row]!]! & secondMissing[secondCodes[row]!]! & thirdMissing[thirdCodes[row]!]!) - 1) >>> 31;
	}

	return end;
};

const collectAll = ({rows, count}: FoundRows, {from, to, start}: OwnRows): number => {
	for (let row = from; row < to; row++) {
		rows[count + row - from] = start + row;
	}

	return count + to - from;
};

/** Adds the rows of a stretch that lack nothing, for which there must be room, and returns how many are held then. */
export const collect = (found: FoundRows, stretch: OwnRows, {everywhere, columns}: MissingInRows): number => {
	const [first, second] = columns;
	if (first === undefined) {
		return everywhere === 0 ? collectAll(found, stretch) : found.count;
	}

	if (second === undefined) {
		return collectByOne(found, stretch, everywhere, first);
	}

	return columns.length === 2 ? collectByTwo(found, stretch, everywhere, first, second) : collectByThree(found, stretch, everywhere, columns);
};

/** The same for rows whose item ids are held: these may have what the rest of the row lacks. */
export const collectHolding = (found: FoundRows, {from, to, start}: OwnRows, missing: MissingInRows, items: FailedItems, missingInItemId: MissingWords): number => {
	let end = found.count;
	for (let row = from; row < to; row++) {
		const lacks = missingInRow(missing, row);
		const itemId = lacks === 0 ? null : itemIdOf(items, row);
		// An item id that is not held is looked at where it stands: it must not be taken for an empty one.
		if (lacks !== 0 && (itemId === null || (lacks & missingInItemId(itemId)) !== 0)) {
			continue;
		}

		found.rows[end] = start + row;
		end += 1;
	}

	return end;
};
