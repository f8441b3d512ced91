/* eslint-disable unicorn/prefer-math-trunc -- `| 0` spares a check for numbers beyond 32 bits: a twentieth of the time */
import {normaliseReason} from './normalise-bytes.ts';
import {probesAllowed, probesAllowedPerLookUp} from './crowding.ts';
import type {PackedTexts, TextStore} from './packed-texts.ts';
import {hashOf, headOf, wordPadding} from './words.ts';

/** In front of the bytes of an entry: its code and its length. Behind them zeros, to the end of a word and of at least one byte. */
const headerLength = 8;

/** Texts in some bytes: where they begin and end, and `hashOf` each. */
export type Texts = {readonly bytes: DataView; readonly starts: Uint32Array; readonly ends: Uint32Array; readonly hashes: Int32Array};

/**
Texts to codes, straight from bytes: no string is made for a value already seen. Open addressing over entries in one arena.
A class, because its fields are read millions of times a second and closures cost half as much again.
*/
export class ByteDictionary {
	/** How many codes there are; code 0 is the empty text. */
	size = 0;
	/** Of no meaning: what was only touched must be of some use, or the engine leaves it out. */
	touched = 0;
	/** The codes of the texts, once they are crowded. */
	#codes: Map<string, number> | null = null;
	#probes = 0;
	#lookUps = 0;
	readonly #limit: number;
	/** Pairs of a hash and the place of its entry, 0 where there is none: what most look-ups compare lies side by side. */
	#slots = new Int32Array(1 << 13);
	/** Where the entry of each code is. */
	#entries = new Uint32Array(1 << 11);
	#arena = new DataView(new ArrayBuffer(1 << 16));
	#used = headerLength;
	#scratch = new DataView(new ArrayBuffer(0));

	/** From `limit` codes on, a new text is coded by its normalised text: see `reasonLimit`. */
	constructor(limit = Infinity) {
		this.#limit = limit;
		this.#add(hashOf(this.#arena, 0, 0), new Uint8Array(0));
	}

	/** Writes the codes of the texts from one index to another into `codes`, and adds texts that are new. */
	codeAll({bytes, starts, ends, hashes}: Texts, from: number, to: number, codes: Uint32Array): void {
		if (this.#codes !== null) {
			for (let index = from; index < to; index++) {
				codes[index - from] = this.#crowdedCodeOf(this.#codes, bytes, starts[index]!, ends[index]!);
			}

			return;
		}

		this.#touch(hashes, from, to);
		for (let index = from; index < to; index++) {
			codes[index - from] = this.#codeOf(hashes[index]!, bytes, starts[index]!, ends[index]!);
		}

		this.#lookUps += to - from;
		if (this.#probes > probesAllowed + (this.#lookUps * probesAllowedPerLookUp)) {
			this.expectCrowd();
		}
	}

	/** Whether its texts turned out to be made to have the same hash. */
	get isCrowded(): boolean {
		return this.#codes !== null;
	}

	/** From now on, texts are looked up without a hash of ours: see crowding.ts. */
	expectCrowd(): void {
		const {memory, startOf, lengthOf} = this.store;
		this.#codes = new Map();
		for (let code = 0; code < this.size; code++) {
			const start = startOf(code);
			this.#codes.set(textOf(memory, start, start + lengthOf(code)), code);
		}
	}

	/** Adds texts, none of which is known, in the order of their codes; only where a crowd is expected. */
	addAll({bytes, ends}: PackedTexts): void {
		for (const [index, end] of ends.entries()) {
			this.#addCrowded(bytes.subarray(ends[index - 1] ?? 0, end));
		}
	}

	/** Where its texts are, until the next one is added. */
	get store(): TextStore {
		const arena = this.#arena;
		const entries = this.#entries;
		return {memory: bytesOf(arena), startOf: code => entries[code]! + headerLength, lengthOf: code => arena.getInt32(entries[code]! + 4, true)};
	}

	/** Reads where the texts probably are, so that the processor waits for all of that memory at once, not one text after the other. */
	#touch(hashes: Int32Array, from: number, to: number): void {
		const slots = this.#slots;
		const mask = slots.length - 2;
		const arena = this.#arena;
		let sum = 0;
		for (let index = from; index < to; index++) {
			sum ^= arena.getInt32(slots[(placeOf(hashes[index]!) & mask) + 1]!, true);
		}

