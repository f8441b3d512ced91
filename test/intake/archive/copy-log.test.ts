/** A log that is written faster than it is copied: something is appended whenever some of it was read. */
import {appendFileSync, readdirSync, writeFileSync} from 'node:fs';
import type * as fileSystem from 'node:fs';
import path from 'node:path';
import {expect, test, vi} from 'vitest';
import {copyVerified} from '../../../source/intake/archive/copy-log.ts';
import {makeFolder} from '../temporary-folder.ts';

let reads = 0;
vi.mock('node:fs', async importOriginal => {
	const original = await importOriginal<typeof fileSystem>();
	return {
		...original,
		readSync(...parameters: Parameters<typeof original.readSync>) {
			reads++;
			if (reads > 100) {
				throw new Error('it would go on for ever');
			}

			const count = original.readSync(...parameters);
			appendFileSync(location, 'one line more\n');
			return count;
		},
	};
});

let location = '';

test('a log that grows faster than it is copied is copied another time, and nothing of it is left', async () => {
	const folder = makeFolder();
	location = path.join(folder, 'Slack_Log.txt');
	writeFileSync(location, 'one line\n');
	expect(await copyVerified(location, folder)).toBeNull();
	expect(readdirSync(folder)).toEqual(['Slack_Log.txt']);
});
