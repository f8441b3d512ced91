import {expect, test} from 'vitest';
import {createPulse, createPulseMemory, createPulseReader} from '../../../source/intake/folder/pulse.ts';

test('a folder hangs when its operation goes on for the limit without a beat; resting never does', () => {
	const memory = createPulseMemory();
	const pulse = createPulse(memory);
	const hungFolder = createPulseReader(memory, 2000);
	expect(hungFolder(0)).toBeNull();
	expect(hungFolder(9000)).toBeNull();
	pulse.beat(3);
	expect(hungFolder(10_000)).toBeNull();
	expect(hungFolder(11_999)).toBeNull();
	expect(hungFolder(12_000)).toBe(3);
	pulse.beat(3);
	expect(hungFolder(12_100)).toBeNull();
	pulse.rest();
	expect(hungFolder(20_000)).toBeNull();
	expect(hungFolder(30_000)).toBeNull();
});
