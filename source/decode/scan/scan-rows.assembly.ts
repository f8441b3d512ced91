/*
The failed-items rows of one table, scanned with SIMD: AssemblyScript, compiled by scripts/build-wasm.ts into
scan-rows.wasm.ts. scan-rows.ts is the same in plain TypeScript and the reference: a differential test holds both to the
same output on every sample and on random input. Whatever is not a plain row stops the scan, and the decoder takes over.
*/

const INPUT_CAPACITY: u32 = 1 << 20;
const OUTPUT_ROWS: u32 = 1 << 16;
const MAXIMUM_COLUMNS: u32 = 32;
// Loads of 16 bytes may read past the end of what is valid.
const PADDING: u32 = 64;

const TAB: u8 = 0x09;
const NEWLINE: u8 = 0x0A;
const RETURN: u8 = 0x0D;
const SPACE: u8 = 0x20;
const QUOTE: u8 = 0x22;
const COLON: u8 = 0x3A;
const EQUALS: u8 = 0x3D;
const AT_SIGN: u8 = 0x40;

// Roles of a column; the three with a dictionary are its number.
const USER: u8 = 0;
const M365_USER: u8 = 1;
const REASON: u8 = 2;
const ITEM_ID: u8 = 3;

const input: u32 = <u32>heap.alloc(INPUT_CAPACITY + PADDING);
const scratch: u32 = <u32>heap.alloc(INPUT_CAPACITY + PADDING);
const rowStarts: u32 = <u32>heap.alloc(OUTPUT_ROWS * 4);
const codes: u32 = <u32>heap.alloc(OUTPUT_ROWS * 4 * 3);
/** Keeps what stands behind the bytes of a scan. */
const behind: u32 = <u32>heap.alloc(PADDING);
const roles: u32 = <u32>heap.alloc(MAXIMUM_COLUMNS);

let delimiter: u8 = 0x09;
let columnCount: u32 = 0;
let rowCount: u32 = 0;
/** From this many distinct reasons on, a new reason is coded by its normalised text. */
let reasonLimit: u32 = u32.MAX_VALUE;

export function inputAddress(): u32 {
	return input;
}

export function rowStartsAddress(): u32 {
	return rowStarts;
}

export function codesAddress(role: u32): u32 {
	return codes + role * OUTPUT_ROWS * 4;
}

export function rolesAddress(): u32 {
	return roles;
}

export function rows(): u32 {
	return rowCount;
}

export function setShape(newDelimiter: u32, newColumnCount: u32): void {
	delimiter = <u8>newDelimiter;
	columnCount = newColumnCount;
}

export function setReasonLimit(limit: u32): void {
	reasonLimit = limit;
}

/** Texts to codes: open addressing over one arena of bytes. Code 0 is the empty text. */
class Dictionary {
	slots: u32 = 0;
	slotMask: u32 = 0;
	/** Four words an entry: hash low, hash high, address in the arena, length. */
	entries: u32 = 0;
	entryCapacity: u32 = 0;
	size: u32 = 0;
	arena: u32 = 0;
	arenaCapacity: u32 = 0;
	arenaUsed: u32 = 0;

	constructor() {
		this.makeSlots(1 << 12);
		this.entryCapacity = 1 << 11;
		this.entries = <u32>heap.alloc(this.entryCapacity * 16);
		this.arenaCapacity = 1 << 16;
		this.arena = <u32>heap.alloc(this.arenaCapacity + PADDING);
		this.codeOf(scratch, 0);
	}

	makeSlots(count: u32): void {
		this.slots = <u32>heap.alloc(count * 4);
		this.slotMask = count - 1;
		memory.fill(this.slots, 0xFF, count * 4);
	}

	codeOf(address: u32, length: u32): u32 {
		const hash = hashOf(address, length);
		let slot = slotOf(hash) & this.slotMask;
		while (true) {
			const code = load<u32>(this.slots + slot * 4);
			if (code == u32.MAX_VALUE) {
				return this.add(hash, slot, address, length);
			}

			const entry = this.entries + code * 16;
			if (load<u64>(entry) == hash && load<u32>(entry, 12) == length && isSame(this.arena + load<u32>(entry, 8), address, length)) {
				return code;
			}

			slot = (slot + 1) & this.slotMask;
		}
	}

