import type {Encoding} from '../../connectors/reading.ts';
import {decodeText, type ByteEncoding, type DecodedText} from './encoding.ts';
import {
	behindLastLine,
	behindLineEnd,
	carriageReturn,
	lineFeed,
	nextLineEnd,
	unitAt,
	unitLength,
} from './line-ends.ts';
import {LineWindow} from './line-window.ts';
import {withoutZeros, type TextLine} from './text-line.ts';
import {UnfinishedLine} from './unfinished-line.ts';
import type {WholeLines} from './whole-lines.ts';

/** A line, and how its bytes became text. */
export type DecodedLine = TextLine & {
	readonly encoding: Encoding;
	readonly isAscii: boolean;
	/** Whether the text is only the head of the line, because it was too long. */
	readonly isCut: boolean;
};

export type TakeLine = (line: DecodedLine) => void;

/** Takes whole lines of ASCII text, from the one that begins at `from` on, as far as it likes and returns where it stopped. */
export type TakeLines = (lines: WholeLines, from: number) => number;

const takeNone: TakeLines = (_lines, from) => from;

/** So many bytes at most become text at once. */
const windowLength = 16 * 1024;

/**
Cuts bytes into lines at LF, CRLF and CR, and nowhere else: U+2028, U+2029, NEL, VT and FF belong to the text
(which is why this is not `readline`). Chunks must hold whole code units. Zeros at the ends of a line are no text of it.
*/
export class LineSplitter {
	readonly #encoding: ByteEncoding;
	readonly #unit: 1 | 2;
	/** 1-based. */
	#number = 1;
	/** Where the next line begins in the file. */
	#start: number;
	#unfinished: UnfinishedLine;

	/** `start` is the place of the first byte in the file. */
	constructor(encoding: ByteEncoding, start: number) {
		this.#encoding = encoding;
		this.#unit = unitLength(encoding);
		this.#start = start;
		this.#unfinished = new UnfinishedLine(encoding);
	}

	/** Returns an independent splitter in the same place. */
	fork(): LineSplitter {
		const copy = new LineSplitter(this.#encoding, this.#start);
		copy.#number = this.#number;
		copy.#unfinished = this.#unfinished.fork();
		return copy;
	}

	/**
	Takes the next bytes, which are only lent, and hands on every line that ended in them. `takeLines` is offered lines before they
	are cut; it passes over (see `pass`) those it takes.
	*/
	push(lent: Uint8Array, take: TakeLine, takeLines: TakeLines = takeNone): void {
		const chunk = Buffer.from(lent.buffer, lent.byteOffset, lent.byteLength);
		let start = this.#unfinished.endsInReturn ? this.#endReturn(chunk, take) : 0;
		while (start < chunk.length) {
			const end = this.#unfinished.length > 0 ? start : behindLastLine(chunk, start, Math.min(chunk.length, start + windowLength), this.#encoding);
			if (end > start) {
				this.#takeWindow(chunk.subarray(start, end), take, takeLines);
				start = end;
			} else {
				start = this.#takeLong(chunk, start, take);
			}
		}
	}

	/** Hands on a line that a CR at the very end of the data finished. */
	flush(take: TakeLine): void {
		if (this.#unfinished.endsInReturn) {
			this.#endUnfinished(0, take);
		}
	}

	/** Returns the bytes of the unterminated last line, null when there is none. */
	get rest(): Buffer | null {
		return this.#unfinished.length === 0 ? null : this.#unfinished.bytes;
	}

	/** Hands on the unterminated last line, which `bytes` are left of. */
	endRest(bytes: Buffer, take: TakeLine): void {
		const {length, isCut} = this.#unfinished;
		this.#hand(decodeText(bytes, this.#encoding), length, isCut, take);
	}

	/** Where the next line stands. */
	get place(): {readonly number: number; readonly start: number} {
		return {number: this.#number, start: this.#start};
	}

	/** Forgets the line that came in so far and returns how many bytes of it there were. */
	giveBack(): number {
		const {length} = this.#unfinished;
		this.#unfinished = new UnfinishedLine(this.#encoding);
		return length;
	}

	/** Passes over whole lines that somebody else read. */
	pass(lines: number, bytes: number): void {
		this.#number += lines;
		this.#start += bytes;
	}

	/** Takes whole lines: each ends in these bytes. */
	#takeWindow(bytes: Buffer, take: TakeLine, takeLines: TakeLines): void {
		const window = new LineWindow(bytes, this.#encoding);
		const {plain} = window;
		while (!window.isEmpty) {
			const line = window.next();
			this.#hand(line, line.length, false, take);
			if (plain !== null) {
				window.skipTo(takeLines(plain, window.place));
			}
		}
	}

	/** Takes one line, of which bytes came before or which is longer than a window, as far as it goes; returns where it stopped. */
	#takeLong(chunk: Buffer, start: number, take: TakeLine): number {
		const end = nextLineEnd(chunk, start, this.#encoding);
		this.#unfinished.add(chunk.subarray(start, end === -1 ? chunk.length : end));
		if (end === -1) {
			return chunk.length;
		}

		if (unitAt(chunk, end, this.#encoding) === carriageReturn && end + this.#unit === chunk.length) {
			this.#unfinished.addReturn();
			return chunk.length;
		}

		const next = behindLineEnd(chunk, end, this.#encoding);
		this.#endUnfinished(next - end, take);
		return next;
	}

	/** Ends the line whose CR came last; returns where the next line begins. */
	#endReturn(chunk: Buffer, take: TakeLine): number {
		const length = unitAt(chunk, 0, this.#encoding) === lineFeed ? this.#unit : 0;
		if (chunk.length > 0) {
			this.#endUnfinished(length, take);
		}

		return length;
	}

	#endUnfinished(endLength: number, take: TakeLine): void {
		const {bytes, length, isCut} = this.#unfinished;
		this.#unfinished = new UnfinishedLine(this.#encoding);
		this.#hand(decodeText(bytes, this.#encoding), length + endLength, isCut, take);
	}

	#hand({text, encoding, isAscii}: DecodedText, length: number, isCut: boolean, take: TakeLine): void {
		const line = {
			number: this.#number, start: this.#start, text: withoutZeros(text), length, encoding, isAscii, isCut,
		};
		this.#number++;
		this.#start += length;
		take(line);
	}
}
