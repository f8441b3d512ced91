/**
The row scanner in plain TypeScript: the reference, and the fallback where WebAssembly SIMD is missing.
scan-rows.assembly.ts is the same with SIMD; test/decode/scan.test.ts holds both to the same output.
*/
import {ByteDictionary, hashOf, hashPrime} from './byte-dictionary.ts';
import {
	codedRoles,
	inputCapacity,
	maximumColumns,
	maximumRows,
	reasonLimit,
	type CodedRole,
	type RowScanner,
} from './row-scanner.ts';

const newline = 0x0A;
const carriageReturn = 0x0D;
const tab = 0x09;
const space = 0x20;
const quote = 0x22;
const numberSign = 0x23;
const equals = 0x3D;

/** Whether a field, spaces off, needs no more trimming and is not quoted: tabs and a file's hole of zeros are trimmed, too. */
const isPlain = (bytes: Uint8Array, start: number, end: number): boolean => {
	if (start === end) {
		return true;
	}

	const first = bytes[start]!;
	const last = bytes[end - 1]!;
	return first !== tab && first !== quote && last !== tab && last !== 0;
};

/** What a byte of the first field says on whether the field could be a label. */
const signOfNoLabel = 1;
const signOfLabel = 2;
const signs = Uint8Array.from({length: 256}, (_, byte) => {
	if ((byte >= 0x30 && byte <= 0x39) || byte === 0x40) {
		return signOfNoLabel;
	}

	return byte === 0x3A || byte === space || byte === equals ? signOfLabel : 0;
});

/**
Whether a first field cannot be a label (`Items failed`, `No items ingested on …`): it holds a digit or an at sign, and
neither blank nor colon, nor an equals sign before its end.
*/
const isNoLabel = (bytes: Uint8Array, start: number, end: number): boolean => {
	let last = end;
	while (last > start && bytes[last - 1] === equals) {
		last--;
	}

	let found = 0;
	for (let at = start; at < last; at++) {
		found |= signs[bytes[at]!]!;
	}

	return found === signOfNoLabel && !namesM365User(bytes, start, end);
};

const isLetterOrDigit = (byte: number): boolean => (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A);

/** `365u`: what the only labels that hold a digit (`M365 User ID`) have in common, punctuation and case aside. */
const m365Sign = [0x33, 0x36, 0x35, 0x75] as const;

/** Whether a first field may be the label of the Microsoft 365 user: it starts with m, o or punctuation and holds `365u`. */
const namesM365User = (bytes: Uint8Array, start: number, end: number): boolean => {
	const first = bytes[start]! | 0x20;
	if (isLetterOrDigit(bytes[start]!) && first !== 0x6D && first !== 0x6F) {
		return false;
	}

	let matched = 0;
	for (let at = start; at < end && matched < m365Sign.length; at++) {
		const byte = bytes[at]!;
		if (isLetterOrDigit(byte)) {
			matched = (byte | (byte > 0x39 ? 0x20 : 0)) === m365Sign[matched] ? matched + 1 : Number(byte === m365Sign[0]);
		}
	}

	return matched === m365Sign.length;
};

