/* The fields of one row, for scan-rows.assembly.ts. */
import {hashOf} from './dictionary.assembly';
import {isNoLabel} from './first-field.assembly';

const MAXIMUM_COLUMNS: u32 = 32;
/** Rows whose fields are found before the first of them is coded: the look-ups that miss the cache then wait together. */
export const BATCH: u32 = 64;

const TAB: u8 = 0x09;
const NEWLINE: u8 = 0x0A;
const RETURN: u8 = 0x0D;
const SPACE: u8 = 0x20;
const QUOTE: u8 = 0x22;

/** The roles of columns whose fields are coded: user, Microsoft 365 user and reason, in this order; other roles have higher numbers. */
export const CODED_ROLES: u32 = 3;

const roles: u32 = <u32>heap.alloc(MAXIMUM_COLUMNS);
/** For each coded role and each row of a batch: hash, address, length. */
export const fields: u32 = <u32>heap.alloc(BATCH * 16 * CODED_ROLES);

let delimiter: u8 = 0x09;
let columnCount: u32 = 0;

export function rolesAddress(): u32 {
	return roles;
}

export function setShape(newDelimiter: u32, newColumnCount: u32): void {
	delimiter = <u8>newDelimiter;
	columnCount = newColumnCount;
}

/** Whether a column has this role. */
export function isCoded(role: u32): bool {
	for (let column: u32 = 0; column < columnCount; column++) {
		if (load<u8>(roles + column) == role) {
			return true;
		}
	}

	return false;
}

/** What `findFields` looks for; it lives through a scan in a register. */
export function delimitersOf(): v128 {
	return i8x16.splat(delimiter);
}

/** Finds the fields of one row for a place in the batch and returns where the next row begins; 0 when this is not a whole plain row. */
export function findFields(rowStart: u32, last: u32, row: u32, delimiters: v128): u32 {
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
