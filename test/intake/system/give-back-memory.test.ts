import {getHeapStatistics} from 'node:v8';
import {expect, test} from 'vitest';
import {giveBackMemory} from '../../../source/intake/system/give-back-memory.ts';

test('what a burst of work took is given back, once', () => {
	giveBackMemory();
	let rubbish: unknown = Array.from({length: 60}, () => Array.from({length: 40_000}, (_, index) => ({index})));
	expect(rubbish).toHaveLength(60);
	const {total_heap_size: grown} = getHeapStatistics();
	rubbish = null;
	const isGivenBack = giveBackMemory();
	const {total_heap_size: left} = getHeapStatistics();
	// A heap that is too large from the start is left alone.
	expect(isGivenBack).toBe(grown <= 128 * 1024 * 1024);
	expect(grown - left > 20 * 1024 * 1024).toBe(isGivenBack);
	expect(giveBackMemory()).toBe(false);
});
