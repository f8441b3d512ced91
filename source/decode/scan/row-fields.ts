/* eslint-disable unicorn/prefer-math-trunc -- in byte-dictionary.ts it says why */
import {isNoLabel} from './first-field.ts';
import {maximumColumns} from './row-scanner.ts';
import {
	firstMark,
	fourTimes,
	hashOf,
	headOf,
	marksIn,
	mixed,
} from './words.ts';

const newline = 0x0A;
const carriageReturn = 0x0D;
const tab = 0x09;
const space = 0x20;
const quote = 0x22;

/** Rows whose fields are found before the first of them is coded: the look-ups that wait for memory then wait together. */
export const batchLength = 64;

/** Finds the fields of a few rows: of row r, column c at c * `batchLength` + r. A class for the same reason as `ByteDictionary`. */
export class PlainRows {
	readonly starts = new Uint32Array(maximumColumns * batchLength);
	readonly ends = new Uint32Array(maximumColumns * batchLength);
	/** `hashOf` each field. */
	readonly hashes = new Int32Array(maximumColumns * batchLength);
	readonly bytes: DataView;
	#delimiter = 0;
	#columnCount = 0;

	constructor(bytes: DataView) {
		this.bytes = bytes;
	}

	setShape(delimiter: number, columnCount: number): void {
		this.#delimiter = delimiter;
		this.#columnCount = columnCount;
	}

	/**
	Finds the fields of the row at `rowStart` and returns where the next row begins; -1 when this is not a whole plain row. One
	function, however long: a call for each field costs a third more.
	*/
	find(rowStart: number, end: number, row: number): number {
		const {bytes, starts, ends, hashes} = this;
		const delimiter = this.#delimiter;
		const last = row + ((this.#columnCount - 1) * batchLength);
		// Zeros at the start of a line are let go by the decoder.
		let at = bytes.getUint8(rowStart) === 0 ? end : rowStart;
		for (let field = row; at < end; field += batchLength) {
			const first = bytes.getUint8(at);
			const isQuoted = first === quote;
			const ending = isQuoted ? quote : delimiter;
			const sought = fourTimes(ending);
			const start = at + Number(isQuoted);
			at = start;
			let hash = 0;
			let word = bytes.getInt32(at, true);
			let marks = marksIn(word, sought);
			for (; marks === 0 && at < end; marks = marksIn(word, sought)) {
				hash = mixed(hash, word);
				at = (at + 4) | 0;
				word = bytes.getInt32(at, true);
			}

			if (marks === 0) {
				return -1;
			}

			const count = firstMark(marks);
			hashes[field] = mixed(hash, headOf(word, count));
			at += count;
			let byte = bytes.getUint8(at);
			if (byte < space && byte !== ending && byte !== newline && byte !== carriageReturn) {
				at = this.#findOddEnd(field, start, end, ending);
				byte = bytes.getUint8(at);
			}

			starts[field] = start;
			ends[field] = at;
			if (isQuoted) {
				// A doubled quote, or more text behind the quotes, is no end.
				byte = byte === quote ? bytes.getUint8(++at) : -1;
			} else if (at !== start && (first <= space || bytes.getUint8(at - 1) <= space) && !this.#trim(field)) {
				return -1;
			}

			if (byte === carriageReturn) {
				byte = bytes.getUint8(++at) === newline ? newline : -1;
			}

			at++;
			if (byte !== delimiter || field === last) {
				return byte === newline && field === last && at <= end && isNoLabel(bytes, starts[row]!, ends[row]!) ? at : -1;
			}
		}

		return -1;
	}

	/** Returns where a field ends that has control characters in it, and hashes it; `end` or more when it does not. */
	#findOddEnd(field: number, start: number, end: number, ending: number): number {
		const {bytes} = this;
		let at = start;
		for (let byte = bytes.getUint8(at); at < end && byte !== ending && byte !== newline && byte !== carriageReturn; byte = bytes.getUint8(at)) {
			at++;
		}

		this.hashes[field] = hashOf(bytes, start, at);
		return at;
	}

	/** Takes off the spaces around a field; false when it needs more than that: tabs and a file's hole of zeros are trimmed, too. */
	#trim(field: number): boolean {
		const {bytes} = this;
		let start = this.starts[field]!;
		let end = this.ends[field]!;
		while (start < end && bytes.getUint8(start) === space) {
			start++;
		}

		while (end > start && bytes.getUint8(end - 1) === space) {
			end--;
		}

		this.starts[field] = start;
		this.ends[field] = end;
		this.hashes[field] = hashOf(bytes, start, end);
		if (start === end) {
			return true;
		}

		const first = bytes.getUint8(start);
		const last = bytes.getUint8(end - 1);
		return first !== tab && first !== quote && last !== tab && last !== 0;
	}
}
