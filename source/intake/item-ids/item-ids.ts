import {closeSync, readSync} from 'node:fs';
import type {LogFile, RowFormat} from '../../connectors/reading.ts';
import {isBlank} from '../../decode/lines/text-line.ts';
import {maximumRowLength, readPlacedRow, type PlacedRow} from '../../decode/rows/placed-row.ts';
import {locationOf} from '../folder/log-location.ts';
import {openLog} from '../folder/open-log.ts';
import type {Stamp} from '../folder/stamp.ts';

/** Bytes read at once: rows are mostly asked for one after the other. */
const windowLength = 2 * maximumRowLength;

/** Thrown when rows cannot be read again: the file is gone, or is not the one that was read before. */
export class ChangedLogError extends Error {
	override name = 'ChangedLogError';
	readonly file: LogFile;

	constructor(file: LogFile, options?: ErrorOptions) {
		super('the log changed since it was read', options);
		this.file = file;
	}
}

/** Bytes that a cell must not hold, nor what stands before it in its row, to be read without splitting the row: quotes, zeros, ends of lines, all but ASCII. */
const isCareful = Uint8Array.from({length: 256}, (_, byte) => Number(byte >= 0x80 || byte === 0x22 || byte === 0x00 || byte === 0x0A || byte === 0x0D));

/** Whether the item id of a row ends with a delimiter and its bytes are its characters. */
const isPlainFormat = ({encoding, isMarkdown, itemColumn, columnCount}: RowFormat): boolean => encoding === 'utf-8' && !isMarkdown && itemColumn < columnCount - 1;

/** Hardly a row is longer, in bytes. */
const ordinaryLength = 2048;

/** Throws when a log is not the one that was read. One that only grew has its rows where they were; the time tells of the others. */
export const refuseChanged = (file: LogFile, stamp: Stamp): Stamp => {
	if (stamp.size < file.size || (stamp.size === file.size && Math.trunc(stamp.modifiedAt) !== file.modifiedAt)) {
		throw new ChangedLogError(file);
	}

	return stamp;
};

type OpenFile = {readonly file: LogFile; readonly descriptor: number; readonly stamp: Stamp};

/** Reads item ids that were left in their files: one file open at a time, one window of it in memory. */
export class ItemIds {
	#open: OpenFile | null = null;
	readonly #buffer = Buffer.allocUnsafeSlow(windowLength);
	readonly #found = {bytes: this.#buffer, start: 0, end: 0};
	#start = 0;
	#length = 0;

	/** Returns the row that begins at byte `place`; throws `ChangedLogError` when it cannot be read any more. */
	read(file: LogFile, place: number, format: RowFormat): PlacedRow {
		try {
			const {descriptor, stamp: {size}} = this.#openFile(file);
			const isEnd = place + maximumRowLength >= size;
			if (place < this.#start || (!isEnd && place + maximumRowLength > this.#start + this.#length) || place >= this.#start + this.#length) {
				this.#start = place;
				this.#length = readSync(descriptor, this.#buffer, 0, windowLength, place);
			}

			const row = this.#readRow(place - this.#start, format, isEnd);
			if (row !== null) {
				return row;
			}
		} catch (error) {
			throw error instanceof ChangedLogError ? error : new ChangedLogError(file, {cause: error});
		}

		throw new ChangedLogError(file);
	}

	/**
	Returns where the item id of a plain row stands, without a text for it: only lent until the next call. Null for a row that
	`read` must split with care; throws as `read` does.
	*/
	find(file: LogFile, place: number, format: RowFormat): {readonly bytes: Uint8Array; readonly start: number; readonly end: number} | null {
		if (!isPlainFormat(format)) {
			return null;
		}

		if (this.#open?.file === file && place >= this.#start && this.#findIn(place - this.#start, format)) {
			return this.#found;
		}

		// Not in what is in memory: the window begins with this row then, or the row is not plain.
		try {
			const {descriptor} = this.#openFile(file);
			if (place < this.#start || place + ordinaryLength > this.#start + this.#length) {
				this.#start = place;
				this.#length = readSync(descriptor, this.#buffer, 0, windowLength, place);
			}
		} catch (error) {
			throw error instanceof ChangedLogError ? error : new ChangedLogError(file, {cause: error});
		}

		return this.#findIn(place - this.#start, format) ? this.#found : null;
	}

	close(): void {
		const open = this.#open;
		// Before it is closed: closing fails where a share went away, and by then the number may be another file's.
		this.#open = null;
		if (open) {
			closeSync(open.descriptor);
		}
	}

	/** Sets `#found` and returns true, or false where the bytes in memory do not show the end of a plain cell. */
	#findIn(start: number, {delimiter, itemColumn}: RowFormat): boolean {
		const separator = delimiter.codePointAt(0)!;
		const bytes = this.#buffer;
		const length = this.#length;
		let column = 0;
		let from = start;
		for (let at = start; at < length; at++) {
			const byte = bytes[at]!;
			if (byte === separator) {
				if (column === itemColumn) {
					return this.#setFound(from, at);
				}

				column++;
				from = at + 1;
			} else if (isCareful[byte] === 1) {
				return false;
			}
		}

		return false;
	}

	/** Leaves out blanks at the ends. */
	#setFound(from: number, to: number): true {
		let start = from;
		let end = to;
		while (start < end && isBlank(this.#buffer[start])) {
			start++;
		}

		while (end > start && isBlank(this.#buffer[end - 1])) {
			end--;
		}

		this.#found.start = start;
		this.#found.end = end;
		return true;
	}

	/** Most rows are one line; only one whose quotes go over lines needs more. */
	#readRow(start: number, format: RowFormat, isEnd: boolean): PlacedRow | null {
		const bytes = this.#buffer.subarray(0, this.#length);
		const newline = bytes.indexOf(0x0A, start);
		const line = newline === -1 ? null : readPlacedRow(bytes.subarray(start, newline + 1), format, false);
		return line ?? readPlacedRow(bytes.subarray(start, start + ordinaryLength), format, false) ?? readPlacedRow(bytes.subarray(start), format, isEnd);
	}

	#openFile(file: LogFile): OpenFile {
		if (this.#open?.file !== file) {
			this.close();
			const {descriptor, stamp} = openLog(locationOf(file));
			this.#open = {file, descriptor, stamp};
			this.#length = 0;
		}

		// Each time: a log that was refused once is refused when it is asked again.
		refuseChanged(file, this.#open.stamp);
		return this.#open;
	}
}
