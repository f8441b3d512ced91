import {writeFileSync, mkdirSync, utimesSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {readFolders} from '../../source/intake/read-folders.ts';
import {assess} from '../../source/connectors/judge/assess.ts';
import {noSettings} from '../../source/connectors/settings.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {now, textFile, type Folder} from './hider/folder.ts';
import {diskKinds, memoryKinds} from './hider/index.ts';
import {isGreen, judgeInMemory} from './hider/judge.ts';
import {describeCase, drawCases} from './hider/kinds.ts';
import {findHidden, isKnown} from './hider/run.ts';
import {jsonWeek, textWeeks} from './hider/week.ts';

describe('a failing import of today that is hidden in a clean log', () => {
	test.each([...textWeeks, jsonWeek])('the clean log "$name" is clean', ({text, extension}) => {
		const {verdict, connectors} = judgeInMemory([textFile(`Bloomberg Message_Log.${extension}`, text)]);
		expect([verdict, connectors.flatMap(({findings}) => findings.filter(({severity}) => severity !== 'info'))]).toEqual(['ok', []]);
	});

	test('is never green, in whatever way it is hidden', () => {
		expect(findHidden(memoryKinds, 1, 500)).toEqual(new Map());
	});

	test('is never green, whatever its file and those beside it are called', async () => {
		const hidden = [];
		for (const one of drawCases(diskKinds, 1, 60)) {
			if (!isKnown(one) && isGreen(await judgeOnDisk(one.folder))) {
				hidden.push(describeCase(one));
			}
		}

		expect(hidden).toEqual([]);
	});
});

const judgeOnDisk = async (folder: Folder) => {
	const root = makeFolder();
	for (const {path: name, bytes, modifiedAt} of folder) {
		const place = path.join(root, name);
		mkdirSync(path.dirname(place), {recursive: true});
		writeFileSync(place, bytes);
		utimesSync(place, modifiedAt / 1000, modifiedAt / 1000);
	}

	const {files} = await readFolders([root], {now: () => now, hashes: 'copies'});
	return assess({
		files, settings: noSettings, acknowledgements: [], now,
	});
};
