import {utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test, vi} from 'vitest';
import {readFolders} from '../../source/intake/read-folders.ts';
import {adminLog} from './logs.ts';
import {makeFolder} from './temporary-folder.ts';

let questions = 0;

vi.mock('../../source/intake/system/steady-time.ts', () => ({
	steadyNow() {
		questions++;
		return performance.now();
	},
}));

test('a log that changes while it is read is tried again later, and nobody asks the clock without end until then', async () => {
	const folder = makeFolder();
	const log = path.join(folder, 'Slack_Log.txt');
	writeFileSync(log, adminLog(1));
	let reads = 0;
	const {files} = await readFolders([folder], {
		// Asked between opening a log and reading it, too.
		now() {
			reads++;
			utimesSync(log, reads, reads);
			return Date.now();
		},
	});
	// It was changing at every try, so nothing is known of it: its connector must not look well.
	expect(files).toMatchObject([{status: 'unreadable'}]);
	expect(questions).toBeGreaterThan(5);
	expect(questions).toBeLessThan(500);
});
