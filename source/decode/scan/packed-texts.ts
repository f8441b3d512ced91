import {isAscii} from 'node:buffer';
import {decodeText} from '../lines/encoding.ts';

/** Some texts of a dictionary in the order of their codes: text `i` is `bytes[ends[i - 1] ?? 0, ends[i]]`. */
export type PackedTexts = {readonly bytes: Uint8Array<ArrayBuffer>; readonly ends: Uint32Array<ArrayBuffer>};

/** Where a dictionary keeps its texts. */
export type TextStore = {readonly memory: Uint8Array; readonly startOf: (code: number) => number; readonly lengthOf: (code: number) => number};

/** Returns the texts from one code to another. */
export const packTexts = ({memory, startOf, lengthOf}: TextStore, from: number, to: number): PackedTexts => {
	const ends = new Uint32Array(to - from);
	let length = 0;
	for (let code = from; code < to; code++) {
		length += lengthOf(code);
		ends[code - from] = length;
	}

	const bytes = new Uint8Array(length);
	let at = 0;
	for (let code = from; code < to; code++) {
		// Byte by byte: to make a view of a text takes longer than to copy it.
		const shift = startOf(code) - at;
		for (const end = ends[code - from]!; at < end; at++) {
			bytes[at] = memory[at + shift]!;
		}
	}

	return {bytes, ends};
};

/** Some texts as strings: where all are ASCII they are cut from one, which takes a fifth of the time of decoding each. */
class TextBlock {
	readonly first: number;
	readonly #ends: Uint32Array;
	readonly #text: string | null;
	readonly #bytes: Buffer | null;

	constructor({bytes, ends}: PackedTexts, first: number) {
		const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		const areAscii = isAscii(buffer);
		this.first = first;
		this.#ends = ends;
		this.#text = areAscii ? buffer.toString('latin1') : null;
		this.#bytes = areAscii ? null : buffer;
	}

	get end(): number {
		return this.first + this.#ends.length;
	}

	textOf(code: number): string {
		const index = code - this.first;
		const start = this.#ends[index - 1] ?? 0;
		const end = this.#ends[index];
		return this.#text?.slice(start, end) ?? decodeText(this.#bytes!.subarray(start, end), 'utf-8').text;
	}
}

/** The texts of a dictionary as strings, as far as they were added. */
export class TextBlocks {
	readonly #blocks: TextBlock[] = [];

	/** How many texts there are. */
	get size(): number {
		return this.#blocks.at(-1)?.end ?? 0;
	}

	/** Adds the texts that follow. */
	add(texts: PackedTexts): void {
		this.#blocks.push(new TextBlock(texts, this.size));
	}

	/** Returns the text of a code that was added; it may be a view of a longer one. */
	textOf(code: number): string {
		// Hardly any but the newest texts are asked for.
		return this.#blocks.findLast(({first}) => first <= code)!.textOf(code);
	}
}
