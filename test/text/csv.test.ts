import fc from 'fast-check';
import {expect, test} from 'vitest';
import {csv, csvLine, plainCsvLine} from '../../source/text/csv.ts';

/** Reads RFC 4180 the plain way, to compare with. */
const read = (text: string): readonly string[][] => {
	const rows: string[][] = [[]];
	for (const match of text.matchAll(/(?:"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^",\r\n]*))(?<end>,|\r\n)/gv)) {
		const {quoted, plain, end} = match.groups!;
		rows.at(-1).push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
		if (end === '\r\n') {
			rows.push([]);
		}
	}

	return rows.slice(0, -1);
};

test.each([
	['=1+1', '\'=1+1'],
	['+1', '\'+1'],
	['-1', '\'-1'],
	['@SUM(A1)', '\'@SUM(A1)'],
	['\t=1', '\'␉=1'],
	['\r=1', '\'␍=1'],
	['＝1', '\'＝1'],
	['a=1', 'a=1'],
	['a,b', '"a,b"'],
	['say "x"', '"say ""x"""'],
	['a\nb', 'a␊b'],
	['=a,b', '"\'=a,b"'],
	[' a', '" a"'],
])('%j is %s', (cell, written) => {
	expect(csvLine([cell])).toBe(`${written}\r\n`);
});

test('numbers are numbers, unknown is empty', () => {
	expect(csvLine([-3, 0, null, true, ''])).toBe('-3,0,,true,\r\n');
});

test('a mapping file has no guard, for Purview reads it', () => {
	expect(plainCsvLine(['=cmd()', '+1', ''])).toBe('=cmd(),+1,\r\n');
});

test('whatever is written is read back, cell for cell', () => {
	const cell = fc.string({unit: fc.constantFrom('a', ',', '"', ' ', 'é', ';', '|', '\''), maxLength: 8});
	fc.assert(fc.property(fc.array(fc.array(cell, {minLength: 2, maxLength: 2}), {minLength: 1, maxLength: 5}), rows => {
		expect(read(csv(['x', 'y'], rows))).toEqual([['x', 'y'], ...rows]);
	}), {numRuns: 1000});
});
