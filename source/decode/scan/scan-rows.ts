/**
The row scanner in plain TypeScript: the reference, and the fallback where WebAssembly SIMD is missing.
scan-rows.assembly.ts is the same with SIMD; test/decode/scan.test.ts holds both to the same output.
*/
import {ByteDictionary} from './byte-dictionary.ts';
import {createTextOf} from './own-texts.ts';
import {packTexts} from './packed-texts.ts';
import {batchLength, PlainRows} from './row-fields.ts';
import {
	codedRoles,
	inputCapacity,
	maximumRows,
	reasonLimit,
	type CodedRole,
	type RowScanner,
} from './row-scanner.ts';
import {wordPadding} from './words.ts';

/** Makes the plain row scanner; `limit` stands for `reasonLimit` in tests. It goes on with the codes of `before`, whose texts are crowded. */
export const createPlainScanner = (limit = reasonLimit, before: RowScanner | null = null): RowScanner => {
	const input = new Uint8Array(inputCapacity + wordPadding);
	const fields = new PlainRows(new DataView(input.buffer));
	const rowStarts = new Uint32Array(maximumRows);
	const codes: readonly Uint32Array[] = codedRoles.map(() => new Uint32Array(maximumRows));
	const dictionaries: readonly ByteDictionary[] = codedRoles.map(role => new ByteDictionary(role === 'reason' ? limit : Infinity));
	/** The column of each coded role, -1 where there is none. */
	const columns = new Int32Array(codedRoles.length);
	let rowCount = 0;

	/** Finds a batch of rows and returns where it stopped; their starts are written, but not yet counted. */
	const findRows = (start: number, end: number): {readonly found: number; readonly stop: number} => {
		const most = Math.min(batchLength, maximumRows - rowCount);
		let found = 0;
		let at = start;
		while (at < end && found < most) {
			const next = fields.find(at, end, found);
			if (next === -1) {
				break;
			}

			rowStarts[rowCount + found++] = at;
			at = next;
		}

		return {found, stop: at};
	};

	/** Codes the column of a role of the batch found last. */
	const codeColumn = (role: number, found: number): void => {
		const column = columns[role]!;
		if (column === -1) {
			codes[role]!.fill(0, rowCount, rowCount + found);
		} else {
			const first = column * batchLength;
			dictionaries[role]!.codeAll(fields, first, first + found, codes[role]!.subarray(rowCount));
		}
	};

	for (const [index, role] of before ? codedRoles.entries() : []) {
		const dictionary = dictionaries[index]!;
		dictionary.expectCrowd();
		dictionary.addAll(before!.packTexts(role, dictionary.size, before!.dictionarySize(role)));
	}

	const dictionarySize: RowScanner['dictionarySize'] = role => dictionaries[codedRoles.indexOf(role)]!.size;
	const pack: RowScanner['packTexts'] = (role, from, to) => packTexts(dictionaries[codedRoles.indexOf(role)]!.store, from, to);

	return {
		input: () => input.subarray(0, inputCapacity),
		setShape(shape) {
			fields.setShape(shape.delimiter, shape.columns.length);
			for (const [index, role] of codedRoles.entries()) {
				columns[index] = shape.columns.indexOf(role);
			}
		},
		scan(start, end) {
			let at = start;
			rowCount = 0;
			for (let isFull = true; isFull;) {
				const {found, stop} = findRows(at, end);
				for (let role = 0; role < codedRoles.length; role++) {
					codeColumn(role, found);
				}

				isFull = found === batchLength;
				rowCount += found;
				at = stop;
			}

			return at;
		},
		rowCount: () => rowCount,
		rowStarts: () => rowStarts.subarray(0, rowCount),
		codes: (role: CodedRole) => codes[codedRoles.indexOf(role)]!.subarray(0, rowCount),
		dictionarySize,
		packTexts: pack,
		textOf: createTextOf({dictionarySize, packTexts: pack}),
	};
};