	has(address: u32, length: u32): bool {
		const hash = hashOf(address, length);
		let slot = slotOf(hash) & this.slotMask;
		while (true) {
			const code = load<u32>(this.slots + slot * 4);
			if (code == u32.MAX_VALUE) {
				return false;
			}

			const entry = this.entries + code * 16;
			if (load<u64>(entry) == hash && load<u32>(entry, 12) == length && isSame(this.arena + load<u32>(entry, 8), address, length)) {
				return true;
			}

			slot = (slot + 1) & this.slotMask;
		}
	}

	add(hash: u64, slot: u32, address: u32, length: u32): u32 {
		if (this.arenaUsed + length > this.arenaCapacity) {
			this.growArena(length);
		}

		if (this.size == this.entryCapacity) {
			this.entryCapacity *= 2;
			this.entries = moved(this.entries, this.size * 16, this.entryCapacity * 16);
		}

		const code = this.size++;
		const entry = this.entries + code * 16;
		memory.copy(this.arena + this.arenaUsed, address, length);
		store<u64>(entry, hash);
		store<u32>(entry, this.arenaUsed, 8);
		store<u32>(entry, length, 12);
		this.arenaUsed += length;
		store<u32>(this.slots + slot * 4, code);
		if (this.size * 2 > this.slotMask) {
			this.growSlots();
		}

		return code;
	}

	growArena(length: u32): void {
		while (this.arenaUsed + length > this.arenaCapacity) {
			this.arenaCapacity *= 2;
		}

		this.arena = moved(this.arena, this.arenaUsed, this.arenaCapacity + PADDING);
	}

	growSlots(): void {
		const old = this.slots;
		this.makeSlots((this.slotMask + 1) * 2);
		heap.free(old);
		for (let code: u32 = 0; code < this.size; code++) {
			let slot = slotOf(load<u64>(this.entries + code * 16)) & this.slotMask;
			while (load<u32>(this.slots + slot * 4) != u32.MAX_VALUE) {
				slot = (slot + 1) & this.slotMask;
			}

			store<u32>(this.slots + slot * 4, code);
		}
	}
}

