import {isAscii, isUtf8} from 'node:buffer';
import {decodeText, type ByteEncoding, type DecodedText} from './encoding.ts';
import {unitLength} from './line-ends.ts';
import {WholeLines} from './whole-lines.ts';

const beyondAscii = /[^\u0000-\u007F]/v;

/** Whole lines that become text together: a call for each of them would cost more than the rest of its reading. */
export class LineWindow {
	readonly #bytes: Buffer;
	readonly #encoding: ByteEncoding;
	readonly #unit: 1 | 2;
	/** One character a code unit: where the bytes are UTF-8 beyond ASCII it is Latin-1, good for finding line ends only. */
	readonly #units: WholeLines;
	/** What the bytes say where that is UTF-8 beyond ASCII: with the same line ends, but fewer characters between them. */
	readonly #text: WholeLines | null;
	/** Whether some line is no UTF-8, so that each has to be decoded for itself. */
	readonly #isMixed: boolean;
	readonly #isPlain: boolean;
	#unitsAt = 0;
	#textAt = 0;

	/** `bytes` end with the end of a line. */
	constructor(bytes: Buffer, encoding: ByteEncoding) {
		const isBeyondAscii = encoding === 'utf-8' && !isAscii(bytes);
		this.#bytes = bytes;
		this.#encoding = encoding;
		this.#unit = unitLength(encoding);
		this.#units = new WholeLines(encoding === 'utf-8' ? bytes.toString('latin1') : decodeText(bytes, encoding).text);
		this.#isPlain = encoding === 'utf-8' && !isBeyondAscii;
		this.#isMixed = isBeyondAscii && !isUtf8(bytes);
		this.#text = isBeyondAscii && !this.#isMixed ? new WholeLines(bytes.toString('utf8')) : null;
	}

	/** Where in `plain` the next line begins. */
	get place(): number {
		return this.#unitsAt;
	}

	/** All lines, with a character a byte; null where some byte is no ASCII. */
	get plain(): WholeLines | null {
		return this.#isPlain ? this.#units : null;
	}

	/** Goes on to the line that begins at a place in `plain`. */
	skipTo(place: number): void {
		this.#unitsAt = place;
	}

	/** Whether no line is left. */
	get isEmpty(): boolean {
		return this.#unitsAt >= this.#units.text.length;
	}

	/** Returns the next line without its end, and how many bytes it has with it. */
	next(): DecodedText & {readonly length: number} {
		const start = this.#unitsAt;
		const end = this.#units.endFrom(start);
		this.#unitsAt = this.#units.behind(end);
		const length = (this.#unitsAt - start) * this.#unit;
		if (this.#text !== null) {
			const text = this.#nextText(this.#text);
			return {
				text, encoding: 'utf-8', isAscii: text.length === end - start, length,
			};
		}

		const text = this.#units.text.slice(start, end);
		return this.#isMixed && beyondAscii.test(text)
			? {...decodeText(this.#bytes.subarray(start, end), this.#encoding), length}
			: {
				text, encoding: this.#encoding, isAscii: this.#unit === 1, length,
			};
	}

	#nextText(lines: WholeLines): string {
		const start = this.#textAt;
		const end = lines.endFrom(start);
		this.#textAt = lines.behind(end);
		return lines.text.slice(start, end);
	}
}
