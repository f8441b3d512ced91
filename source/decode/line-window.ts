import {isAscii, isUtf8} from 'node:buffer';
import {decodeText, type ByteEncoding, type DecodedText} from './encoding.ts';
import {
	carriageReturn,
	isLineEnd,
	lineFeed,
	unitLength,
} from './line-ends.ts';

const beyondAscii = /[^\u0000-\u007F]/v;

/** Whole lines that become text together: a call for each of them would cost more than the rest of its reading. */
export class LineWindow {
	readonly #bytes: Buffer;
	readonly #encoding: ByteEncoding;
	readonly #unit: 1 | 2;
	/** One character a code unit: where the bytes are UTF-8 beyond ASCII it is Latin-1, good for finding line ends only. */
	readonly #units: string;
	/** What the bytes say where that is UTF-8 beyond ASCII: with the same line ends, but fewer characters between them. */
	readonly #text: string | null;
	/** Whether some line is no UTF-8, so that each has to be decoded for itself. */
	readonly #isMixed: boolean;
	#unitsAt = 0;
	#textAt = 0;

	/** `bytes` end with the end of a line. */
	constructor(bytes: Buffer, encoding: ByteEncoding) {
		const isBeyondAscii = encoding === 'utf-8' && !isAscii(bytes);
		this.#bytes = bytes;
		this.#encoding = encoding;
		this.#unit = unitLength(encoding);
		this.#units = encoding === 'utf-8' ? bytes.toString('latin1') : decodeText(bytes, encoding).text;
		this.#isMixed = isBeyondAscii && !isUtf8(bytes);
		this.#text = isBeyondAscii && !this.#isMixed ? bytes.toString('utf8') : null;
	}

	/** Whether no line is left. */
	get isEmpty(): boolean {
		return this.#unitsAt >= this.#units.length;
	}

	/** Returns the next line without its end, and how many bytes it has with it. */
	next(): DecodedText & {readonly length: number} {
		const start = this.#unitsAt;
		const end = endOfLine(this.#units, start);
		this.#unitsAt = behindLineEnd(this.#units, end);
		const length = (this.#unitsAt - start) * this.#unit;
		if (this.#text !== null) {
			const text = this.#nextText(this.#text);
			return {
				text, encoding: 'utf-8', isAscii: text.length === end - start, length,
			};
		}

		const text = this.#units.slice(start, end);
		return this.#isMixed && beyondAscii.test(text)
			? {...decodeText(this.#bytes.subarray(start, end), this.#encoding), length}
			: {
				text, encoding: this.#encoding, isAscii: this.#unit === 1, length,
			};
	}

	#nextText(text: string): string {
		const start = this.#textAt;
		const end = endOfLine(text, start);
		this.#textAt = behindLineEnd(text, end);
		return text.slice(start, end);
	}
}

/** Most lines are short: looking at each character is faster than two searches. */
const endOfLine = (text: string, start: number): number => {
	let end = start;
	while (end < text.length && !isLineEnd(text.codePointAt(end)!)) {
		end++;
	}

	return end;
};

const behindLineEnd = (text: string, end: number): number => end + (text.codePointAt(end) === carriageReturn && text.codePointAt(end + 1) === lineFeed ? 2 : 1);
