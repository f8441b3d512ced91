/** Text as bytes: texts that come again and again are encoded once, and copied into one piece of output. */

const encoder = new TextEncoder();

/** Bytes that are gathered before they are handed on. */
const pieceLength = 256 * 1024;
/** A row of texts longer than this makes the piece grow. */
const spare = 64 * 1024;
/** Encoded texts above this many bytes are forgotten and encoded again: a column of distinct texts must not be held twice. */
const maximumKept = 8 * 1024 * 1024;

/** The texts of a dictionary as bytes, each encoded when it is first asked for. */
export class EncodedTexts {
	bytes: Uint8Array = new Uint8Array(4096);
	/** By code: where its text ends in `bytes`; 0 for one that is not encoded. */
	readonly ends: Uint32Array;
	readonly starts: Uint32Array;
	readonly #textOf: (code: number) => string;
	// From 1 on, so that an end of 0 means nothing.
	#length = 1;

	constructor(count: number, textOf: (code: number) => string) {
		this.starts = new Uint32Array(count);
		this.ends = new Uint32Array(count);
		this.#textOf = textOf;
	}

	/** Makes sure that `bytes` hold the text of a code. */
	encode(code: number): void {
		const encoded = encoder.encode(this.#textOf(code));
		if (this.#length + encoded.length > maximumKept) {
			this.ends.fill(0);
			this.#length = 1;
		}

		if (this.#length + encoded.length > this.bytes.length) {
			const grown = new Uint8Array((this.#length + encoded.length) * 2);
			grown.set(this.bytes.subarray(0, this.#length));
			this.bytes = grown;
		}

		this.bytes.set(encoded, this.#length);
		this.starts[code] = this.#length;
		this.#length += encoded.length;
		this.ends[code] = this.#length;
	}
}

/** Gathers the bytes of one piece of output. */
export class BytePiece {
	#bytes = new Uint8Array(pieceLength + spare);
	#length = 0;

	get isFull(): boolean {
		return this.#length >= pieceLength;
	}

	/** Returns what was gathered and begins anew; the bytes are only lent until the next text is added. */
	take(): Uint8Array {
		const taken = this.#bytes.subarray(0, this.#length);
		this.#length = 0;
		return taken;
	}

	/** Adds bytes. A loop: a native copy of some dozen bytes costs more to call. */
	add(from: Uint8Array, start: number, end: number): void {
		let to = this.#length;
		if (to + end - start > this.#bytes.length) {
			this.#grow(end - start);
		}

		const bytes = this.#bytes;
		for (let at = start; at < end; at++) {
			bytes[to++] = from[at]!;
		}

		this.#length = to;
	}

	addText(text: string): void {
		const encoded = encoder.encode(text);
		this.add(encoded, 0, encoded.length);
	}

	/** Adds the text of a code of a dictionary. */
	addOf(texts: EncodedTexts, code: number): void {
		if (texts.ends[code] === 0) {
			texts.encode(code);
		}

		this.add(texts.bytes, texts.starts[code]!, texts.ends[code]!);
	}

	/** Adds a whole number of at least 0, in decimal digits. */
	addNumber(number: number): void {
		let digits = 1;
		for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) {
			digits++;
		}

		if (this.#length + digits > this.#bytes.length) {
			this.#grow(digits);
		}

		this.#length += digits;
		for (let rest = number, at = this.#length - 1; digits > 0; digits--, at--) {
			const tens = Math.floor(rest / 10);
			this.#bytes[at] = 0x30 + rest - (tens * 10);
			rest = tens;
		}
	}

	#grow(more: number): void {
		const grown = new Uint8Array((this.#length + more) * 2);
		grown.set(this.#bytes.subarray(0, this.#length));
		this.#bytes = grown;
	}
}
