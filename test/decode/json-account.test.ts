import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Reading} from '../../source/connectors/reading.ts';
import {decode} from '../../source/decode/decoder.ts';

const clean = {
	ImportCompletionTime: '2026-11-22T02:14:09Z', ItemsAvailableFromSource: 14, ItemsAvailableForImport: 14, ItemsImportedSuccessfully: 14, ItemsPartiallyImported: 0, ItemsSkipped: 0, ItemsFailed: 0,
};
const failing = {
	...clean, ImportCompletionTime: '2026-11-22T05:14:09Z', ItemsImportedSuccessfully: 0, ItemsFailed: 14,
};
const read = (text: string): Reading => decode(Buffer.from(text));

/** Whether a reading shows that something is wrong: a failed item, or a problem that lowers the connector's state. */
const raisesAlarm = ({imports, problems}: Reading): boolean =>
	imports.some(({counts}) => counts.failed !== 0) || problems.some(({isInsideImport, problem}) => isInsideImport || problem === 'unexplained');

const key = fc.constantFrom('Later', 'a', '', '__proto__', 'data', 'results', 'version', 'pageSize', 'Connector', 'JobId', 'metadata', 'url', 'error', '0');
/** What an import that failed may look like. */
const hidden: fc.Arbitrary<unknown> = fc.constantFrom<unknown[]>(
	failing,
	JSON.stringify(failing),
	Buffer.from(JSON.stringify(failing)).toString('base64'),
	{...failing, ItemsFailed: '14'},
	{Time: failing.ImportCompletionTime, RecordsFailed: 14},
	[{name: 'Items failed', value: 14}],
	[failing.ImportCompletionTime, 14, 14, 0, 0, 0, 14],
	{columns: ['Import completion time', 'Items failed'], rows: [[failing.ImportCompletionTime, 14]]},
	{[failing.ImportCompletionTime]: {failed: 14}},
	'14 items failed',
	'Import completion time: 11/22/2026 5:14:09 AM (UTC)\nItems failed: 14',
	{When: {ImportCompletionTime: failing.ImportCompletionTime}, Counts: {ItemsFailed: 14}},
);
const wrap = fc.tuple(key, fc.constantFrom('object', 'list', 'text', 'among', 'list in list'));

const wrapped = (value: unknown, name: string, how: string): unknown => ({
	object: {[name]: value},
	list: [value],
	text: JSON.stringify([value]),
	among: {...Object.fromEntries(Array.from({length: 30}, (_, index) => [`key${index}`, 'x'])), [name]: value},
	'list in list': [['x'], [[value]]],
})[how];

describe('the account of JSON', () => {
	test('a failing import hidden anywhere raises an alarm', () => {
		fc.assert(fc.property(hidden, fc.array(wrap, {maxLength: 5}), key, fc.constantFrom('inside', 'beside', 'line', 'list'), (import_, wraps, name, place) => {
			let value = import_;
			for (const [inner, how] of wraps) {
				value = wrapped(value, inner, how);
			}

			const text = {
				inside: JSON.stringify([{...clean, [`${name} of it`]: value}]),
				beside: JSON.stringify({imports: [clean], [`${name} of it`]: value}),
				line: `${JSON.stringify(clean)}\n${JSON.stringify({[name]: value})}\n`,
				list: JSON.stringify([clean, [value]]),
			}[place];
			expect(raisesAlarm(read(text)), text).toBe(true);
		}), {numRuns: 300});
	});

	test.each([
		['an error beside the list', JSON.stringify({value: [clean], error: {code: 'x'}})],
		['a status', JSON.stringify({...clean, Status: 'Failed'})],
		['a key twice, the failing value first', JSON.stringify(clean).replace('{', '{"ItemsFailed":14,')],
		['a key twice, the failing value last', JSON.stringify(clean).replace('}', ',"ItemsFailed":14}')],
		['a key twice in an object beside', JSON.stringify([clean]).replace(']', ',{"a":1,"a":2}]')],
		['a line cut', `${JSON.stringify(clean)}\n${JSON.stringify(failing).slice(0, 90)}`],
		['text below', `${JSON.stringify(clean)}\nItems failed: 14`],
		['a link to the next page', JSON.stringify({value: [clean], '@odata.nextLink': 'https://x.example/?skip=1'})],
		['counts beside an empty day', JSON.stringify({NoItemsIngestedOn: '11/22/2026', ItemsFailed: 14})],
		['an import inside a failed item', JSON.stringify({...clean, FailedItemDetails: [{ItemId: 'a', Other: failing}]})],
	])('%s raises an alarm', (_, text) => {
		expect(raisesAlarm(read(text))).toBe(true);
	});

	test.each([
		['paging and versions', JSON.stringify({
			schemaVersion: 1, generatedAt: '2026-11-22T06:00:00Z', '@odata.context': 'https://x.example/$metadata', '@odata.nextLink': null, count: 1, page: {number: 1, size: 50}, error: null, errors: [], warnings: [], status: 'ok', imports: [clean],
		})],
		['ids', JSON.stringify([{
			...clean, Id: '7f3a9c01-1111-4000-a000-00000000000a', TenantId: '7f3a9c01-1111-4000-a000-00000000000a', JobId: 'x1', Region: 'EU', Success: true, Errors: 0, DurationSeconds: 321,
		}])],
		['a line of metadata', `{"schemaVersion": 2}\n${JSON.stringify(clean)}\n`],
	])('%s raise none', (_, text) => {
		expect(raisesAlarm(read(text))).toBe(false);
	});

	test('a time of .NET is read', () => {
		const times = ['/Date(1795313649000)/', '/Date(1795313649000+0100)/', {value: '/Date(1795313649000)/', DisplayHint: 2, DateTime: 'Sunday'}];
		expect(read(JSON.stringify(times.map(ImportCompletionTime => ({...clean, ImportCompletionTime})))).imports.map(({completedAt}) => completedAt)).toEqual(times.map(() => 1_795_313_649_000));
	});
});
