/**
The row scanner in plain TypeScript: the reference, and the fallback where WebAssembly SIMD is missing.
scan-rows.assembly.ts is the same with SIMD; test/decode/scan.test.ts holds both to the same output.
*/
import {ByteDictionary, hashOf} from './byte-dictionary.ts';
import {normaliseReason} from './normalise-bytes.ts';
import {PlainRow} from './plain-row.ts';
import {
	codedRoles,
	inputCapacity,
	maximumRows,
	reasonLimit,
	type CodedRole,
	type RowScanner,
} from './row-scanner.ts';

const reasonRole = codedRoles.indexOf('reason');

/** Makes the plain row scanner; `limit` stands for `reasonLimit` in tests. */
export const createPlainScanner = (limit = reasonLimit): RowScanner => {
	const bytes = new Uint8Array(inputCapacity);
	const scratch = new Uint8Array(inputCapacity);
	const rowStarts = new Uint32Array(maximumRows);
	const codes: readonly Uint32Array[] = codedRoles.map(() => new Uint32Array(maximumRows));
	const dictionaries: readonly ByteDictionary[] = codedRoles.map(() => new ByteDictionary());
	const fields = new PlainRow();
	/** The column of each coded role, -1 where there is none. */
	const columns = new Int32Array(codedRoles.length);
	let delimiter = 0;
	let columnCount = 0;
	let rowCount = 0;

	const codeOf = (role: number, column: number): number => {
		const dictionary = dictionaries[role]!;
		const hash = fields.hashes[column]!;
		const start = fields.starts[column]!;
		const end = fields.ends[column]!;
		if (role !== reasonRole || dictionary.size < limit || dictionary.has(hash, bytes, start, end)) {
			return dictionary.codeOf(hash, bytes, start, end);
		}

		const length = normaliseReason(bytes, start, end, scratch);
		return dictionary.codeOf(hashOf(scratch, 0, length), scratch, 0, length);
	};

	return {
		input: () => bytes,
		setShape(shape) {
			delimiter = shape.delimiter;
			columnCount = shape.columns.length;
			for (const [index, role] of codedRoles.entries()) {
				columns[index] = shape.columns.indexOf(role);
			}
		},
		scan(start, end) {
			let at = start;
			rowCount = 0;
			while (at < end && rowCount < maximumRows) {
				const next = fields.find(bytes, at, end, delimiter, columnCount);
				if (next === -1) {
					break;
				}

				for (let role = 0; role < codedRoles.length; role++) {
					const column = columns[role]!;
					codes[role]![rowCount] = column === -1 ? 0 : codeOf(role, column);
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
