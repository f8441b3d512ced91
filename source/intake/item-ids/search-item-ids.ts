import type {FailureIndex} from '../../connectors/failed-items/failures.ts';
import type {ItemIdSearch} from '../../connectors/failed-items/item-id-search.ts';
import {readItemIdChunks, type ItemIdChunk} from './item-id-chunks.ts';

/** Rows that were found in a chunk, by their own numbers, ascending. */
type FoundItemIds = number[];

/** Looks at the item id of each row that could be found. */
const walk = ({from, to, startOf, itemIdOf}: ItemIdChunk, {isOpen, isFound}: ItemIdSearch): FoundItemIds => {
	const found: FoundItemIds = [];
	for (let row = from; row < to; row++) {
		if (isOpen(row) && startOf(row) !== null && isFound(row, itemIdOf(row))) {
			found.push(row);
		}
	}

	return found;
};

/** Twice as fast as to fold the text first. */
const patternOf = (needle: string): RegExp => new RegExp([...needle].map(character => `\\x${character.codePointAt(0)!.toString(16).padStart(2, '0')}`).join(''), 'gi');

/** Looks only at rows that hold the needle somewhere. */
const hunt = ({from, to, text, startOf, itemIdOf}: ItemIdChunk, {isOpen, isFound}: ItemIdSearch, needle: string): FoundItemIds => {
	const found: FoundItemIds = [];
	const pattern = patternOf(needle);
	for (let row = from, hit = pattern.exec(text); hit !== null && row < to; hit = pattern.exec(text)) {
		row = rowAt(startOf, row, to, hit.index);
		if (isOpen(row) && isFound(row, itemIdOf(row))) {
			found.push(row);
		}

		do {
			row++;
		} while (row < to && startOf(row) === null);

		pattern.lastIndex = row < to ? startOf(row)! : text.length;
	}

	return found;
};

/** Returns the row, from one that is not held on, that holds a place of the text: rows are mostly of one length, so not far ahead or far. */
const rowAt = (startOf: ItemIdChunk['startOf'], from: number, to: number, hit: number): number => {
	const nearest = (row: number): number => {
		let placed = row;
		while (startOf(placed) === null) {
			placed--;
		}

		return placed;
	};

	let low = from;
	let high = from + 1;
	for (let step = 1; high < to && startOf(nearest(high))! <= hit; step *= 2) {
		low = high;
		high += step;
	}

	high = Math.min(high, to);
	while (high - low > 1) {
		const middle = (low + high) >>> 1;
		if (startOf(nearest(middle))! <= hit) {
			low = middle;
		} else {
			high = middle;
		}
	}

	return nearest(low);
};

/** A needle that can be told from what stands around it, whatever the row's quotes. */
const isTellable = /^[\u0021\u0023-\u007B\u007D\u007E]+$/v;

export type ItemIdProgress = {
	/** Rows of the index that were found, ascending and behind all that were found before. */
	readonly rows: readonly number[];
	/** How far the search of this import is, 0 to 1. */
	readonly progress: number;
};

/**
Looks through item ids that stand in their file, a chunk of some milliseconds at a time; throws `ChangedLogError` when the log
is not the one that was read.
@yields What each chunk gave.
*/
export async function * searchItemIds({imports, starts}: FailureIndex, search: ItemIdSearch): AsyncGenerator<ItemIdProgress> {
	const {file, failedItems} = imports[search.place]!;
	const {needle} = search;
	for await (const chunk of readItemIdChunks(file, failedItems!)) {
		const found = needle !== null && chunk.isAscii && isTellable.test(needle) ? hunt(chunk, search, needle) : walk(chunk, search);
		yield {rows: found.map(row => starts[search.place]! + row), progress: chunk.progress};
	}
}
