import {isAscii} from 'node:buffer';
import {open, type FileHandle} from 'node:fs/promises';
import {placeOf} from '../../connectors/failed-items/failed-rows.ts';
import type {FailedItems, LogFile, RowFormat} from '../../connectors/reading.ts';
import {maximumRowLength, readPlacedRow} from '../../decode/rows/placed-row.ts';
import {trimBlanks} from '../../decode/lines/text-line.ts';
import {locationOf} from '../folder/log-location.ts';
import {openFlags} from '../folder/open-log.ts';
import {stampOf} from '../folder/stamp.ts';
import {ChangedLogError, refuseChanged} from './item-ids.ts';

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
	/** Returns the item id of a row that is not held; it may keep all of `text` in memory. */
	readonly itemIdOf: (row: number) => string;
	/** Returns the same as a text of its own, for whoever keeps it. */
	readonly ownItemIdOf: (row: number) => string;
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

/** Bytes that `plainCell` leaves to others. */
const isCareful = Uint8Array.from({length: 256}, (_, byte) => Number(needsCare.test(String.fromCodePoint(byte))));

/** Returns what `plainCell` does from the bytes themselves: slower for all rows, faster for some, and no piece of a larger text. */
const ownPlainCell = (bytes: Buffer, start: number, {delimiter, itemColumn, columnCount}: RowFormat): string | null => {
	const separator = delimiter.codePointAt(0)!;
	const ending = itemColumn === columnCount - 1 ? 0x0A : separator;
	let column = 0;
	let from = start;
	for (let at = start; at < bytes.length; at++) {
		const byte = bytes[at]!;
		if (byte === ending && column === itemColumn) {
			return trimBlanks(bytes.toString('latin1', from, at));
		}

		if (byte === separator && column < itemColumn) {
			column++;
			from = at + 1;
		} else if (isCareful[byte] === 1) {
			return null;
		}
	}

	return null;
};

type Bytes = {readonly bytes: Buffer; /** Where they begin in the file. */ readonly base: number; /** Whether no more are needed for the last row. */ readonly isEnd: boolean};

const chunkOf = (items: FailedItems, from: number, to: number, {bytes, base, isEnd}: Bytes): ItemIdChunk => {
	const {format} = items.places!;
	let text: string | null = null;
	const textOf = (): string => {
		text ??= bytes.toString('latin1');
		return text;
	};

	const isPlain = format.encoding === 'utf-8' && !format.isMarkdown;
	const startOf = (row: number): number | null => {
		const place = placeOf(items, row);
		return place === null ? null : place - base;
	};

	const carefulItemId = (row: number): string => {
		const start = startOf(row)!;
		const end = (row + 1 < to ? startOf(row + 1) : null) ?? (start + maximumRowLength);
		return readPlacedRow(bytes.subarray(start, end), format, isEnd)?.itemId ?? '';
	};

	return {
		from,
		to,
		// Made when somebody looks through it: for a few rows of each chunk it would cost more than they do.
		get text() {
			return textOf();
		},
		isAscii: isPlain && isAscii(bytes),
		startOf,
		itemIdOf: row => (isPlain ? plainCell(textOf(), startOf(row)!, format) : null) ?? carefulItemId(row),
		ownItemIdOf: row => (isPlain ? ownPlainCell(bytes, startOf(row)!, format) : null) ?? carefulItemId(row),
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
		// Fresh memory for each chunk would cost as much as all else.
		const buffer = Buffer.allocUnsafeSlow(chunkLength);
		for (let from = firstPlaced(items, 0); from < items.rowCount;) {
			const base = placeOf(items, from)!;
			const bytes = (length > buffer.length ? Buffer.allocUnsafeSlow(length) : buffer).subarray(0, Math.min(length, size - base));
			if (!await isFilled(handle, base, bytes)) {
				throw new ChangedLogError(file);
			}

			const isEnd = base + bytes.length >= size;
			const last = lastUpTo(items, from, base + bytes.length);
			// A row is whole when the next one begins in these bytes. Far from the next one it takes bytes for the longest row there may be.
			const whole = last === from && length > maximumRowLength ? from + 1 : last;
			const to = last === items.rowCount - 1 && isEnd ? items.rowCount : whole;
			length = to === from ? 2 * maximumRowLength : chunkLength;
			if (to > from) {
				yield chunkOf(items, from, to, {bytes, base, isEnd});
				from = firstPlaced(items, to);
			}
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

/** Whether a file has so many bytes from a position on, which a share may give a few at a time; false when it became shorter. */
const isFilled = async (handle: FileHandle, position: number, bytes: Buffer): Promise<boolean> => {
	for (let filled = 0; filled < bytes.length;) {
		const {bytesRead} = await handle.read(bytes, filled, bytes.length - filled, position + filled);
		if (bytesRead === 0) {
			return false;
		}

		filled += bytesRead;
	}

	return true;
};
