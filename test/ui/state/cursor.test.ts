import fc from 'fast-check';
import {expect, test} from 'vitest';
import {listOf} from '../../../source/select/screens/screen-model.ts';
import {firstVisible, nearestSelectable} from '../../../source/ui/state/cursor.ts';

const listFrom = (selectable: readonly boolean[]) => listOf(selectable.map((isSelectable, index) => ({key: isSelectable ? String(index) : null, line: []})));

test('the selected row is always on the screen, and the list fills it', () => {
	fc.assert(fc.property(fc.nat(500), fc.nat(500), fc.nat(500), fc.integer({min: 1, max: 60}), (length, at, top, pageLength) => {
		const index = Math.min(at, length - 1);
		const first = firstVisible(length, index, top, pageLength);
		expect(first).toBeGreaterThanOrEqual(0);
		expect(first).toBeLessThanOrEqual(Math.max(0, length - pageLength));
		if (index >= 0) {
			expect(index).toBeGreaterThanOrEqual(first);
			expect(index).toBeLessThan(first + pageLength);
		}
	}));
});

test('a list scrolls only as far as it must', () => {
	expect(firstVisible(100, 5, 0, 10)).toBe(0);
	expect(firstVisible(100, 10, 0, 10)).toBe(1);
	expect(firstVisible(100, 10, 5, 10)).toBe(5);
	expect(firstVisible(100, 3, 5, 10)).toBe(3);
});

test('the nearest selectable row is selectable, -1 only without one', () => {
	fc.assert(fc.property(fc.array(fc.boolean(), {maxLength: 40}), fc.integer({min: -5, max: 50}), fc.constantFrom(1 as const, -1 as const), (selectable, index, direction) => {
		const found = nearestSelectable(listFrom(selectable), index, direction);
		expect(found === -1 ? !selectable.includes(true) : selectable.at(found)).toBe(true);
	}));
});
