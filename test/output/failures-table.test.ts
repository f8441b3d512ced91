import {expect, test} from 'vitest';
import {failuresTable} from '../../source/output/failures/table.ts';
import type {Failure} from '../../source/schema/failures.ts';

const failures: readonly Failure[] = ['jkowalski', 'klindqvist', 'elindqvist'].map((user, index) => ({
	connector: 'Bloomberg Message',
	completedAt: '2026-11-22T02:14:00.000Z',
	itemId: `${index}b66815a981354ac84dd155053404bee`,
	sourceUserId: `${user}@trading.example`,
	m365UserId: `${user}@contoso.example`,
	reason: 'Item size exceeds the limit of 10 MB',
	category: 'item-size',
	path: 'Bloomberg Message_Log (1).txt',
	line: 85 + index,
}));

const linesAt = (columns: number): readonly string[] => failuresTable({
	failures, total: 3, isMasked: false, arithmetic: null, doubt: null,
}, {columns, isAscii: false, hasColor: false}).split('\n');

const sought = ['connector', 'completed (UTC)', 'item', 'source user', 'reason'];

test.each([
	[40, ['connector', 'source user', 'reason']],
	[60, ['connector', 'completed (UTC)', 'source user', 'reason']],
	[80, sought],
	[120, sought],
	[150, [...sought.slice(0, 4), 'm365 user', 'reason']],
	[180, [...sought.slice(0, 4), 'm365 user', 'reason', 'category']],
	[220, [...sought.slice(0, 4), 'm365 user', 'reason', 'category', 'file:line']],
	[Infinity, [...sought.slice(0, 4), 'm365 user', 'reason', 'category', 'file:line']],
])('%d columns show what one looks for first, and no row is wider', (columns, titles) => {
	const [first = '', ...rows] = linesAt(columns);
	expect(first.split(/ {2,}/v)).toEqual(titles);
	expect(Math.max(...rows.slice(0, 3).map(row => row.length))).toBeLessThanOrEqual(columns);
});

test('on 80 columns no two users and no two items look alike', () => {
	const rows = linesAt(80).slice(1, 4).map(row => row.split(/ {2,}/v));
	expect(rows[0]).toEqual(['Bloomberg…', '2026-11-22 02:14', '0b66815…', 'jkowalski@tra…', 'Item size exceeds the l…']);
	for (const column of [2, 3]) {
		expect(new Set(rows.map(cells => cells[column])).size).toBe(3);
	}
});
