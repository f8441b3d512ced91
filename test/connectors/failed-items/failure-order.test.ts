import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
	failureAt,
	indexFailures,
	orderFailures,
	placeFrom,
	runSteps,
} from '../../../source/connectors/failed-items/failures.ts';
import {textOrderSteps} from '../../../source/connectors/failed-items/text-order.ts';
import {importBlock, logOf} from '../build.ts';
import {tenantOf} from '../judged.ts';

/** In any case, then exactly, the empty one last either way. */
const compareTexts = (first: string, second: string, direction: 1 | -1): number => {
	if (first === '' || second === '') {
		return Number(first === '') - Number(second === '');
	}

	const [left, right] = first.toLowerCase() === second.toLowerCase() ? [first, second] : [first.toLowerCase(), second.toLowerCase()];
	return left === right ? 0 : (left < right ? -direction : direction);
};

const texts = fc.constantFrom('', 'a', 'A', 'b', 'B', 'ab', 'aB', 'Ä', 'user10', 'user9');

test('rows are sorted as a naive sort does, all of them and some, either way, and found again', () => {
	const row = fc.record({user: texts, reason: texts});
	fc.assert(fc.property(fc.array(fc.array(row, {minLength: 1, maxLength: 8}), {maxLength: 4}), fc.boolean(), fc.constantFrom('user', 'reason'), fc.nat(3), (imports, isReversed, field, every) => {
		const blocks = imports.map((rows, place) => importBlock({completedAt: `2026-11-${22 - place}T02:00`, counts: {failed: rows.length}, rows}));
		const index = indexFailures(tenantOf([logOf('A_Log.txt', ...blocks)]), {kind: 'all'});
		const numbers = Array.from({length: index.rowCount}, (_, number) => number);
		const rows = every === 0 ? null : Uint32Array.from(numbers.filter(number => number % (every + 1) !== 0));
		const textOf = (number: number): string => failureAt(index, number)[field];
		const ordered = orderFailures(index, rows, field, isReversed);
		const expected = [...rows ?? numbers].toSorted((first, second) => compareTexts(textOf(first), textOf(second), isReversed ? -1 : 1));
		expect([...ordered.rows]).toEqual(expected);
		for (const [place, number] of expected.entries()) {
			expect(placeFrom(ordered, number)).toBe(place);
		}
	}));
});

test('texts of more than one step are sorted, in steps', () => {
	const many = Array.from({length: 10_000}, (_, place) => place % 17 === 0 ? '' : `${place % 2 === 0 ? 'User' : 'user'}${(place * 7919) % 4001}`);
	for (const isReversed of [false, true]) {
		const expected = many.keys().toArray().toSorted((first, second) => compareTexts(many[first]!, many[second]!, isReversed ? -1 : 1));
		expect([...runSteps(textOrderSteps(many, isReversed))]).toEqual(expected);
	}

	expect(textOrderSteps(many, false).toArray().length).toBeGreaterThan(5);
});
