import {expect, test} from 'vitest';
import {isRacy, type Stamp} from '../../../source/intake/folder/stamp.ts';

const stamp = (changedAt: number): Stamp => ({
	device: 1, inode: 2, size: 3, modifiedAt: changedAt, changedAt,
});
const second = Date.parse('2026-11-22T08:00:00Z');

test.each([
	['read in the tick of its last change', second + 0.25, second + 19, true],
	['read after it', second + 0.25, second + 21, false],
	['whole seconds: read within the two that a share may take for one', second, second + 1999, true],
	['whole seconds: read after them', second, second + 2000, false],
	['changed after it was read, by the clock of its machine', second + 1000, second + 990, true],
])('what may hide behind an equal stamp: %s', (_, changedAt, readAt, expected) => {
	expect(isRacy(stamp(changedAt), readAt)).toBe(expected);
});