function moved(old: u32, used: u32, capacity: u32): u32 {
	const address = <u32>heap.alloc(capacity);
	memory.copy(address, old, used);
	heap.free(old);
	return address;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function slotOf(hash: u64): u32 {
	return <u32>(hash ^ (hash >> 32));
}

// @ts-ignore: decorator of AssemblyScript
@inline
function tailMask(length: u32): u64 {
	return ((<u64>1) << ((length & 7) << 3)) - 1;
}

function hashOf(address: u32, length: u32): u64 {
	let hash: u64 = 0x9E3779B97F4A7C15 ^ length;
	const whole = address + (length & ~7);
	let at = address;
	for (; at < whole; at += 8) {
		hash = (rotl(hash, 29) ^ load<u64>(at)) * 0xBF58476D1CE4E5B9;
	}

	hash = (rotl(hash, 29) ^ (load<u64>(at) & tailMask(length))) * 0xBF58476D1CE4E5B9;
	return hash ^ (hash >> 29);
}

function isSame(left: u32, right: u32, length: u32): bool {
	const whole = length & ~7;
	for (let at: u32 = 0; at < whole; at += 8) {
		if (load<u64>(left + at) != load<u64>(right + at)) {
			return false;
		}
	}

	return ((load<u64>(left + whole) ^ load<u64>(right + whole)) & tailMask(length)) == 0;
}

const users = new Dictionary();
const m365Users = new Dictionary();
const reasons = new Dictionary();

function dictionaryOf(role: u32): Dictionary {
	return role == USER ? users : role == M365_USER ? m365Users : reasons;
}

export function dictionarySize(role: u32): u32 {
	return dictionaryOf(role).size;
}

export function valueAddress(role: u32, code: u32): u32 {
	const dictionary = dictionaryOf(role);
	return dictionary.arena + load<u32>(dictionary.entries + code * 16, 8);
}

export function valueLength(role: u32, code: u32): u32 {
	return load<u32>(dictionaryOf(role).entries + code * 16, 12);
}

/** The reason's code; past the limit every run of letters, digits and joiners that holds a digit counts as `#`. */
function reasonCode(address: u32, length: u32): u32 {
	if (reasons.size < reasonLimit || reasons.has(address, length)) {
		return reasons.codeOf(address, length);
	}

	let used: u32 = 0;
	let runStart: u32 = 0;
	let hasDigit = false;
	for (let at: u32 = 0; at < length; at++) {
		const byte = load<u8>(address + at);
		store<u8>(scratch + used++, byte);
		if (!isWordByte(byte)) {
			runStart = used;
			hasDigit = false;
			continue;
		}

		hasDigit = hasDigit || (byte >= 0x30 && byte <= 0x39);
		if (hasDigit) {
			store<u8>(scratch + runStart, 0x23);
			used = runStart + 1;
		}
	}

	return reasons.codeOf(scratch, used);
}

function isWordByte(byte: u8): bool {
	return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
		|| byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x40 || byte == 0x23 || byte >= 0x80;
}

/** Whether a field, spaces off, needs no more trimming and is not quoted: tabs and a file's hole of zeros are trimmed, too. */
function isPlain(start: u32, end: u32): bool {
	if (start == end) {
		return true;
	}

	const first = load<u8>(start);
	const last = load<u8>(end - 1);
	return first != TAB && first != QUOTE && last != TAB && last != 0;
}

/**
Scans whole rows of the input between two offsets and returns where it stopped: behind the last whole row, or at the
start of the first line that is not a plain row. Also stops when the output is full; `rows` says how many it wrote.
*/
export function scan(start: u32, end: u32): u32 {
	// Loads run past the end; a newline there would be believed, so the bytes behind it are harmless for as long as it takes.
	const last = input + end;
	memory.copy(behind, last, PADDING);
	memory.fill(last, 0, PADDING);
	const stop = scanRows(start, end);
	memory.copy(last, behind, PADDING);
	return stop;
}

function scanRows(start: u32, end: u32): u32 {
	const delimiters = i8x16.splat(delimiter);
	const quotes = i8x16.splat(QUOTE);
	const newlines = i8x16.splat(NEWLINE);
	const returns = i8x16.splat(RETURN);
	const last = input + end;
	let at = input + start;
	rowCount = 0;
	while (at < last && rowCount < OUTPUT_ROWS) {
		const rowStart = at;
		// Zeros at the start of a line are let go by the decoder.
		if (load<u8>(at) == 0) {
			return rowStart - input;
		}

		const output = rowCount * 4;
		store<u32>(codes + output, 0);
		store<u32>(codes + OUTPUT_ROWS * 4 + output, 0);
		store<u32>(codes + OUTPUT_ROWS * 8 + output, 0);
		let column: u32 = 0;
		let isRow = false;
		while (column < columnCount) {
			const isQuoted = load<u8>(at) == QUOTE;
			if (isQuoted) {
				at++;
			}

			let fieldStart = at;
			let mask: i32 = 0;
			const first = isQuoted ? quotes : delimiters;
			// The end of the field: a delimiter (a quote, when it is quoted) or the end of the line.
			while (true) {
				if (at >= last) {
					return rowStart - input;
				}

				const block = v128.load(at);
				mask = i8x16.bitmask(v128.or(v128.or(i8x16.eq(block, first), i8x16.eq(block, newlines)), i8x16.eq(block, returns)));
				if (mask != 0) {
					at += ctz(mask);
					break;
				}

				at += 16;
			}

			if (at >= last) {
				return rowStart - input;
			}

			let fieldEnd = at;
			if (isQuoted) {
				// It goes over lines, or the quote is the last byte there is.
				if (load<u8>(at) != QUOTE || at + 1 >= last) {
					return rowStart - input;
				}

				at++;
			}

			let ending = load<u8>(at);
			if (ending == RETURN && ending != delimiter) {
				if (at + 1 >= last) {
					return rowStart - input;
				}

				if (load<u8>(at + 1) != NEWLINE) {
					return rowStart - input;
				}

				at++;
				ending = NEWLINE;
			}

			// A doubled quote, or more text behind the quotes.
			if (isQuoted && ending != delimiter && ending != NEWLINE) {
				return rowStart - input;
			}

			at++;
			while (!isQuoted && fieldStart < fieldEnd && load<u8>(fieldStart) == SPACE) {
				fieldStart++;
			}

			while (!isQuoted && fieldEnd > fieldStart && load<u8>(fieldEnd - 1) == SPACE) {
				fieldEnd--;
			}

			if ((!isQuoted && !isPlain(fieldStart, fieldEnd)) || (column == 0 && !isNoLabel(fieldStart, fieldEnd))) {
				return rowStart - input;
			}

			const role = load<u8>(roles + column);
			if (role < ITEM_ID) {
				const code = role == REASON
					? reasonCode(fieldStart, fieldEnd - fieldStart)
					: dictionaryOf(role).codeOf(fieldStart, fieldEnd - fieldStart);
				store<u32>(codes + <u32>role * OUTPUT_ROWS * 4 + output, code);
			}

			column++;
			if (ending == NEWLINE) {
				isRow = column == columnCount;
				break;
			}
		}

		if (!isRow) {
			return rowStart - input;
		}

		store<u32>(rowStarts + output, rowStart - input);
		rowCount++;
	}

	return at - input;
}

/**
Whether a first field cannot be a label: it holds a digit or an at sign, and neither blank nor colon, nor an equals sign
before its end.
*/
function isNoLabel(start: u32, end: u32): bool {
	while (end > start && load<u8>(end - 1) == EQUALS) {
		end--;
	}

	const colons = i8x16.splat(COLON);
	const equals = i8x16.splat(EQUALS);
	const spaces = i8x16.splat(SPACE);
	const atSigns = i8x16.splat(AT_SIGN);
	const zeros = i8x16.splat(0x30);
	const ten = i8x16.splat(10);
	let hasSign = false;
	for (let at = start; at < end; at += 16) {
		const block = v128.load(at);
		const valid: i32 = end - at >= 16 ? 0xFFFF : (1 << (end - at)) - 1;
		if ((i8x16.bitmask(v128.or(v128.or(i8x16.eq(block, colons), i8x16.eq(block, equals)), i8x16.eq(block, spaces))) & valid) != 0) {
			return false;
		}

		hasSign = hasSign || (i8x16.bitmask(v128.or(i8x16.lt_u(i8x16.sub(block, zeros), ten), i8x16.eq(block, atSigns))) & valid) != 0;
	}

	return hasSign && !namesM365User(start, end);
}

function isLetterOrDigit(byte: u8): bool {
	return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A);
}

/** Whether a first field may be the label of the Microsoft 365 user: it starts with m, o or punctuation and holds `365u`. */
function namesM365User(start: u32, end: u32): bool {
	const first = load<u8>(start);
	if (isLetterOrDigit(first) && (first | 0x20) != 0x6D && (first | 0x20) != 0x6F) {
		return false;
	}

	let matched: u32 = 0;
	for (let at = start; at < end && matched < 4; at++) {
		let byte = load<u8>(at);
		if (!isLetterOrDigit(byte)) {
			continue;
		}

		if (byte > 0x39) {
			byte |= 0x20;
		}

		const expected: u8 = matched == 0 ? 0x33 : matched == 1 ? 0x36 : matched == 2 ? 0x35 : 0x75;
		matched = byte == expected ? matched + 1 : byte == 0x33 ? 1 : 0;
	}

	return matched == 4;
}
