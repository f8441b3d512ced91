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

	return found === signOfNoLabel;
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

	/** Scans one row into the output and returns where the next begins; -1 when this is not a whole plain row. */
	const scanRow = (rowStart: number, end: number, row: number): number => {
		const input = bytes;
		const separator = delimiter;
		const lastColumn = columnCount - 1;
		let at = rowStart;
		for (let column = 0; column <= lastColumn; column++) {
			let start = at;
			const role = roles[column]!;
			let hash = 0;
			let byte = -1;
			if (role === otherRole) {
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

			let stop = at;
			if (byte === carriageReturn && byte !== separator) {
				at++;
				byte = input[at] === newline ? newline : -1;
			}

			if (at >= end || (byte !== separator && byte !== newline)) {
				return -1;
			}

			at++;
			if (input[start] === space || input[stop - 1] === space) {
				[start, stop] = trimmed(input, start, stop);
				hash = hashOf(input, start, stop);
			}

			if (!isPlain(input, start, stop) || (column === 0 && !isNoLabel(input, start, stop))) {
				return -1;
			}

			if (role < otherRole) {
				codes[role]![row] = codeOf(role, hash, start, stop);
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
