import type {ByteEncoding} from './encoding.ts';

/** A line as bytes. `length` counts every byte of it in the file, its end included; `bytes` may be only its head. */
export type LineBytes = {
	/** 1-based. */
	readonly number: number;
	readonly bytes: Buffer;
	/** Its first byte in the file. */
	readonly start: number;
	readonly length: number;
	/** Whether bytes of the line were let go because it was too long. */
	readonly isCut: boolean;
};

/** A longer line keeps this much as its head, in bytes; the rest is only counted. */
export const maximumLineLength = 1024 * 1024;

const noBytes = Buffer.alloc(0);
const lineFeed = 0x0A;
const carriageReturn = 0x0D;

/**
Cuts bytes into lines at LF, CRLF and CR, and nowhere else: U+2028, U+2029, NEL, VT and FF belong to the text
(which is why this is not `readline`). Chunks must hold whole code units. Zeros at the start of a line are let go, so
that the hole of a sparse file is no line.
*/
export class LineSplitter {
	readonly #encoding: ByteEncoding;
	readonly #unit: 1 | 2;
	#number = 1;
	/** Where the line that comes in begins in the file. */
	#start: number;
	#kept: Uint8Array[] = [];
	#keptLength = 0;
	#length = 0;
	/** The line so far ends in a CR: only the next byte tells whether an LF belongs to it. */
	#endsInReturn = false;

	/** `start` is the place of the first byte in the file. */
	constructor(encoding: ByteEncoding, start: number) {
		this.#encoding = encoding;
		this.#start = start;
		this.#unit = encoding === 'utf-8' ? 1 : 2;
	}

	/** Returns an independent splitter in the same place. */
	fork(): LineSplitter {
		const copy = new LineSplitter(this.#encoding, this.#start);
		copy.#number = this.#number;
		copy.#kept = [...this.#kept];
		copy.#keptLength = this.#keptLength;
		copy.#length = this.#length;
		copy.#endsInReturn = this.#endsInReturn;
		return copy;
	}

	/** Takes the next bytes and calls `emit` for every line that ended in them. The line's bytes are only lent. */
	push(lent: Uint8Array, emit: (line: LineBytes) => void): void {
		const chunk = Buffer.from(lent.buffer, lent.byteOffset, lent.byteLength);
		let start = 0;
		if (this.#endsInReturn && chunk.length > 0) {
			const hasLineFeed = this.#unitAt(chunk, 0) === lineFeed;
			start = hasLineFeed ? this.#unit : 0;
			this.#end(noBytes, start, emit);
		}

		for (;;) {
			const end = this.#nextEnd(chunk, start);
			if (end === -1) {
				this.#keep(chunk.subarray(start));
				return;
			}

			const after = end + this.#unit;
			if (this.#unitAt(chunk, end) === carriageReturn && after >= chunk.length) {
				this.#keep(chunk.subarray(start, end));
				this.#length += this.#unit;
				this.#endsInReturn = true;
				return;
			}

			const isPair = this.#unitAt(chunk, end) === carriageReturn && this.#unitAt(chunk, after) === lineFeed;
			const next = isPair ? after + this.#unit : after;
			this.#end(start === end ? noBytes : chunk.subarray(start, end), next - end, emit);
			start = next;
		}
	}

	/** Emits a line that a CR at the very end of the data finished. */
	flush(emit: (line: LineBytes) => void): void {
		if (this.#endsInReturn) {
			this.#end(noBytes, 0, emit);
		}
	}

	/** Returns the unterminated last line, null when there is none. */
	get rest(): LineBytes | null {
		return this.#length === 0 ? null : this.#line(noBytes, 0);
	}

	/** Where the next line stands. */
	get place(): {readonly number: number; readonly start: number} {
		return {number: this.#number, start: this.#start};
	}

	/** Forgets the line that came in so far and returns how many bytes of it there were. */
	giveBack(): number {
		const length = this.#length;
		this.#kept = [];
		this.#keptLength = 0;
		this.#length = 0;
		this.#endsInReturn = false;
		return length;
	}

	/** Passes over whole lines that somebody else read. */
	pass(lines: number, bytes: number): void {
		this.#number += lines;
		this.#start += bytes;
	}

	#end(last: Buffer, endLength: number, emit: (line: LineBytes) => void): void {
		const line = this.#line(last, endLength);
		this.#number++;
		this.#start += line.length;
		if (this.#length > 0) {
			this.#kept = [];
			this.#keptLength = 0;
			this.#length = 0;
			this.#endsInReturn = false;
		}

		emit(line);
	}

	#line(last: Buffer, endLength: number): LineBytes {
		const length = this.#length + last.length + endLength;
		if (this.#length > 0) {
			this.#keep(last);
			return {
				number: this.#number, start: this.#start, bytes: Buffer.concat(this.#kept), length, isCut: this.#isCut(length - endLength),
			};
		}

		const bytes = last.subarray(this.#zerosAt(last));
		return {
			number: this.#number, start: this.#start, bytes: bytes.subarray(0, maximumLineLength), length, isCut: bytes.length > maximumLineLength,
		};
	}

	#isCut(length: number): boolean {
		return this.#keptLength >= maximumLineLength && length > this.#keptLength;
	}

	#keep(bytes: Uint8Array): void {
		this.#length += bytes.length;
		const wanted = this.#keptLength === 0 ? bytes.subarray(this.#zerosAt(bytes)) : bytes;
		// A copy: the chunk is only lent, and `slice` of a Buffer would be a view of it.
		const part = new Uint8Array(wanted.subarray(0, maximumLineLength - this.#keptLength));
		if (part.length > 0) {
			this.#kept.push(part);
			this.#keptLength += part.length;
		}
	}

	/** Returns how many bytes at the start are whole zero units. */
	#zerosAt(bytes: Uint8Array): number {
		let index = 0;
		while (index < bytes.length && this.#unitAt(bytes, index) === 0) {
			index += this.#unit;
		}

		return index;
	}

	#unitAt(bytes: Uint8Array, index: number): number {
		if (this.#unit === 1) {
			return bytes[index] ?? -1;
		}

		const [first, second] = [bytes[index] ?? -1, bytes[index + 1] ?? -1];
		return this.#encoding === 'utf-16le' ? first + (second * 256) : (first * 256) + second;
	}

	#nextEnd(bytes: Uint8Array, start: number): number {
		for (let index = start; index < bytes.length; index += this.#unit) {
			const unit = this.#unit === 1 ? bytes[index]! : this.#unitAt(bytes, index);
			if (unit === lineFeed || unit === carriageReturn) {
				return index;
			}
		}

		return -1;
	}
}
