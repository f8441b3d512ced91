import {describe, expect, test} from 'vitest';
import {textFile} from './hider/folder.ts';
import {diskKinds, hiding} from './hider/index.ts';
import {isGreen, judgeInMemory} from './hider/judge.ts';
import {describeCase, drawCases} from './hider/kinds.ts';
import {findFaults, isExcused} from './hider/run.ts';
import {jsonWeek, textWeeks} from './hider/week.ts';
import {judgeOnDisk} from './judge-on-disk.ts';

describe('a failing import of today that is hidden in a clean log', () => {
	test.each([...textWeeks, jsonWeek])('the clean log "$name" is clean', ({text, extension}) => {
		const {verdict, connectors} = judgeInMemory([textFile(`Bloomberg Message_Log.${extension}`, text)]);
		expect([verdict, connectors.flatMap(({findings}) => findings.filter(({severity}) => severity !== 'info'))]).toEqual(['ok', []]);
	});

	test('is never green, in whatever way it is hidden', () => {
		expect(findFaults(hiding, 1, 500)).toEqual(new Map());
	});

	test('is never green, whatever its file and those beside it are called', async () => {
		const hidden = [];
		for (const one of drawCases(diskKinds, 1, 60)) {
			if (!isExcused(hiding.known, one) && isGreen(await judgeOnDisk(one.folder))) {
				hidden.push(describeCase(one));
			}
		}

		expect(hidden).toEqual([]);
	});
});
