/* Texts to codes, for scan-rows.assembly.ts. */

// Loads of 16 bytes may read past the end of what is valid.
export const PADDING: u32 = 64;

/** Texts of so many bytes are hashed and compared without a branch: see `hashOf`. */
const SHORT: u32 = 48;
/** In front of the bytes of an entry: its code and its length. */
const HEADER: u32 = 8;
const ARENA_BLOCK: u32 = 1 << 16;

/** `SHORT` ones, then as many zeros. */
const masks: u32 = <u32>heap.alloc(SHORT * 2);
memory.fill(masks, 0xFF, SHORT);
memory.fill(masks + SHORT, 0, SHORT);

// Where the mask of a text of `length` bytes is: ones for its bytes, zeros behind them.
// @ts-ignore: decorator of AssemblyScript
@inline
function maskOf(length: u32): u32 {
	return masks + SHORT - length;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function mixed(hash: u64, word: u64): u64 {
	return (rotl(hash, 29) ^ word) * 0xBF58476D1CE4E5B9;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function mixedBlock(block: v128, factor: v128): v128 {
	return i32x4.mul(v128.xor(block, i32x4.shr_u(block, 15)), factor);
}

/** Returns the hash of a text. Lengths differ from row to row, and a loop whose end is guessed wrong costs more than `SHORT` bytes. */
export function hashOf(address: u32, length: u32): u64 {
	const one = i32x4(0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F);
	const two = i32x4(0x165667B1, 0x7FEB352D, 0x846CA68B, 0x3C6EF373);
	const three = i32x4(0x2545F491, 0x58476D1D, 0x94D049BB, 0x1CE4E5B9);
	let at = address;
	let rest = length;
	let sum = i32x4.splat(length);
	for (; rest > SHORT; rest -= 16) {
		sum = mixedBlock(i32x4.add(sum, v128.load(at)), one);
		at += 16;
	}

	const mask = maskOf(rest);
	sum = i32x4.add(sum, mixedBlock(v128.and(v128.load(at), v128.load(mask)), one));
	sum = i32x4.add(sum, mixedBlock(v128.and(v128.load(at, 16), v128.load(mask, 16)), two));
	sum = i32x4.add(sum, mixedBlock(v128.and(v128.load(at, 32), v128.load(mask, 32)), three));
	const hash = mixed(i64x2.extract_lane(sum, 0) * 0x9E3779B97F4A7C15, i64x2.extract_lane(sum, 1));
	return hash ^ (hash >> 29);
}

function isSame(left: u32, right: u32, length: u32): bool {
	let one = left;
	let other = right;
	let rest = length;
	for (; rest > SHORT; rest -= 16) {
		if (v128.any_true(v128.xor(v128.load(one), v128.load(other)))) {
			return false;
		}

		one += 16;
		other += 16;
	}

	const mask = maskOf(rest);
	const first = v128.and(v128.xor(v128.load(one), v128.load(other)), v128.load(mask));
	const second = v128.and(v128.xor(v128.load(one, 16), v128.load(other, 16)), v128.load(mask, 16));
	const third = v128.and(v128.xor(v128.load(one, 32), v128.load(other, 32)), v128.load(mask, 32));
	return !v128.any_true(v128.or(v128.or(first, second), third));
}

/** Slots passed over since `forgetProbes`, in all dictionaries: few, unless somebody made texts whose hashes are the same. */
let probes: u32 = 0;

export function probesSoFar(): u32 {
	return probes;
}

export function forgetProbes(): void {
	probes = 0;
}

/**
Open addressing over entries that never move. A slot is the upper half of the hash and the address of an entry, or 0. Code
0 is the empty text.
*/
export class Dictionary {
	slots: u32 = 0;
	slotMask: u32 = 0;
	/** The address of each code's entry. */
	entries: u32 = 0;
	entryCapacity: u32 = 0;
	size: u32 = 0;
	/** Where the next entry goes, and the end of the block it is cut from. */
	free: u32 = 0;
	freeEnd: u32 = 0;

	constructor() {
		this.makeSlots(1 << 12);
		this.entryCapacity = 1 << 11;
		this.entries = <u32>heap.alloc(this.entryCapacity * 4);
		this.codeOf(hashOf(masks, 0), masks, 0);
	}

	/** Returns the code of a text, adding it when new. */
	codeOf(hash: u64, address: u32, length: u32): u32 {
		const slot = this.find(hash, address, length);
		const found = load<u64>(slot);
		return found == 0 ? this.add(hash, slot, address, length) : load<u32>(<u32>found);
	}

	/** Reads where a text with this hash probably is and returns what is of no meaning, lest it be left out: see `codeFields`. */
	touch(hash: u64): u32 {
		const entry = load<u32>(this.slots + (<u32>hash & this.slotMask) * 8);
		return entry == 0 ? 0 : load<u32>(entry, 4);
	}

	has(hash: u64, address: u32, length: u32): bool {
		return load<u64>(this.find(hash, address, length)) != 0;
	}

	addressOf(code: u32): u32 {
		return load<u32>(this.entries + code * 4) + HEADER;
	}

	lengthOf(code: u32): u32 {
		return load<u32>(load<u32>(this.entries + code * 4), 4);
	}

	/** Returns the address of the text's slot, or of the empty one where it belongs. */
	// @ts-ignore: decorator of AssemblyScript
	@inline
	find(hash: u64, address: u32, length: u32): u32 {
		let index = <u32>hash & this.slotMask;
		while (true) {
			const slot = this.slots + index * 8;
			const found = load<u64>(slot);
			const entry = <u32>found;
			if (found == 0 || ((found ^ hash) >> 32 == 0 && load<u32>(entry, 4) == length && isSame(entry + HEADER, address, length))) {
				return slot;
			}

			index = (index + 1) & this.slotMask;
			probes++;
		}
	}

	makeSlots(count: u32): void {
		this.slots = <u32>heap.alloc(count * 8);
		this.slotMask = count - 1;
		memory.fill(this.slots, 0, count * 8);
	}

	add(hash: u64, slot: u32, address: u32, length: u32): u32 {
		const size = (HEADER + length + 7) & ~7;
		if (this.free + size > this.freeEnd) {
			const block = max(ARENA_BLOCK, size);
			this.free = <u32>heap.alloc(block + PADDING);
			this.freeEnd = this.free + block;
		}

		if (this.size == this.entryCapacity) {
			this.growEntries();
		}

		const code = this.size++;
		const entry = this.free;
		this.free += size;
		store<u32>(entry, code);
		store<u32>(entry, length, 4);
		memory.copy(entry + HEADER, address, length);
		store<u32>(this.entries + code * 4, entry);
		store<u64>(slot, (hash & 0xFFFFFFFF00000000) | entry);
		if (this.size * 2 > this.slotMask) {
			this.growSlots();
		}

		return code;
	}

	growEntries(): void {
		const longer = <u32>heap.alloc(this.entryCapacity * 8);
		memory.copy(longer, this.entries, this.entryCapacity * 4);
		heap.free(this.entries);
		this.entries = longer;
		this.entryCapacity *= 2;
	}

	growSlots(): void {
		const old = this.slots;
		this.makeSlots((this.slotMask + 1) * 2);
		heap.free(old);
		for (let code: u32 = 0; code < this.size; code++) {
			const entry = load<u32>(this.entries + code * 4);
			const hash = hashOf(entry + HEADER, load<u32>(entry, 4));
			let index = <u32>hash & this.slotMask;
			while (load<u64>(this.slots + index * 8) != 0) {
				index = (index + 1) & this.slotMask;
			}

			store<u64>(this.slots + index * 8, (hash & 0xFFFFFFFF00000000) | entry);
		}
	}
}
