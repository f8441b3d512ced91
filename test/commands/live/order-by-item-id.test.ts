import {rmSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';
import {expect, onTestFinished, test} from 'vitest';
import {createFailureQueries} from '../../../source/commands/live/failure-queries.ts';
import {orderByItemId} from '../../../source/commands/live/order-by-item-id.ts';
import {noFilter, placeFrom, type FailureQuestion} from '../../../source/connectors/failed-items/failures.ts';
import {writeTable, type Row} from '../../intake/long-table.ts';

const count = 9000;
// Every fourth id occurs again and again, some are empty, some differ in case only, and most begin alike.
const itemIds = Array.from({length: count}, (_, row) => row % 4 === 0 ? 'AAMkSame' : (row % 97 === 0 ? '' : `${row % 2 === 0 ? 'AAMk' : 'aamk'}AGI${((row * 7919) % 4001).toString(36)}`));
const rows = itemIds.map((itemId, row): Row => [itemId, `user${row % 50}`, '', `Reason ${row % 11}`]);

const compare = (first: number, second: number, direction: 1 | -1): number => {
	const [left, right] = [itemIds[first]!, itemIds[second]!];
	if (left === '' || right === '') {
		return Number(left === '') - Number(right === '') || first - second;
	}

	const [one, other] = left.toLowerCase() === right.toLowerCase() ? [left, right] : [left.toLowerCase(), right.toLowerCase()];
	return one === other ? first - second : (one < other ? -direction : direction);
};

const sorted = (numbers: readonly number[], isReversed: boolean): readonly number[] => numbers.toSorted((first, second) => compare(first, second, isReversed ? -1 : 1));

const log = () => writeTable('utf8', '\t', [0, 1, 2, 3], rows);
const numbers = Array.from({length: count}, (_, row) => row);

test.each([
	[false, 500, 1],
	[true, 500, 1],
	[false, 500, 3],
	[true, 100_000, 1],
] as const)('rows are sorted by item ids that stand in their file, a range at a time: reversed %j, %d at once, every %dth', async (isReversed, atOnce, every) => {
	const {index} = log();
	const some = numbers.filter(row => row % every === 0);
	const progress: number[] = [];
	const {ordered, unreadable} = await orderByItemId({
		index, rows: Uint32Array.from(some), isReversed, atOnce, signal: new AbortController().signal, tell(fraction) {
			progress.push(fraction);
		},
	});
	const expected = sorted(some, isReversed);
	expect([...ordered.rows]).toEqual(expected);
	expect(unreadable).toBe(0);
	expect(placeFrom(ordered, expected[1234]!)).toBe(1234);
	expect(progress).toEqual(progress.toSorted((first, second) => first - second));
	expect(progress.at(-1)).toBeLessThanOrEqual(1);
});

test('sorting ends where nobody waits for it, and says how many item ids are gone', async () => {
	const {index, location} = log();
	const ending = new AbortController();
	await expect(orderByItemId({
		index, rows: Uint32Array.from(numbers), isReversed: false, atOnce: 500, signal: ending.signal, tell() {
			ending.abort();
		},
	})).rejects.toThrow(/abort/v);
	rmSync(location);
	const {ordered, unreadable} = await orderByItemId({
		index, rows: Uint32Array.from(numbers), isReversed: false, atOnce: 500, signal: new AbortController().signal, tell: () => undefined,
	});
	expect(unreadable).toBe(index.imports[0]!.failedItems!.rowCount - index.imports[0]!.failedItems!.itemIds.ends.length);
	expect([...ordered.rows].toSorted((first, second) => first - second)).toEqual(numbers);
});

test('the screen keeps the order it has until the new one is there', async () => {
	const {index} = log();
	const queries = createFailureQueries(() => undefined);
	onTestFinished(() => {
		queries.close();
	});
	const ask = (field: 'user' | 'itemId', words: readonly string[] = []): FailureQuestion => ({
		index, filter: words.length === 0 ? null : {...noFilter, words}, sort: {field, isReversed: false}, count: 'reason',
	});
	const finish = async (question: FailureQuestion): Promise<void> => {
		while (queries.ask(question).progress !== null) {
			await delay(1);
		}
	};

	await finish(ask('user'));
	const byUser = queries.ask(ask('user')).ordered!.rows;
	const meanwhile = queries.ask(ask('itemId'));
	expect([meanwhile.progress === null, meanwhile.ordered?.rows]).toEqual([false, byUser]);
	await finish(ask('itemId'));
	expect([...queries.ask(ask('itemId')).ordered!.rows]).toEqual(sorted(numbers, false));
	expect(queries.ask(ask('itemId'))).toMatchObject({unsorted: 0, problem: null, isSorting: false});
	// What only the file holds is found, counted and sorted with the rest.
	await finish(ask('itemId', ['AAMkAGI1']));
	const {rows: found, ordered} = queries.ask(ask('itemId', ['AAMkAGI1']));
	const expected = numbers.filter(row => itemIds[row]!.toLowerCase().includes('aamkagi1'));
	expect([...found!]).toEqual(expected);
	expect([...ordered!.rows]).toEqual(sorted(expected, false));
});
