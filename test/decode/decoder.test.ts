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

	test.each(['the end', 'a\tb\tc\td'])('rows after the blank line before their header belong to the import; text after the table does not: %j', text => {
		const {imports, unreadLines} = settled(`${time}Items failed: 1\n\n${header}A1\tjdoe\t\tfull\n\n${text}\n`);
		expect(imports[0]!.failedItems!.rowCount).toBe(1);
		expect(unreadLines).toEqual([{line: 7, text, isInsideImport: false}]);
	});

	test('counts after a blank line still belong to it', () => {
		expect(settled(`${time}\nItems skipped: 3\n\nItems failed: 0\n`).imports[0]).toMatchObject({isComplete: true, counts: {skipped: 3, failed: 0}});
	});

	test('a count or two without a completion time may stand in any text', () => {
		expect(settled('Items skipped: 4\nItems failed: 3\n')).toMatchObject({imports: [], problems: [{problem: 'bad-time', line: 1, isInsideImport: true}], unrecognised: 'text without a log'});
	});

	test('three of them are an import whose head is cut off, shown once nothing more is to come', () => {
		const counts = 'Items imported successfully: 9\nItems skipped: 4\nItems failed: 3\n';
		expect(settled(counts).imports).toMatchObject([{
			completedAt: null, isComplete: true, line: 1, counts: {skipped: 4, failed: 3},
		}]);
		expect(growing(counts)).toMatchObject({imports: [], bytes: {understood: 0, pending: counts.length}});
		expect(settled(`${counts}\n${time}Items failed: 0\n`).imports.map(({completedAt, counts: {failed}}) => [completedAt === null, failed])).toEqual([[true, 3], [false, 0]]);
	});

	test('a time right below counts is theirs, unless counts right below it show that it was not', () => {
		const counts = (failed: number) => `Items imported successfully: 9\nItems skipped: 4\nItems failed: ${failed}\n`;
		const said = (text: string) => settled(text).imports.map(({completedAt, counts: {failed}}) => [completedAt === null ? null : new Date(completedAt).getUTCDate(), failed]);
		const later = time.replace('20', '21');
		expect(said(`${counts(1)}${time}\n${counts(2)}${later}`)).toEqual([[20, 1], [21, 2]]);
		expect(said(`${counts(1)}${time}${counts(2)}${later}${counts(3)}`)).toEqual([[null, 1], [20, 2], [21, 3]]);
		expect(said(`Items skipped: 4\n${time}Items failed: 1\n`)).toEqual([[20, 1]]);
	});

	test('counts that begin again behind a blank line are another import, whose time nobody could read', () => {
		const counts = 'Items imported successfully: 9\nItems skipped: 4\nItems failed: 3\n';
		expect(settled(`${time}${counts}\nImp\uFFFDrt time: 11/21/2026\n${counts}`).imports.map(({completedAt}) => completedAt === null)).toEqual([false, true]);
		expect(settled(`${time}${counts}\nItems skipped: 4\n`).imports).toHaveLength(1);
	});

	test('the label of the time alone on its line is a time nobody can read', () => {
		expect(settled('Import completion time\n11/21/2026 2:14:09 AM\nItems failed: 3\n').imports).toMatchObject([{completedAt: null, counts: {failed: 3}}]);
	});

	test('the zeros of an empty day below it say nothing new; what is no zero is an import without a time', () => {
		const zeros = 'Items available from source: 0\nItems skipped: 0\nItems failed: 0\n';
		expect(settled(`${time}No items ingested on 11/20/2026.\n${zeros}`)).toMatchObject({
			imports: [], problems: [], unreadLineCount: 0, emptyDays: [{date: '2026-11-20'}],
		});
		expect(settled(`${time}No items ingested on 11/20/2026.\n\n${zeros}`).imports).toHaveLength(1);
		expect(settled(`${time}No items ingested on 11/20/2026.\n${zeros.replace('failed: 0', 'failed: 3')}`).problems).toMatchObject([{problem: 'bad-time', line: 5}]);
	});

	test('what looks like a part of an import and is not understood is inside one, wherever it stands', () => {
		const unread = (text: string) => settled(`${text}\n${time}Items failed: 0\n`).unreadLines.map(({isInsideImport}) => isInsideImport);
		expect(unread('Items failed: see the portal\n')).toEqual([true]);
		expect(unread('Items failed\n')).toEqual([true]);
		expect(unread(`${header}A1\tjdoe\t\tfull\n`)).toEqual([true, true]);
		expect(unread('Reason: a holiday\n')).toEqual([false]);
	});

	test.each([
		['a row', 'A1\tjdoe\t\tMailbox is full, archived', true],
		['a row with commas', 'A1,jdoe,,Mailbox is full', true],
		['a row with semicolons', 'A1;jdoe;;"full, or too large"', true],
		['a row with pipes', '| A1 | jdoe |  | full |', true],
		['an item in a line', 'Item id: A1, Source User ID: jdoe, M365 User ID: , Failure Reason: full', true],
		['a line of an item', 'Source User ID: jdoe', true],
		['a title', 'Admin log of Slack, contoso, November', false],
		['a title a spreadsheet saved', 'Admin log of Slack,,,,', false],
		['two cells', 'Downloaded\tby Ana', false],
		['a table of three columns', 'Tenant,Region,Generated by', false],
	])('what is left of a log cut at its head may be all that tells of failed items: %s', (_, line, isInsideImport) => {
		expect(settled(`${line}\n\n${time}Items failed: 0\n`).unreadLines).toMatchObject([{line: 1, isInsideImport}]);
	});

	test.each([
		['Total,,3', 1],
		['\nGrand total,,3', 1],
		[',Total,3', 1],
		['Total,11/21/2026 2:14:09 AM (UTC),3', 2],
		['Slack,a Total,3', 2],
	])('a row of totals is no import: %j', (row, imports) => {
		const reading = settled(`Connector name,Import completion time,Items failed\nSlack,11/20/2026 2:14:09 AM (UTC),3\n${row}\n`);
		expect([reading.imports.length, reading.unreadLineCount]).toEqual([imports, 0]);
	});

	test('a table of something else below a table of imports is outside them', () => {
		const {imports, unreadLines} = settled('Import completion time,Items failed\n11/20/2026 2:14:09 AM (UTC),0\n\nRegion,Items,Share,Trend\nEU,300,100%,up\n');
		expect([imports.length, unreadLines.map(({isInsideImport}) => isInsideImport)]).toEqual([1, [false, false]]);
	});

	test('a header repeated inside the table is no row', () => {
		const {imports, unreadLineCount} = settled(`${time}Items failed: 2\n${header}A1\tjdoe\t\tfull\n${header}A2\tjdoe\t\tfull\n`);
		expect([imports[0]!.failedItems!.rowCount, unreadLineCount]).toEqual([2, 0]);
	});
});

