import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {compileScanner} from '../../../scripts/build-wasm.ts';
import {ByteDictionary} from '../../../source/decode/scan/byte-dictionary.ts';
import {createScanner} from '../../../source/decode/scan/create-scanner.ts';
import {codedRoles, type RowScanner, type RowShape} from '../../../source/decode/scan/row-scanner.ts';
import {createPlainScanner} from '../../../source/decode/scan/scan-rows.ts';
import {createSimdScanner} from '../../../source/decode/scan/simd-scanner.ts';
import {hashOf} from '../../../source/decode/scan/words.ts';
import {collidingTexts} from '../colliding-texts.ts';

type Scanned = {stops: number[]; starts: number[]; codes: number[][]; values: string[][]};

/** Scans everything a scanner can, stepping over the lines it leaves to the decoder. */
const scanAll = (scanner: RowScanner, shape: RowShape, text: Uint8Array): Scanned => {
	scanner.setShape(shape);
	scanner.input().set(text);
	// What stands behind the end is of another scan.
	scanner.input().set(encode('longer\tthan\ta\tword1\n'), text.length);
	const result: Scanned = {
		stops: [], starts: [], codes: [[], [], []], values: [],
	};
	let at = 0;
	while (at < text.length) {
		const stop = scanner.scan(at, text.length);
		result.stops.push(stop);
		result.starts.push(...scanner.rowStarts());
		for (const [index, role] of codedRoles.entries()) {
			result.codes[index]!.push(...scanner.codes(role));
		}

		const newline = text.indexOf(10, stop);
		at = scanner.rowCount() > 0 ? stop : (newline === -1 ? text.length : newline + 1);
	}

	result.values = codedRoles.map(role => {
		const {bytes, ends} = scanner.packTexts(role, 0, scanner.dictionarySize(role));
		return Array.from(ends, (end, code) => Buffer.from(bytes.subarray(ends[code - 1] ?? 0, end)).toString('latin1'));
	});
	return result;
};

const tab: RowShape = {delimiter: 9, columns: ['itemId', 'user', 'm365User', 'reason']};
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test('plain rows become columns', () => {
	for (const scanner of [createPlainScanner(), createSimdScanner()]) {
		const {stops, starts, codes, values} = scanAll(scanner, tab, encode('a1\tanna\t\tNo mapping\r\na2\tbert\tb@x\tNo mapping\na3\t anna \t\tToo large\nItems failed: 3\n'));
		expect(starts).toEqual([0, 21, 44]);
		expect(stops.at(-1)).toBe(65);
		expect(codes).toEqual([[1, 2, 1], [0, 1, 0], [1, 1, 2]]);
		expect(values).toEqual([['', 'anna', 'bert'], ['', 'b@x'], ['', 'No mapping', 'Too large']]);
	}
});

test('quoted fields are read without their quotes', () => {
	for (const scanner of [createPlainScanner(), createSimdScanner()]) {
		const {starts, codes, values} = scanAll(scanner, tab, encode('"a1"\t" anna "\t""\t"a\tb"\r\na2\tanna\t\t"No"\n'));
		expect(starts).toEqual([0, 24]);
		expect(codes).toEqual([[1, 2], [0, 0], [1, 2]]);
		expect(values).toEqual([['', ' anna ', 'anna'], [''], ['', 'a\tb', 'No']]);
	}
});

test.each([
	['a doubled quote', '"a""1"\tb\tc\td\n'],
	['a quoted field over lines', '"a1\n"\tb\tc\td\n'],
	['text behind the quotes', '"a1" \tb\tc\td\n'],
	['a blank before the quotes', ' "a1"\tb\tc\td\n'],
	['quotes that never end', '"a1\tb\tc\td'],
	['zeros to let go', '\u0000a1\tb\tc\td\n'],
	['a label with digits', 'M365_UserID\tb\tc\td\n'],
	['another label with digits', '•Office365UserId\tb\tc\td\n'],
	['too few fields', 'a1\tb\tc\n'],
	['too many fields', 'a1\tb\tc\td\te\n'],
	['an empty line', '\n'],
	['a label', 'Items failed: 3\tb\tc\td\n'],
	['a header again', 'Item id\tSource User ID\tM365 User ID\tFailure Reason\n'],
	['a day without items', 'No items ingested on 11/20/2026\tb\tc\td\n'],
	['a first field without a sign', 'abc\tb\tc\td\n'],
	['zeros to trim', 'a1\tb\tc\td\u0000\n'],
	['a lone carriage return', 'a1\tb\tc\td\rnext\n'],
	['no end of line', 'a1\tb\tc\td'],
])('%s is left to the decoder', (_, text) => {
	for (const scanner of [createPlainScanner(), createSimdScanner()]) {
		scanner.setShape(tab);
		scanner.input().set(encode(text));
		expect(scanner.scan(0, encode(text).length)).toBe(0);
		expect(scanner.rowCount()).toBe(0);
	}
});

