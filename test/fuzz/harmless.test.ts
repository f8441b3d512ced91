import {describe, expect, test} from 'vitest';
import {alarming, diskKinds, isAlarmed} from './harmless/kinds.ts';
import {describeCase, drawCases} from './hider/kinds.ts';
import {findFaults, isExcused} from './hider/run.ts';
import {judgeOnDisk} from './judge-on-disk.ts';

describe('what portals, people and programs add to a clean log', () => {
	test('leaves it one clean connector', () => {
		expect(findFaults(alarming, 1, 500)).toEqual(new Map());
	});

	test('leaves it one clean connector as files beside it', async () => {
		const alarms = [];
		for (const one of drawCases(diskKinds, 1, 60)) {
			if (!isExcused(alarming.known, one) && isAlarmed(await judgeOnDisk(one.folder))) {
				alarms.push(describeCase(one));
			}
		}

		expect(alarms).toEqual([]);
	});
});
