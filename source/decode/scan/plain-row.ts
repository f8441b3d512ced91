import {hashOf, hashPrime} from './byte-dictionary.ts';
import {isNoLabel} from './first-field.ts';
import {maximumColumns} from './row-scanner.ts';

const newline = 0x0A;
const carriageReturn = 0x0D;
const tab = 0x09;
const space = 0x20;
const quote = 0x22;

/** Whether a field, spaces off, needs no more trimming and is not quoted: tabs and a file's hole of zeros are trimmed, too. */
const isPlain = (bytes: Uint8Array, start: number, end: number): boolean => {
	if (start === end) {
		return true;
	}

	const first = bytes[start]!;
	const last = bytes[end - 1]!;
	return first !== tab && first !== quote && last !== tab && last !== 0;
};

/** Returns where the quote stands that ends a quoted field; `end` when the field goes over lines. A doubled quote is no end. */
const quotedEnd = (bytes: Uint8Array, start: number, end: number): number => {
	for (let at = start; at < end; at++) {
		const byte = bytes[at]!;
		if (byte === quote) {
			return at;
		}

		if (byte === newline || byte === carriageReturn) {
			break;
		}
	}

	return end;
};

/** Finds the fields of one row. A class for the same reason as `ByteDictionary`. */
export class PlainRow {
	readonly starts = new Uint32Array(maximumColumns);
	readonly ends = new Uint32Array(maximumColumns);
	/** `hashOf` each field. */
	readonly hashes = new Int32Array(maximumColumns);

	/** Finds the fields of the row at `rowStart` and returns where the next row begins; -1 when this is not a whole plain row. */
	find(bytes: Uint8Array, rowStart: number, end: number, delimiter: number, columnCount: number): number {
		const lastColumn = columnCount - 1;
		let at = rowStart;
		// Zeros at the start of a line are let go by the decoder.
		if (bytes[at] === 0) {
			return -1;
		}

		for (let column = 0; column <= lastColumn; column++) {
			let start = at;
			let hash = 0;
			let byte = -1;
			const isQuoted = bytes[start] === quote;
			if (isQuoted) {
				start++;
				at = quotedEnd(bytes, start, end);
				byte = bytes[at + 1]!;
				hash = hashOf(bytes, start, at);
			} else {
				for (; at < end; at++) {
					byte = bytes[at]!;
					if (byte === delimiter || byte === newline || byte === carriageReturn) {
						break;
					}

					hash = Math.imul(hash ^ byte, hashPrime);
				}
			}

			const stop = at;
			at += Number(isQuoted);
			if (byte === carriageReturn) {
				at++;
				byte = bytes[at] === newline ? newline : -1;
			}

			if (at >= end || (byte !== delimiter && byte !== newline)) {
				return -1;
			}

			at++;
			if (!this.#take(bytes, column, start, stop, hash, isQuoted)) {
				return -1;
			}

			if (byte === newline) {
				return column === lastColumn ? at : -1;
			}
		}

		return -1;
	}

	/** Takes one field, without the spaces around it; false when it is not plain, or may be a label. */
	#take(bytes: Uint8Array, column: number, from: number, to: number, rawHash: number, isQuoted: boolean): boolean {
		let start = from;
		let end = to;
		let hash = rawHash;
		if (!isQuoted && (bytes[start] === space || bytes[end - 1] === space)) {
			while (start < end && bytes[start] === space) {
				start++;
			}

			while (end > start && bytes[end - 1] === space) {
				end--;
			}

			hash = hashOf(bytes, start, end);
		}

		this.starts[column] = start;
		this.ends[column] = end;
		this.hashes[column] = hash;
		return (isQuoted || isPlain(bytes, start, end)) && (column > 0 || isNoLabel(bytes, start, end));
	}
}
