/** Plain rows are read many at once from a window of text; byte by byte, each line is read by itself: both must say the same. */
import {expect, test} from 'vitest';
import {createDecoder, decode} from '../../source/decode/decoder.ts';
import {rowsOf} from './model.ts';

const titles = ['Item id', 'Source User ID', 'M365 User ID', 'Failure Reason'];

const readByteByByte = (bytes: Uint8Array) => {
	const decoder = createDecoder();
	for (const byte of bytes) {
		decoder.push(Uint8Array.of(byte));
	}

	return decoder.finish({isSettled: true});
};

/** `|` stands for the delimiter. */
const oddLines: ReadonlyArray<readonly [what: string, line: string]> = [
	['blanks around cells', ' A9 |  jdoe  | j@contoso.example |  full  '],
	['an empty item id', '|jdoe||full'],
	['missing cells at the end', 'A9|jdoe'],
	['one cell', 'A9'],
	['a cell too many', 'A9|jdoe||full|of things'],
	['a quoted cell', 'A9|"jdoe"||"full, really"'],
	['a quoted cell with the delimiter', 'A9|"j|doe"||full'],
	['a quote that is not closed', 'A9|"jdoe||full'],
	['a quote in the middle', 'A9|jd"oe||full'],
	['the header once more', titles.join('|')],
	['a blank line', ''],
	['a rule', '----------'],
	['a row that begins like a rule', '-A9|jdoe||full'],
	['a row that begins like a label', 'Items of A9|jdoe||full'],
	['a label in the shape of a row', 'Items skipped|3||'],
	['a rule in the shape of a row', '--|--|--|--'],
	['a label', 'Items skipped: 3'],
	['zeros at both ends', '\0\0A9|jdoe||full\0'],
	['zeros inside', 'A\u00009|jdoe||full'],
	['text beyond ASCII', 'A9|jörg||voll'],
	['the next import', 'Import completion time: 11/21/2026 2:14:09 AM (UTC)'],
];

test.each(oddLines)('%s, among plain rows', (_what, odd) => {
	for (const delimiter of ['\t', ';', ',']) {
		for (const end of ['\n', '\r\n', '\r']) {
			const rows = Array.from({length: 30}, (_, row) => [`A${row}`, `user${row % 7}`, '', `reason ${row % 2}`].join(delimiter));
			const lines = [
				'Import completion time: 11/20/2026 2:14:09 AM (UTC)', 'Items failed: 61', titles.join(delimiter), ...rows, odd.replaceAll('|', delimiter), ...rows, '',
			];
			const bytes = new TextEncoder().encode(lines.join(end).repeat(2));
			const reading = decode(bytes);
			expect(reading).toEqual(readByteByByte(bytes));
			expect(rowsOf(reading.imports[0]!.failedItems!).slice(0, 30)).toEqual(rows.map(row => row.split(delimiter)));
		}
	}
});

test('a header that begins with an unknown title, once more among plain rows', () => {
	const header = 'Number\tItem id\tSource User ID\tFailure Reason';
	const bytes = new TextEncoder().encode(['Import completion time: 11/20/2026 2:14:09 AM (UTC)', 'Items failed: 2', header, '1\tA1\tjdoe\tfull', header, '2\tA2\tjdoe\tfull', ''].join('\n'));
	const reading = decode(bytes);
	expect(reading).toEqual(readByteByByte(bytes));
	expect(rowsOf(reading.imports[0]!.failedItems!)).toEqual([['A1', 'jdoe', '', 'full'], ['A2', 'jdoe', '', 'full']]);
});