const isWordByte = (byte: number): boolean => (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
	|| byte === 0x2D || byte === 0x2E || byte === 0x5F || byte === 0x40 || byte === numberSign || byte >= 0x80;

/** Writes the normalised bytes of a reason into `target` and returns how many they are: see `reasonLimit`. */
export const normaliseReason = (bytes: Uint8Array, start: number, end: number, target: Uint8Array): number => {
	let used = 0;
	let runStart = 0;
	let hasDigit = false;
	for (let at = start; at < end; at++) {
		const byte = bytes[at]!;
		target[used++] = byte;
		if (!isWordByte(byte)) {
			runStart = used;
			hasDigit = false;
			continue;
		}

		hasDigit ||= byte >= 0x30 && byte <= 0x39;
		if (!hasDigit) {
			continue;
		}

		target[runStart] = numberSign;
		used = runStart + 1;
	}

	return used;
};

/** Returns a field without the spaces around it. */
const trimmed = (bytes: Uint8Array, from: number, to: number): [start: number, end: number] => {
	let start = from;
	let end = to;
	while (start < end && bytes[start] === space) {
		start++;
	}

	while (end > start && bytes[end - 1] === space) {
		end--;
	}

	return [start, end];
};

/** Returns where the quote stands that ends a quoted field; `end` when the field goes over lines. A doubled quote is no end. */
const quotedEnd = (bytes: Uint8Array, start: number, end: number): number => {
	for (let at = start; at < end; at++) {
		const byte = bytes[at]!;
		if (byte === quote) {
			return at;
		}

		if (byte === newline || byte === carriageReturn) {
			break;
		}
	}

	return end;
};

const otherRole = codedRoles.length;
const reasonRole = codedRoles.indexOf('reason');

/** Makes the plain row scanner; `limit` stands for `reasonLimit` in tests. */
export const createPlainScanner = (limit = reasonLimit): RowScanner => {
	const bytes = new Uint8Array(inputCapacity);
	const scratch = new Uint8Array(inputCapacity);
	const rowStarts = new Uint32Array(maximumRows);
	const codes: readonly Uint32Array[] = codedRoles.map(() => new Uint32Array(maximumRows));
	const dictionaries: readonly ByteDictionary[] = codedRoles.map(() => new ByteDictionary());
	const roles = new Uint8Array(maximumColumns);
	let delimiter = 0;
	let columnCount = 0;
	let rowCount = 0;

	const codeOf = (role: number, hash: number, start: number, end: number): number => {
		const dictionary = dictionaries[role]!;
		if (role !== reasonRole || dictionary.size < limit || dictionary.has(hash, bytes, start, end)) {
			return dictionary.codeOf(hash, bytes, start, end);
		}

		const length = normaliseReason(bytes, start, end, scratch);
		return dictionary.codeOf(hashOf(scratch, 0, length), scratch, 0, length);
	};

	/** Codes one field; false when it is not plain, or may be a label. */
	const takeField = (row: number, column: number, from: number, to: number, rawHash: number, isQuoted: boolean): boolean => {
		let start = from;
		let stop = to;
		let hash = rawHash;
		if (!isQuoted && (bytes[start] === space || bytes[stop - 1] === space)) {
			[start, stop] = trimmed(bytes, start, stop);
			hash = hashOf(bytes, start, stop);
		}

		if ((!isQuoted && !isPlain(bytes, start, stop)) || (column === 0 && !isNoLabel(bytes, start, stop))) {
			return false;
		}

		const role = roles[column]!;
		if (role < otherRole) {
			codes[role]![row] = codeOf(role, hash, start, stop);
		}

		return true;
	};

	/** Scans one row into the output and returns where the next begins; -1 when this is not a whole plain row. */
	const scanRow = (rowStart: number, end: number, row: number): number => {
		const input = bytes;
		const separator = delimiter;
		const lastColumn = columnCount - 1;
		let at = rowStart;
		// Zeros at the start of a line are let go by the decoder.
		if (input[at] === 0) {
			return -1;
		}

		for (let column = 0; column <= lastColumn; column++) {
			let start = at;
			const role = roles[column]!;
			let hash = 0;
			let byte = -1;
			const isQuoted = input[start] === quote;
			if (isQuoted) {
				start++;
				at = quotedEnd(input, start, end);
				byte = input[at + 1]!;
				hash = hashOf(input, start, at);
			} else if (role === otherRole) {
				for (; at < end; at++) {
					byte = input[at]!;
					if (byte === separator || byte === newline || byte === carriageReturn) {
						break;
					}
				}
			} else {
				for (; at < end; at++) {
					byte = input[at]!;
					if (byte === separator || byte === newline || byte === carriageReturn) {
						break;
					}

					hash = Math.imul(hash ^ byte, hashPrime);
				}
			}

			const stop = at;
			at += Number(isQuoted);
			if (byte === carriageReturn && byte !== separator) {
				at++;
				byte = input[at] === newline ? newline : -1;
			}

			if (at >= end || (byte !== separator && byte !== newline)) {
				return -1;
			}

			at++;
			if (!takeField(row, column, start, stop, hash, isQuoted)) {
				return -1;
			}

			if (byte === newline) {
				return column === lastColumn ? at : -1;
			}
		}

		return -1;
	};

	return {
		input: () => bytes,
		setShape(shape) {
			delimiter = shape.delimiter;
			columnCount = shape.columns.length;
			for (const [index, column] of shape.columns.entries()) {
				const role = (codedRoles as readonly string[]).indexOf(column);
				roles[index] = role === -1 ? otherRole : role;
			}
		},
		scan(start, end) {
			let at = start;
			rowCount = 0;
			while (at < end && rowCount < maximumRows) {
				codes[0]![rowCount] = 0;
				codes[1]![rowCount] = 0;
				codes[2]![rowCount] = 0;
				const next = scanRow(at, end, rowCount);
				if (next === -1) {
					break;
				}

				rowStarts[rowCount++] = at;
				at = next;
			}

			return at;
		},
		rowCount: () => rowCount,
		rowStarts: () => rowStarts.subarray(0, rowCount),
		codes: (role: CodedRole) => codes[codedRoles.indexOf(role)]!.subarray(0, rowCount),
		dictionarySize: role => dictionaries[codedRoles.indexOf(role)]!.size,
		valueOf: (role, code) => dictionaries[codedRoles.indexOf(role)]!.valueOf(code),
	};
};
