import {expect, test} from 'vitest';
import {createFolderStates} from '../../../source/intake/folder/folder-states.ts';

test('an empty folder on another device is the mount point of what was there; on the same device it was emptied', () => {
	const states = createFolderStates(['/logs']);
	expect(states.isUnmounted(0, 1, 0)).toBe(false);
	states.succeed(0, 2, 10, 1000);
	states.finishScan(1000, 5);
	expect(states.isUnmounted(0, 1, 0)).toBe(true);
	expect(states.isUnmounted(0, 2, 0)).toBe(false);
	expect(states.isUnmounted(0, 1, 3)).toBe(false);
	states.fail(0, 'missing', 'unmounted');
	states.finishScan(9000, 5);
	expect(states.get()).toEqual([{
		folder: '/logs', state: 'missing', reason: 'unmounted', lastScanAt: 1000, scanTook: 5, seenAt: 1000,
	}]);
});