test('past the limit a reason is coded by its normalised text', () => {
	const rows = Array.from({length: 50}, (_, index) => `i${index}\tu\t\tItem AAMk${index}Q== of <m${index}@x.y> failed\n`).join('');
	for (const scanner of [createPlainScanner(10), createSimdScanner(10)]) {
		const {values} = scanAll(scanner, tab, encode(rows));
		expect(values[2]).toHaveLength(11);
		expect(values[2]!.at(-1)).toBe('Item #== of <#> failed');
	}
});

test('texts are strings as they were written, whenever they are asked for', () => {
	for (const scanner of [createPlainScanner(), createSimdScanner()]) {
		scanAll(scanner, tab, encode('a1\tanna\t\tNo mapping\n'));
		expect(scanner.textOf('user', 1)).toBe('anna');
		scanAll(scanner, tab, encode('a1\tÄnne\t\tNo mapping\na2\tbert\t\tключ\n'));
		expect([0, 1, 2, 3].map(code => scanner.textOf('user', code))).toEqual(['', 'anna', 'Änne', 'bert']);
		expect([2, 1, 0].map(code => scanner.textOf('reason', code))).toEqual(['ключ', 'No mapping', '']);
		expect(scanner.textOf('m365User', 0)).toBe('');
	}
});

describe('texts that were made to have the same hash', () => {
	const rowsOf = (texts: readonly string[]): Uint8Array => encode(texts.map((text, index) => `i${index}\t${text}\t\tFull\n`).join(''));

	test('stop the WebAssembly scanner: what goes on reads every row, and gives no text a second code', () => {
		const texts = collidingTexts('simd', 4000);
		const simd = createSimdScanner();
		scanAll(simd, tab, rowsOf(texts.slice(0, 100)));
		expect(simd.isCrowded()).toBe(false);
		expect(scanAll(simd, tab, rowsOf(texts)).stops.length).toBeGreaterThan(1);
		expect(simd.isCrowded()).toBe(true);

		const scanner = createScanner();
		const bytes = rowsOf([...texts, ...texts]);
		scanner.setShape(tab);
		scanner.input().set(bytes);
		const codes: number[] = [];
		for (let at = 0; at < bytes.length;) {
			at = scanner.scan(at, bytes.length);
			codes.push(...scanner.codes('user'));
		}

		expect(codes).toEqual([...texts.keys(), ...texts.keys()].map(index => index + 1));
		expect([1, 2000, 4000].map(code => scanner.textOf('user', code))).toEqual([texts[0], texts[1999], texts[3999]]);
		expect(scanner.dictionarySize('user')).toBe(4001);
	});

	test('are looked up in a map by the plain one', () => {
		const texts = collidingTexts('plain', 4000);
		const {codes, values} = scanAll(createPlainScanner(), tab, rowsOf([...texts, ...texts]));
		expect(codes[0]).toEqual([...texts.keys(), ...texts.keys()].map(index => index + 1));
		expect(values[0]!.slice(1)).toEqual(texts);

		const dictionary = new ByteDictionary();
		const bytes = Buffer.from(`${texts.join('')}    `, 'latin1');
		const starts = Uint32Array.from(texts, (_, index) => index * 8);
		const ends = starts.map(start => start + 8);
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		const hashes = Int32Array.from(starts, start => hashOf(view, start, start + 8));
		expect(new Set(hashes).size).toBe(1);
		dictionary.codeAll({
			bytes: view, starts, ends, hashes,
		}, 0, 100, new Uint32Array(100));
		expect(dictionary.isCrowded).toBe(false);
		dictionary.codeAll({
			bytes: view, starts, ends, hashes,
		}, 0, 4000, new Uint32Array(4000));
		expect(dictionary.isCrowded).toBe(true);
	});

	test('past the limit are normalised as others are', () => {
		const dictionary = new ByteDictionary(50);
		dictionary.expectCrowd();
		const reasons = Array.from({length: 100}, (_, index) => `Item ${index} failed`);
		const joined = encode(reasons.join(''));
		const ends = Uint32Array.from(reasons, (_, index) => reasons.slice(0, index + 1).join('').length);
		const starts = Uint32Array.from(reasons, (_, index) => ends[index - 1] ?? 0);
		const codes = new Uint32Array(100);
		dictionary.codeAll({
			bytes: new DataView(joined.buffer, joined.byteOffset, joined.byteLength), starts, ends, hashes: new Int32Array(100),
		}, 0, 100, codes);
		expect([dictionary.size, codes[48], codes[49], codes[99]]).toEqual([51, 49, 50, 50]);
	});
});

