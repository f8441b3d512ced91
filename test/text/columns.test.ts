import {describe, expect, test} from 'vitest';
import {type Column, fitColumns} from '../../source/text/columns.ts';

const widths = (columns: readonly Column[], cells: readonly string[], available: number): ReadonlyArray<readonly [string, number]> =>
	fitColumns(columns, [cells], available).map(({title, width}) => [title, width] as const);

describe('columns in a narrow window', () => {
	const columns: readonly Column[] = [
		{title: 'reason', grow: true, minimum: 10},
		{title: 'user', minimum: 6, maximum: 40},
		{
			title: 'item', minimum: 8, drop: 2,
		},
		{title: 'rows', align: 'right', minimum: 2},
	];
	const cells = ['a reason that is long', 'a user with a long name', '0123456789abcdef', '1,234,567'];

	test.each([
		[100, [['reason', 46], ['user', 23], ['item', 16], ['rows', 9]]],
		[75, [['reason', 21], ['user', 23], ['item', 16], ['rows', 9]]],
		[64, [['reason', 10], ['user', 23], ['item', 16], ['rows', 9]]],
		[46, [['reason', 10], ['user', 23], ['rows', 9]]],
		[40, [['reason', 10], ['user', 17], ['rows', 9]]],
		[20, [['reason', 10], ['user', 6], ['rows', 9]]],
	])('%i: what grows gives way, then what may be dropped goes, then texts, never a number', (available, expected) => {
		expect(widths(columns, cells, available)).toEqual(expected);
	});
});

test('a title wider than its cells has its room; a growing column that says no minimum keeps eight columns', () => {
	expect(widths([{title: 'available', align: 'right'}], ['7'], 100)).toEqual([['available', 9]]);
	expect(widths([{title: 'name', grow: true}, {title: 'rows', align: 'right'}], ['a name that is long', '7'], 5)).toEqual([['name', 8], ['rows', 4]]);
});
