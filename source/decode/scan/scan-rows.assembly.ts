/*
The failed-items rows of one table, scanned with SIMD: AssemblyScript, compiled by scripts/build-wasm.ts into
scan-rows.wasm.ts. scan-rows.ts is the same in plain TypeScript and the reference: a differential test holds both to the
same output on every sample and on random input. Whatever is not a plain row stops the scan, and the decoder takes over.
*/
import {Dictionary, hashOf, PADDING} from './dictionary.assembly';
import {isNoLabel} from './first-field.assembly';

const INPUT_CAPACITY: u32 = 1 << 20;
const OUTPUT_ROWS: u32 = 1 << 16;
const MAXIMUM_COLUMNS: u32 = 32;
/** Rows whose fields are found before the first of them is coded: the look-ups that miss the cache then wait together. */
const BATCH: u32 = 64;

const TAB: u8 = 0x09;
const NEWLINE: u8 = 0x0A;
const RETURN: u8 = 0x0D;
const SPACE: u8 = 0x20;
const QUOTE: u8 = 0x22;

// Roles of a column; the three with a dictionary are its number.
const USER: u32 = 0;
const M365_USER: u32 = 1;
const REASON: u32 = 2;
const CODED_ROLES: u32 = 3;

const input: u32 = <u32>heap.alloc(INPUT_CAPACITY + PADDING);
const scratch: u32 = <u32>heap.alloc(INPUT_CAPACITY + PADDING);
const rowStarts: u32 = <u32>heap.alloc(OUTPUT_ROWS * 4);
const codes: u32 = <u32>heap.alloc(OUTPUT_ROWS * 4 * CODED_ROLES);
/** Keeps what stands behind the bytes of a scan. */
const behind: u32 = <u32>heap.alloc(PADDING);
const roles: u32 = <u32>heap.alloc(MAXIMUM_COLUMNS);
/** For each coded role and each row of a batch: hash, address, length. */
const fields: u32 = <u32>heap.alloc(BATCH * 16 * CODED_ROLES);

let delimiter: u8 = 0x09;
let columnCount: u32 = 0;
let rowCount: u32 = 0;
/** From this many distinct reasons on, a new reason is coded by its normalised text. */
let reasonLimit: u32 = u32.MAX_VALUE;

const users = new Dictionary();
const m365Users = new Dictionary();
const reasons = new Dictionary();

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

function dictionaryOf(role: u32): Dictionary {
	return role == USER ? users : role == M365_USER ? m365Users : reasons;
}

export function dictionarySize(role: u32): u32 {
	return dictionaryOf(role).size;
}

export function valueAddress(role: u32, code: u32): u32 {
	return dictionaryOf(role).addressOf(code);
}

export function valueLength(role: u32, code: u32): u32 {
	return dictionaryOf(role).lengthOf(code);
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
	rowCount = 0;
	const delimiters = i8x16.splat(delimiter);
	let at = input + start;
	let isRow = true;
	while (isRow && at < last && rowCount < OUTPUT_ROWS) {
		const most = min(BATCH, OUTPUT_ROWS - rowCount);
		let found: u32 = 0;
		while (isRow && at < last && found < most) {
			const next = findFields(at, last, found, delimiters);
			isRow = next != 0;
			if (isRow) {
				store<u32>(rowStarts + (rowCount + found) * 4, at - input);
				found++;
				at = next;
			}
		}

		for (let role: u32 = 0; role < CODED_ROLES; role++) {
			codeFields(role, found);
		}

		rowCount += found;
	}

	memory.copy(last, behind, PADDING);
	return at - input;
}

/** Codes the fields of a batch into the output. */
function codeFields(role: u32, count: u32): void {
	const dictionary = dictionaryOf(role);
	const output = codes + (role * OUTPUT_ROWS + rowCount) * 4;
	const first = fields + role * BATCH * 16;
	if (!isCoded(role)) {
		memory.fill(output, 0, count * 4);
		return;
	}

	for (let row: u32 = 0; row < count; row++) {
		const field = first + row * 16;
		const hash = load<u64>(field);
		const address = load<u32>(field, 8);
		const length = load<u32>(field, 12);
		store<u32>(output + row * 4, role == REASON ? reasonCode(hash, address, length) : dictionary.codeOf(hash, address, length));
	}
}

function isCoded(role: u32): bool {
	for (let column: u32 = 0; column < columnCount; column++) {
		if (load<u8>(roles + column) == role) {
			return true;
		}
	}

	return false;
}