describe('JSON', () => {
	const good = '{"ImportCompletionTime": "2026-11-20T02:14:09Z", "ItemsFailed": 0}\n';

	test('what is no JSON but has the keys of a log is an import nobody can believe', () => {
		expect(settled(`${good}{"ImportCompletionTime": "2026-11-21T02:14:09Z", ItemsFailed: 26}\n`)).toMatchObject({
			imports: [{isComplete: true}, {isComplete: false, completedAt: null}], unreadLines: [{line: 2, isInsideImport: true}],
		});
		expect(settled(`[${good}, {"ImportCompletionTime": "2026-11-21T02:14:09Z", ItemsFailed: 26}]`).imports).toMatchObject([{isComplete: true}, {isComplete: false}]);
	});

	test('an empty day may repeat its zeros', () => {
		expect(settled('[{"NoItemsIngestedOn": "11/20/2026", "ItemsAvailableFromSource": 0, "ItemsSkipped": 0, "ItemsFailed": 0}]')).toMatchObject({imports: [], emptyDays: [{date: '2026-11-20'}]});
	});

	test('a record without its time is an import', () => {
		expect(settled('{"RecordsSaved": 4, "RecordsSkipped": 2}').imports).toMatchObject([{kind: 'records-log', completedAt: null, counts: {failed: 2}}]);
	});
});

describe('rules of a records log', () => {
	const rule = '--------------------------\n';
	const record = (day: number): string => `Import Time: 1/${day}/2020 8:36:56 AM (UTC)\nRecordsSaved: 4\n`;
	const wholeOf = (text: string): readonly boolean[] => settled(text).imports.map(({isComplete}) => isComplete);

	test.each([
		['above and below each import', rule + record(13) + rule + rule + record(14) + rule],
		['above each, none below the last', rule + record(13) + rule + record(14) + rule + record(15)],
		['between two', record(13) + rule + record(14)],
		['between two, and blank lines', `${record(13)}\n${rule}\n${record(14)}`],
		['below a title', `HR data\n=======\n${record(13)}\n${record(14)}`],
		['none, but the empty cells of a spreadsheet', `,,\n,,\n${record(13)},,\n,,\n${record(14)}`],
	])('of a log that is whole: %s', (_, text) => {
		expect(new Set(wholeOf(text))).toEqual(new Set([true]));
	});

	test.each([
		['the only import', rule + record(13), [false]],
		['the last import', rule + record(13) + rule + rule + record(14), [true, false]],
		['the last import of a log with a title', `HR data\n${rule}${rule}${record(13)}${rule}\n${rule}${record(14)}`, [true, false]],
	])('of a log that is cut: %s', (_, text, whole) => {
		expect(wholeOf(text)).toEqual(whole);
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