		this.touched = sum;
	}

	#codeOf(hash: number, bytes: DataView, start: number, end: number): number {
		const entry = this.#find(hash, bytes, start, end);
		return entry === 0 ? this.#addNew(hash, bytesOf(bytes).subarray(start, end)) : this.#arena.getInt32(entry, true);
	}

	#crowdedCodeOf(codes: ReadonlyMap<string, number>, bytes: DataView, start: number, end: number): number {
		const memory = bytesOf(bytes);
		const known = codes.get(textOf(memory, start, end));
		if (known !== undefined) {
			return known;
		}

		const text = memory.subarray(start, end);
		if (this.size < this.#limit) {
			return this.#addCrowded(text);
		}

		const normalised = bytesOf(this.#scratchFor(text.length));
		const length = normaliseReason(text, 0, text.length, normalised);
		return codes.get(textOf(normalised, 0, length)) ?? this.#addCrowded(normalised.subarray(0, length));
	}

	#addCrowded(text: Uint8Array): number {
		const code = this.#write(text);
		this.#codes!.set(textOf(text, 0, text.length), code);
		return code;
	}

	/** Returns the entry of a text, 0 when there is none. */
	#find(hash: number, bytes: DataView, start: number, end: number): number {
		const slots = this.#slots;
		const mask = slots.length - 2;
		let slot = placeOf(hash) & mask;
		for (;;) {
			const entry = slots[slot + 1]!;
			if (entry === 0 || (slots[slot] === hash && this.#isSame(entry, bytes, start, end - start))) {
				return entry;
			}

			slot = (slot + 2) & mask;
			this.#probes++;
		}
	}

	#isSame(entry: number, bytes: DataView, start: number, length: number): boolean {
		const arena = this.#arena;
		if (arena.getInt32(entry + 4, true) !== length) {
			return false;
		}

		const from = (entry + headerLength) | 0;
		let at = 0;
		for (; length - at >= 4; at = (at + 4) | 0) {
			if (arena.getInt32((from + at) | 0, true) !== bytes.getInt32((start + at) | 0, true)) {
				return false;
			}
		}

		return arena.getInt32((from + at) | 0, true) === headOf(bytes.getInt32((start + at) | 0, true), length - at);
	}

	#addNew(hash: number, text: Uint8Array): number {
		if (this.size < this.#limit) {
			return this.#add(hash, text);
		}

		const scratch = this.#scratchFor(text.length);
		const normalised = bytesOf(scratch);
		const length = normaliseReason(text, 0, text.length, normalised);
		const itsHash = hashOf(scratch, 0, length);
		const entry = this.#find(itsHash, scratch, 0, length);
		return entry === 0 ? this.#add(itsHash, normalised.subarray(0, length)) : this.#arena.getInt32(entry, true);
	}

	/** Returns room for the normalised text of one so long. */
	#scratchFor(length: number): DataView {
		if (this.#scratch.byteLength < length + wordPadding) {
			this.#scratch = new DataView(new ArrayBuffer((length * 2) + wordPadding));
		}

		return this.#scratch;
	}

	#add(hash: number, text: Uint8Array): number {
		const code = this.#write(text);
		fill(this.#slots, hash, this.#entries[code]!);
		if (this.size * 4 > this.#slots.length) {
			this.#growSlots();
		}

		return code;
	}

	/** Writes a text that is new, and returns its code. */
	#write(text: Uint8Array): number {
		const code = this.size++;
		const entry = this.#used;
		this.#used += headerLength + (text.length & ~3) + wordPadding;
		if (this.#used > this.#arena.byteLength) {
			const larger = new Uint8Array(Math.max(this.#arena.byteLength * 2, this.#used));
			larger.set(bytesOf(this.#arena));
			this.#arena = new DataView(larger.buffer);
		}

		if (code === this.#entries.length) {
			const longer = new Uint32Array(code * 2);
			longer.set(this.#entries);
			this.#entries = longer;
		}

		this.#arena.setInt32(entry, code, true);
		this.#arena.setInt32(entry + 4, text.length, true);
		bytesOf(this.#arena).set(text, entry + headerLength);
		this.#entries[code] = entry;
		return code;
	}

	#growSlots(): void {
		const old = this.#slots;
		this.#slots = new Int32Array(old.length * 2);
		for (let slot = 0; slot < old.length; slot += 2) {
			if (old[slot + 1] !== 0) {
				fill(this.#slots, old[slot]!, old[slot + 1]!);
			}
		}
	}
}

const bytesOf = ({buffer, byteOffset, byteLength}: DataView): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);

/** Returns bytes as a text that is different for different bytes. */
const textOf = ({buffer, byteOffset}: Uint8Array, start: number, end: number): string => Buffer.from(buffer, byteOffset + start, end - start).toString('latin1');

/** The upper bits of a hash are its best ones. */
const placeOf = (hash: number): number => (hash ^ (hash >>> 15)) << 1;

/** Puts an entry into the first slot that is free for its hash. */
const fill = (slots: Int32Array, hash: number, entry: number): void => {
	const mask = slots.length - 2;
	let slot = placeOf(hash) & mask;
	while (slots[slot + 1] !== 0) {
		slot = (slot + 2) & mask;
	}

	slots[slot] = hash;
	slots[slot + 1] = entry;
};