/** The reason's code; past the limit every run of letters, digits and joiners that holds a digit counts as `#`. */
function reasonCode(hash: u64, address: u32, length: u32): u32 {
	if (reasons.size < reasonLimit || reasons.has(hash, address, length)) {
		return reasons.codeOf(hash, address, length);
	}

	const used = normalise(address, length);
	return reasons.codeOf(hashOf(scratch, used), scratch, used);
}

/** Writes the normalised reason into `scratch` and returns its length. */
function normalise(address: u32, length: u32): u32 {
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

	return used;
}

function isWordByte(byte: u8): bool {
	return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
		|| byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x40 || byte == 0x23 || byte >= 0x80;
}

/** Finds the fields of one row for a place in the batch and returns where the next row begins; 0 when this is not a whole plain row. */
function findFields(rowStart: u32, last: u32, row: u32, delimiters: v128): u32 {
	// Zeros at the start of a line are let go by the decoder.
	if (load<u8>(rowStart) == 0) {
		return 0;
	}

	let at = rowStart;
	let window = at;
	let ends = endsIn(window, delimiters);
	for (let column: u32 = 0; column < columnCount; column++) {
		let start = at;
		const first = load<u8>(start);
		const isQuoted = first == QUOTE;
		if (isQuoted) {
			window = quotedEnd(++start, last) + 1;
			if (window == 1 || window >= last) {
				return 0;
			}

			ends = endsIn(window, delimiters);
		}

		while (ends == 0) {
			window += 64;
			if (window >= last) {
				return 0;
			}

			ends = endsIn(window, delimiters);
		}

		let end = window + <u32>ctz(ends);
		ends &= ends - 1;
		at = end + 1;
		const ending = load<u8>(end);
		const isLast = ending != delimiter;
		if (isLast && ending == RETURN && load<u8>(at++) != NEWLINE) {
			return 0;
		}

		if (isQuoted) {
			// A doubled quote, or more text behind the quotes.
			if (end != window) {
				return 0;
			}

			end--;
		} else if (first <= QUOTE || load<u8>(end - 1) <= SPACE) {
			// It may be empty, or begin or end with what does not belong to it.
			while (start < end && load<u8>(start) == SPACE) {
				start++;
			}

			while (end > start && load<u8>(end - 1) == SPACE) {
				end--;
			}

			if (!isPlain(start, end)) {
				return 0;
			}
		}

		const length = end - start;
		if (column == 0 && !isNoLabel(start, end)) {
			return 0;
		}

		const role = <u32>load<u8>(roles + column);
		if (role < CODED_ROLES) {
			const field = fields + (role * BATCH + row) * 16;
			store<u64>(field, hashOf(start, length));
			store<u32>(field, start, 8);
			store<u32>(field, length, 12);
		}

		if (isLast) {
			return column + 1 == columnCount ? at : 0;
		}
	}

	return 0;
}

/** Which of the next 64 bytes end a field or a line, a bit each. */
// @ts-ignore: decorator of AssemblyScript
@inline
function endsIn(window: u32, delimiters: v128): u64 {
	return endsOf(v128.load(window), delimiters) | (endsOf(v128.load(window, 16), delimiters) << 16)
		| (endsOf(v128.load(window, 32), delimiters) << 32) | (endsOf(v128.load(window, 48), delimiters) << 48);
}

// @ts-ignore: decorator of AssemblyScript
@inline
function endsOf(block: v128, delimiters: v128): u64 {
	return <u64><u32>i8x16.bitmask(v128.or(i8x16.eq(block, delimiters), lineEndsOf(block)));
}

// @ts-ignore: decorator of AssemblyScript
@inline
function lineEndsOf(block: v128): v128 {
	return v128.or(i8x16.eq(block, i8x16.splat(NEWLINE)), i8x16.eq(block, i8x16.splat(RETURN)));
}

/** Returns where the quote stands that ends a quoted field; 0 when the field goes over lines or over the end. */
function quotedEnd(start: u32, last: u32): u32 {
	for (let at = start; at < last; at += 16) {
		const block = v128.load(at);
		const ends = i8x16.bitmask(v128.or(i8x16.eq(block, i8x16.splat(QUOTE)), lineEndsOf(block)));
		if (ends != 0) {
			const end = at + <u32>ctz(ends);
			return load<u8>(end) == QUOTE ? end : 0;
		}
	}

	return 0;
}

/** Whether a field, spaces off, needs no more trimming and is not quoted: tabs and a file's hole of zeros are trimmed, too. */
// @ts-ignore: decorator of AssemblyScript
@inline
function isPlain(start: u32, end: u32): bool {
	if (start == end) {
		return true;
	}

	const first = load<u8>(start);
	const last = load<u8>(end - 1);
	return first != TAB && first != QUOTE && last != TAB && last != 0;
}
