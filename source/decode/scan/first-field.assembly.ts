/* Whether the first field of a row may be a label, for scan-rows.assembly.ts: then the decoder has to look at it. */

const SPACE: u8 = 0x20;
const COLON: u8 = 0x3A;
const EQUALS: u8 = 0x3D;
const AT_SIGN: u8 = 0x40;

/**
Whether a first field cannot be a label: it holds a digit or an at sign, and neither blank nor colon, nor an equals sign
before its end.
*/
export function isNoLabel(start: u32, end: u32): bool {
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
