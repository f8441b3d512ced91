import {isAscii} from 'node:buffer';
import {open, type FileHandle} from 'node:fs/promises';
import {placeOf} from '../connectors/failed-rows.ts';
import type {FailedItems, LogFile, RowFormat} from '../connectors/reading.ts';
import {maximumRowLength, readPlacedRow} from '../decode/placed-row.ts';
import {trimBlanks} from '../decode/text-line.ts';
import {ChangedLogError, refuseChanged} from './item-ids.ts';
import {locationOf} from './log-location.ts';
import {openFlags} from './open-log.ts';
import {stampOf} from './stamp.ts';

/** Bytes read at once: some milliseconds of work. */
const chunkLength = 512 * 1024;

/** Some rows of an import whose item ids stand in its file, and their bytes. */
export type ItemIdChunk = {
	/** Rows of the import from this one on… */
	readonly from: number;
	/** … up to but without this one; those that are held are among them. */
	readonly to: number;
	/** The bytes, a character each. */
	readonly text: string;
	/** Whether `text` is what the bytes say. */
	readonly isAscii: boolean;
	/** Returns where a row begins in `text`; null for one whose item id is held. */
	readonly startOf: (row: number) => number | null;
	/** Returns the item id of a row that is not held. */
	readonly itemIdOf: (row: number) => string;
	/** How far in the import its last row is, 0 to 1. */
	readonly progress: number;
};

/** What a cell must not hold, nor what stands before it in its row, to be read without splitting the row. */
const needsCare = /["\0\n\r\u0080-\u00FF]/v;

/** Returns the cell of a plain row; null when the row has to be split with care. */
const plainCell = (text: string, start: number, {delimiter, itemColumn, columnCount}: RowFormat): string | null => {
	let from = start;
	for (let column = 0; column < itemColumn; column++) {
		from = text.indexOf(delimiter, from) + 1;
		if (from === 0) {
			return null;
		}
	}

	const end = text.indexOf(itemColumn === columnCount - 1 ? '\n' : delimiter, from);
	return end === -1 || needsCare.test(text.slice(start, end)) ? null : trimBlanks(text.slice(from, end));
};

type Bytes = {readonly bytes: Buffer; /** Where they begin in the file. */ readonly base: number; /** Whether no more are needed for the last row. */ readonly isEnd: boolean};

const chunkOf = (items: FailedItems, from: number, to: number, {bytes, base, isEnd}: Bytes): ItemIdChunk => {
	const {format} = items.places!;
	const text = bytes.toString('latin1');
	const isPlain = format.encoding === 'utf-8' && !format.isMarkdown;
	const startOf = (row: number): number | null => {
		const place = placeOf(items, row);
		return place === null ? null : place - base;
	};

	return {
		from,
		to,
		text,
		isAscii: isPlain && isAscii(bytes),
		startOf,
		itemIdOf(row) {
			const start = startOf(row)!;
			const end = (row + 1 < to ? startOf(row + 1) : null) ?? (start + maximumRowLength);
			return (isPlain ? plainCell(text, start, format) : null) ?? readPlacedRow(bytes.subarray(start, end), format, isEnd)?.itemId ?? '';
		},
		progress: to / items.rowCount,
	};
};

/** Returns the byte at which a row begins, for a held one that of the nearest row before it that is not held. */
const placeUpTo = (items: FailedItems, row: number): number => {
	for (let nearest = row; ; nearest--) {
		const place = placeOf(items, nearest);
		if (place !== null) {
			return place;
		}
	}
};

/** Returns the last row from `first` (which is not held) on that begins at byte `end` or before it. */
const lastUpTo = (items: FailedItems, first: number, end: number): number => {
	let low = first;
	let high = items.rowCount - 1;
	while (low < high) {
		const middle = (low + high + 1) >>> 1;
		if (placeUpTo(items, middle) <= end) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}

	return low;
};

/**
Reads the item ids of an import that stand in its file, a chunk at a time and off the thread of the keys; throws
`ChangedLogError` when the log is not the one that was read, and other errors of the file system.
@yields Chunks in the order of the rows; each is only lent.
*/
export async function * readItemIdChunks(file: LogFile, items: FailedItems): AsyncGenerator<ItemIdChunk> {
	const handle = await open(locationOf(file), openFlags);
	try {
		const {size} = refuseChanged(file, stampOf(await handle.stat()));
		let length = chunkLength;
		for (let from = firstPlaced(items, 0); from < items.rowCount;) {
			const base = placeOf(items, from)!;
			const bytes = await readFully(handle, base, Math.min(length, size - base));
			if (bytes === null) {
				throw new ChangedLogError(file);
			}

			const isEnd = base + bytes.length >= size;
			const last = lastUpTo(items, from, base + bytes.length);
			// A row is whole when the next one begins in these bytes. Far from the next one it takes bytes for the longest row there may be.
			const whole = last === from && length > maximumRowLength ? from + 1 : last;
			const to = last === items.rowCount - 1 && isEnd ? items.rowCount : whole;
			length = to === from ? 2 * maximumRowLength : chunkLength;
			if (!(to > from)) {
				continue;
			}

			yield chunkOf(items, from, to, {bytes, base, isEnd});
			from = firstPlaced(items, to);
		}
	} finally {
		await handle.close();
	}
}

const firstPlaced = (items: FailedItems, from: number): number => {
	let row = from;
	while (row < items.rowCount && placeOf(items, row) === null) {
		row++;
	}

	return row;
};

/** Returns so many bytes, which a share may give a few at a time; null when the file became shorter. */
const readFully = async (handle: FileHandle, position: number, length: number): Promise<Buffer | null> => {
	const bytes = Buffer.allocUnsafe(length);
	for (let filled = 0; filled < length;) {
		const {bytesRead} = await handle.read(bytes, filled, length - filled, position + filled);
		if (bytesRead === 0) {
			return null;
		}

		filled += bytesRead;
	}

	return bytes;
};
