import fc from 'fast-check';
import {expect, test} from 'vitest';
import {GrowingColumn} from '../../../source/decode/columns/growing-column.ts';
import {FailedItemsBuilder} from '../../../source/decode/columns/failed-items.ts';

const numbers = (column: GrowingColumn<Uint32Array>): readonly number[] => [...column.build()];

test('forks never see what the other adds, short or long', () => {
	const action = fc.record({which: fc.nat(3), kind: fc.constantFrom('push', 'extend', 'fork', 'build'), count: fc.integer({min: 0, max: 9000})});
	fc.assert(fc.property(fc.array(action, {minLength: 8, maxLength: 30}), actions => {
		const columns: Array<{column: GrowingColumn<Uint32Array>; expected: number[]}> = [{column: new GrowingColumn(Uint32Array), expected: []}];
		const built: Array<{values: Uint32Array; expected: readonly number[]}> = [];
		let next = 0;
		for (const {which, kind, count} of actions) {
			const {column, expected} = columns[which % columns.length]!;
			if (kind === 'push') {
				expected.push(++next);
				column.push(next);
			} else if (kind === 'extend') {
				// Half of them as a column does that learns codes: filled twice before they count.
				const isLate = count % 2 === 1;
				if (isLate) {
					column.room(count).fill(0);
				}

				const room = isLate ? column.room(count) : column.extend(count);
				for (let index = 0; index < count; index++) {
					expected.push(++next);
					room[index] = next;
				}

				if (isLate) {
					column.extend(count);
				}
			} else if (kind === 'fork' && columns.length < 4) {
				columns.push({column: column.fork(), expected: [...expected]});
			} else {
				built.push({values: column.build(), expected: [...expected]});
			}
		}

		for (const {column, expected} of columns) {
			expect(numbers(column)).toEqual(expected);
		}

		for (const {values, expected} of built) {
			expect([...values]).toEqual(expected);
		}
	}), {numRuns: 60});
});

test('a long column is shared, not copied, by another thread', () => {
	const column = new GrowingColumn(Uint16Array);
	column.extend(100_000).fill(7);
	const clone = structuredClone(column.build());
	expect(clone.buffer).toBeInstanceOf(SharedArrayBuffer);
	expect(clone).toHaveLength(100_000);
	column.build()[99_999] = 8;
	expect(clone[99_999]).toBe(8);
});

test('more than 65,536 distinct users are kept apart', () => {
	const items = new FailedItemsBuilder();
	const count = 70_000;
	for (let row = 0; row < count; row++) {
		items.add('', `user-${row}`, '', 'reason', row + 1);
	}

	const {users, reasons} = items.build();
	expect(users.codes).toBeInstanceOf(Uint32Array);
	expect(reasons.codes).toBeInstanceOf(Uint16Array);
	expect(users.values[users.codes[count - 1]!]).toBe(`user-${count - 1}`);
	expect(users.values[users.codes[65_535]!]).toBe('user-65535');
});
