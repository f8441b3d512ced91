import {describe, expect, test} from 'vitest';
import {decode} from '../../source/decode/decoder.ts';

const read = (text: string) => decode(new TextEncoder().encode(text));
const counts = (failed: number, separator = '\n') => ['Items available from source: 900', 'Items available for import: 900', `Items imported successfully: ${900 - failed}`, 'Items partially imported: 0', 'Items skipped: 0', `Items failed: ${failed}`].join(separator);
const first = `Import completion time: 11/21/2026 2:10:05 AM (UTC)\n${counts(1)}\n`;
const next = (prefix: string, separator: string) => `${prefix}Import completion time: 11/22/2026 2:14:09 AM (UTC)${separator}${counts(900, separator)}`;
const told = (text: string): boolean => read(text).problems.some(({problem, isInsideImport}) => isInsideImport || problem === 'unexplained');
const failedOf = (text: string) => read(text).imports.map(({counts: {failed}}) => failed);

const tables = [['tabs', '\t'], ['commas', ','], ['semicolons', ';'], ['pipes', '|']] as const;

describe.each(tables)('a table of failed items with %s', (_, delimiter) => {
	const row = (...cells: readonly string[]) => `${cells.join(delimiter)}\n`;
	const table = row('Item id', 'Source User ID', 'M365 User ID', 'Failure Reason') + row('A1', 'u1', '', 'full');

	test.each(['1. ', '12) ', '(2) ', '[2] ', '- ', '* ', '> ', '• ', '  ', '\t', '# ', 'b) '])('an import on one line behind %j is no row', prefix => {
		expect(failedOf(`${first}${table}${next(prefix, ', ')}\n${row('A2', 'u1', '', 'full')}`)).toEqual([1, 900]);
	});

	test('a line of text about an import is no row', () => {
		expect(told(`${first}${table}On 11/22/2026 all of it failed: 900 of 900${delimiter}x${delimiter}y${delimiter}z\n`)).toBe(true);
	});

	test('a quote that is closed behind the next import does not hide it', () => {
		const text = `${first}${table}${row('A2', 'u2', '', '"never closed')}\n${next('', '\n')}\n${row('Item id', 'Source User ID', 'M365 User ID', 'Failure Reason')}${row('A3', 'u3', '', '5 inch"')}`;
		expect([failedOf(text), told(text)]).toEqual([[1, 900], true]);
	});

	test('a quote that is never closed does not hide what follows 64 KiB later', () => {
		const text = `${first}${table}${row('A2', 'u2', '', '"never closed')}${row('A3', 'u3', '', 'x'.repeat(200)).repeat(400)}\n${next('', '\n')}\n`;
		expect([failedOf(text), told(text)]).toEqual([[1, 900], true]);
	});

	test('an import in a cell is told', () => {
		expect(told(`${first}${table}${row('A2', 'u2', '', `"full. ${next('', ' ')}"`)}`)).toBe(true);
	});
});

describe.each(tables)('a table of imports with %s', (_, delimiter) => {
	const row = (...cells: readonly string[]) => `${cells.join(delimiter)}\n`;
	const titles = ['Import completion time', 'Items available from source', 'Items available for import', 'Items imported successfully', 'Items partially imported', 'Items skipped', 'Items failed'];
	const clean = ['11/21/2026 2:10:05 AM (UTC)', '50', '50', '50', '0', '0', '0'];
	const failing = ['11/22/2026 2:14:09 AM (UTC)', '900', '900', '0', '0', '0', '900'];
	const seen = (text: string): boolean => failedOf(text).includes(900) || told(text);

	test.each([
		['an extra cell at the end', [...failing, 'token expired']],
		['an extra cell at the start', ['x', ...failing]],
		['an extra cell in the middle', [...failing.slice(0, 3), 'x', ...failing.slice(3)]],
		['a cell too few', failing.slice(0, 6)],
	])('a row with %s is told, below a row and below a blank line', (_name, cells) => {
		expect(seen(row(...titles) + row(...clean) + row(...cells))).toBe(true);
		expect(seen(`${row(...titles)}${row(...clean)}\n${row(...cells)}`)).toBe(true);
	});

	test('an unknown column that says that items failed is told; one that does not is harmless', () => {
		const text = (title: string, cell: string) => row(...titles, title) + row(...clean, cell);
		expect(['Records failed', 'Errors', 'Items quarantined'].map(title => told(text(title, '900')))).toEqual([true, true, true]);
		expect([told(text('Status', 'Failed')), told(text('Note', 'token expired'))]).toEqual([true, true]);
		expect([text('Errors', '0'), text('Status', 'Succeeded'), text('Region', 'EU 2'), text('Job number', '17')].map(log => told(log))).toEqual([false, false, false, false]);
	});

	test('a row of totals passes when they add up, for all or since the last totals', () => {
		const total = (failed: string) => row('Total', '50', '50', '50', '0', '0', failed);
		expect([told(row(...titles) + row(...clean) + total('0')), told(row(...titles) + row(...clean) + total('900'))]).toEqual([false, true]);
		expect(told(row(...titles) + row(...clean) + total('0') + row(...clean) + total('0'))).toBe(false);
	});

	test('the words of an empty day in a cell of a row with counts are a cell', () => {
		expect(failedOf(row(...titles, 'Note') + row(...failing, 'No items ingested on 11/21/2026.'))).toEqual([900]);
	});

	test('a quote that is closed behind the next row does not hide it', () => {
		const text = row(...titles, 'Note') + row(...clean, '"open') + row(...failing, 'closed"');
		expect([seen(text), told(text)]).toEqual([true, true]);
	});
});
