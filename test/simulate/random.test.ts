import {expect, test} from 'vitest';
import {createRandom} from '../../source/simulate/random.ts';

test('a seed and a purpose give the same numbers in every release: docs and pictures show them', () => {
	const random = createRandom(1, 'logs');
	expect(Array.from({length: 4}, () => random.between(0, 999))).toEqual([328, 245, 52, 312]);
	expect(random.hex(8)).toBe('302426ae');
	expect(createRandom(1, 'names').between(0, 999)).not.toBe(328);
});

test('both ends are reached, and nothing beyond', () => {
	const random = createRandom(1, 'ends');
	const draw = (one: () => unknown) => new Set(Array.from({length: 300}, one));
	expect(draw(() => random.between(3, 5))).toEqual(new Set([3, 4, 5]));
	expect(draw(() => random.pick(['a', 'b', 'c']))).toEqual(new Set(['a', 'b', 'c']));
});
