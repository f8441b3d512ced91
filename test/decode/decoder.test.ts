import {describe, expect, test} from 'vitest';
import {createDecoder, decode} from '../../source/decode/decoder.ts';
import {rowsOf} from './model.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const settled = (text: string) => decode(bytesOf(text));
const growing = (text: string) => decode(bytesOf(text), {isSettled: false});

const time = 'Import completion time: 11/20/2026 2:14:09 AM (UTC)\n';
const header = 'Item id\tSource User ID\tM365 User ID\tFailure Reason\n';

describe('a file that is still being written', () => {
	test('an unterminated last line is pending, so a count cut in the middle is never shown', () => {
		const {imports, problems, bytes} = growing(`${time}Items failed: 1`);
		expect([imports, problems, bytes]).toEqual([[], [], {
			total: 67, understood: 0, pending: 67, skipped: 0,
		}]);
	});

	test('once settled the same line is believed', () => {
		const {imports, bytes} = settled(`${time}Items failed: 1`);
		expect(imports[0]).toMatchObject({isComplete: true, counts: {failed: 1}});
		expect(bytes.pending).toBe(0);
	});

	test('an import without its last field is pending, then incomplete', () => {
		const text = `${time}Items skipped: 3\n`;
		expect(growing(text)).toMatchObject({
			imports: [], problemCount: 0, unrecognised: null, bytes: {understood: 0, pending: 69},
		});
		expect(settled(text)).toMatchObject({imports: [{isComplete: false, counts: {skipped: 3, failed: null}}], problems: [{problem: 'incomplete-import', line: 1}]});
	});

	test('it is not called unrecognised before it is settled, unless its first bytes say what it is', () => {
		expect([growing('Connector name: Slack\n').unrecognised, settled('Connector name: Slack\n').unrecognised]).toEqual([null, 'text without a log']);
		expect(growing('<!doctype html>\n').unrecognised).toMatch(/^an HTML page/v);
	});

	test('a row whose quoted field is open is pending', () => {
		const reading = growing(`${time}Items failed: 1\n${header}A1\t"Jane\n`);
		expect(reading.imports[0]!.failedItems!.rowCount).toBe(0);
		expect(reading.bytes.pending).toBe(9);
	});

	test('a labelled item is pending until it ends', () => {
		const text = `${time}Items failed: 1\nItem id: A1\nSource User ID: jdoe\n`;
		expect(growing(text).imports[0]!.failedItems).toBeNull();
		expect(rowsOf(settled(text).imports[0]!.failedItems!)).toEqual([['A1', 'jdoe', '', '']]);
	});

	test('reading does not end the decoder, and what was read stays what it was', () => {
		const decoder = createDecoder();
		decoder.push(bytesOf(`${time}Items failed: 1\n${header}A1\tjdoe\t\tfull\nA2\tbk`));
		const first = decoder.read({isSettled: true});
		const copy = structuredClone(first);
		decoder.push(bytesOf('han\t\tfull\n'));
		expect(rowsOf(decoder.read({isSettled: false}).imports[0]!.failedItems!)).toEqual([['A1', 'jdoe', '', 'full'], ['A2', 'bkhan', '', 'full']]);
		expect(first).toEqual(copy);
		expect(rowsOf(first.imports[0]!.failedItems!)[1]).toEqual(['A2', 'bk', '', '']);
	});
});

describe('where an import ends', () => {
	test('text right below is inside, text after a blank line is outside', () => {
		const {unreadLines, problems} = settled(`before\n${time}Items failed: 0\ninside\n\noutside\n`);
		expect(unreadLines).toEqual([
			{line: 1, text: 'before', isInsideImport: false}, {line: 4, text: 'inside', isInsideImport: true}, {line: 6, text: 'outside', isInsideImport: false},
		]);
		expect(problems.map(({problem, line}) => [problem, line])).toEqual([['unread-line', 4]]);
	});

	test('rows after the blank line before their header belong to the import; text after the table does not', () => {
		const {imports, unreadLines} = settled(`${time}Items failed: 1\n\n${header}A1\tjdoe\t\tfull\n\na\tb\tc\td\n`);
		expect(imports[0]!.failedItems!.rowCount).toBe(1);
		expect(unreadLines).toEqual([{line: 7, text: 'a\tb\tc\td', isInsideImport: false}]);
	});

	test('counts after a blank line still belong to it', () => {
		expect(settled(`${time}\nItems skipped: 3\n\nItems failed: 0\n`).imports[0]).toMatchObject({isComplete: true, counts: {skipped: 3, failed: 0}});
	});

	test('counts without a completion time belong to nothing', () => {
		expect(settled('Items failed: 3\n')).toMatchObject({imports: [], unreadLineCount: 1, unrecognised: 'text without a log'});
	});

	test('a header repeated inside the table is no row', () => {
		const {imports, unreadLineCount} = settled(`${time}Items failed: 2\n${header}A1\tjdoe\t\tfull\n${header}A2\tjdoe\t\tfull\n`);
		expect([imports[0]!.failedItems!.rowCount, unreadLineCount]).toEqual([2, 0]);
	});
});

describe('names', () => {
	test('on the line of the labels', () => {
		expect(settled(`Connector name: Slack, ${time}Items failed: 0\n`).imports[0]).toMatchObject({connector: 'Slack', completedAt: Date.UTC(2026, 10, 20, 2, 14, 9)});
		expect(settled('Connector: HR, Import Time: 1/13/2020 8:36:56 AM (UTC)\nRecordsSaved: 1\n').imports[0]).toMatchObject({connector: 'HR', kind: 'records-log'});
	});

	test('one name anywhere is the name of all; of two names each holds for what follows', () => {
		expect(settled(`${time}Items failed: 0\n\nConnector: Slack\n`).imports[0]!.connector).toBe('Slack');
		const two = settled(`Connector: A\n${time}Connector: B\nItems failed: 0\nConnector: C\n${time}Items failed: 0\n`);
		expect(two.imports.map(({connector}) => connector)).toEqual(['B', 'C']);
	});
});

test('a file holds several kinds: the richest names it', () => {
	expect(settled(`Import Time: 1/13/2020 8:36:56 AM (UTC)\nRecordsSaved: 1\n\n${time}Items failed: 0\n`)).toMatchObject({kind: 'admin-log', layouts: ['records-log', 'admin-log'], imports: [{kind: 'records-log'}, {kind: 'admin-log'}]});
});

test('problems and unread lines are counted beyond what is listed', () => {
	const {problems, problemCount, unreadLines, unreadLineCount} = settled(`${time}Items failed: 0\n${'what\n'.repeat(500)}`);
	expect([problems.length, problemCount, unreadLines.length, unreadLineCount]).toEqual([200, 500, 200, 500]);
});
