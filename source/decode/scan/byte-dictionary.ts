/**
Texts to codes, straight from bytes: no string is made for a value already seen. Open addressing over one arena. A class,
because its fields are read millions of times a second and closures cost half as much again (npm run bench -- scan).
*/
export class ByteDictionary {
	/** How many codes there are; code 0 is the empty text. */
	size = 0;
	#slots = new Int32Array(1 << 12).fill(-1);
	#hashes = new Int32Array(1 << 11);
	/** Entry i is `#arena[#ends[i], #ends[i + 1]]`. */
	#ends = new Uint32Array((1 << 11) + 1);
	#arena = new Uint8Array(1 << 16);

	constructor() {
		this.codeOf(hashOf(this.#arena, 0, 0), this.#arena, 0, 0);
	}

	/** Returns the code of the bytes, adding them when new; `hash` is `hashOf` the same bytes. */
	codeOf(hash: number, bytes: Uint8Array, start: number, end: number): number {
		const mask = this.#slots.length - 1;
		let slot = spread(hash) & mask;
		for (;;) {
			const code = this.#slots[slot]!;
			if (code === -1) {
				return this.#add(hash, slot, bytes, start, end);
			}

			if (this.#hashes[code] === hash && this.#isSame(code, bytes, start, end)) {
				return code;
			}

			slot = (slot + 1) & mask;
		}
	}

	/** Whether these bytes have a code already. */
	has(hash: number, bytes: Uint8Array, start: number, end: number): boolean {
		const mask = this.#slots.length - 1;
		for (let slot = spread(hash) & mask; this.#slots[slot] !== -1; slot = (slot + 1) & mask) {
			const code = this.#slots[slot]!;
			if (this.#hashes[code] === hash && this.#isSame(code, bytes, start, end)) {
				return true;
			}
		}

		return false;
	}

	/** Returns the bytes of a code. */
	valueOf(code: number): Uint8Array {
		return this.#arena.subarray(this.#ends[code], this.#ends[code + 1]);
	}

	#isSame(code: number, bytes: Uint8Array, start: number, end: number): boolean {
		const from = this.#ends[code]!;
		const length = this.#ends[code + 1]! - from;
		if (length !== end - start) {
			return false;
		}

		const arena = this.#arena;
		for (let index = 0; index < length; index++) {
			if (arena[from + index] !== bytes[start + index]) {
				return false;
			}
		}

		return true;
	}

	#add(hash: number, slot: number, bytes: Uint8Array, start: number, end: number): number {
		const code = this.size++;
		const from = this.#ends[code]!;
		const to = from + end - start;
		if (to > this.#arena.length) {
			this.#arena = grown(this.#arena, Math.max(this.#arena.length * 2, to));
		}

		if (code === this.#hashes.length) {
			this.#hashes = grown(this.#hashes, code * 2);
			this.#ends = grown(this.#ends, (code * 2) + 1);
		}

		this.#arena.set(bytes.subarray(start, end), from);
		this.#hashes[code] = hash;
		this.#ends[code + 1] = to;
		this.#slots[slot] = code;
		if (this.size * 2 > this.#slots.length) {
			this.#growSlots();
		}

		return code;
	}

	#growSlots(): void {
		const slots = new Int32Array(this.#slots.length * 2).fill(-1);
		const mask = slots.length - 1;
		for (let code = 0; code < this.size; code++) {
			let slot = spread(this.#hashes[code]!) & mask;
			while (slots[slot] !== -1) {
				slot = (slot + 1) & mask;
			}

			slots[slot] = code;
		}

		this.#slots = slots;
	}
}

const grown = <Column extends Uint8Array | Int32Array | Uint32Array>(column: Column, length: number): Column => {
	const larger = new (column.constructor as new (length: number) => Column)(length);
	larger.set(column);
	return larger;
};

const spread = (hash: number): number => hash ^ (hash >>> 15);

/** The prime of the 32-bit FNV hash; a scanner may hash byte by byte itself: `imul(hash ^ byte, hashPrime)`, from 0. */
export const hashPrime = 16_777_619;

/** Returns the hash of a range of bytes. */
export const hashOf = (bytes: Uint8Array, start: number, end: number): number => {
	let hash = 0;
	for (let at = start; at < end; at++) {
		hash = Math.imul(hash ^ bytes[at]!, hashPrime);
	}

	return hash;
};