const field = fc.oneof(
	{weight: 6, arbitrary: fc.constantFrom('', 'anna@contoso.example', 'User mapping not found', 'x', 'AAMkAD4099b18100000000BGAAAAAADqzX=', ' padded ', 'Äpfel', 'ключ', 'id-0042', 'a=b', '<m1@x>:2')},
	{weight: 2, arbitrary: fc.string({unit: 'grapheme', maxLength: 40})},
	{weight: 1, arbitrary: fc.constantFrom('"quoted, field"', '"id 7"', '"a""b"', '"', 'x"', '"1" ', 'M365UserId', 'o365_user', '\u00A0', '\u2003x', 'x\u3000', '\u0000', '\v', 'a'.repeat(300))},
);
const firstField = fc.oneof(fc.constantFrom('a1', 'AAMkAD4099b18100000000BGAAAAAADqzX==', 'x@y', 'x=1', 'urn:1', ' 7 ', 'a 1'), field);
const line = fc.oneof(
	{weight: 8, arbitrary: fc.tuple(firstField, field, field, field).map(fields => fields.join('\t'))},
	{weight: 1, arbitrary: fc.array(field, {maxLength: 6}).map(fields => fields.join('\t'))},
	{weight: 1, arbitrary: fc.constantFrom('', '-----', 'Items failed: 12', 'a\rb\tc\td\te')},
);
const ending = fc.constantFrom('\n', '\n', '\r\n', '\r', '\n\n');
const table = fc.array(fc.tuple(line, ending), {maxLength: 40}).map(lines => lines.flat().join(''));

test('the WebAssembly scanner and the plain one give the same', () => {
	fc.assert(fc.property(table, fc.constantFrom(1, 3, 1 << 14), (text, limit) => {
		const bytes = encode(text);
		expect(scanAll(createSimdScanner(limit), tab, bytes)).toEqual(scanAll(createPlainScanner(limit), tab, bytes));
	}), {numRuns: 1000});
}, 60_000);

test('the two give the same on arbitrary bytes and shapes', () => {
	const bytes = fc.uint8Array({maxLength: 400}).map(array => array.map(byte => byte % 5 === 0 ? [9, 10, 44, 34, 13, 32][byte % 6]! : byte));
	fc.assert(fc.property(bytes, fc.constantFrom(9, 44, 59, 124), fc.integer({min: 1, max: 4}), (text, delimiter, width) => {
		const shape: RowShape = {delimiter, columns: (['user', 'reason', 'itemId', 'other'] as const).slice(0, width)};
		expect(scanAll(createSimdScanner(), shape, text)).toEqual(scanAll(createPlainScanner(), shape, text));
	}), {numRuns: 1000});
}, 60_000);

test('scan-rows.wasm.ts is what the source compiles to', async () => {
	expect(await compileScanner()).toBe(readFileSync(new URL('../../../source/decode/scan/scan-rows.wasm.ts', import.meta.url), 'utf8'));
});
