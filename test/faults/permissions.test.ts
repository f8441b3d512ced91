import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {adminLog} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {reasonAgainst, runWatcher} from './run-watcher.ts';

/** Root may read everything, so a root that runs the tests watches as nobody. */
const command = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--clear-groups'] : ['env'];

test('no permission is shown, for a file and for a folder, and ends when it is given', async context => {
	const obstacle = reasonAgainst(command[0]!, ...command.slice(1), process.execPath, '--version');
	context.skip(obstacle !== null, obstacle ?? undefined);
	const folder = makeFolder();
	chmodSync(folder, 0o755);
	mkdirSync(path.join(folder, 'closed'), {mode: 0o755});
	writeFileSync(path.join(folder, 'Slack_Log.txt'), adminLog(1));
	writeFileSync(path.join(folder, 'closed', 'Zoom_Log.txt'), adminLog(2));
	chmodSync(path.join(folder, 'Slack_Log.txt'), 0);
	chmodSync(path.join(folder, 'closed'), 0);

	const watcher = runWatcher(command, 300, folder);
	const closed = await watcher.until(({files}) => files?.length === 2 && files.every(({reason}) => reason?.includes('EACCES')));
	expect(closed.files).toEqual([
		{
			path: 'Slack_Log.txt', status: 'unreadable', reason: 'no permission (EACCES)', imported: null,
		},
		{
			path: 'closed/', status: 'unreadable', reason: 'the folder cannot be listed: no permission (EACCES)', imported: null,
		},
	]);

	chmodSync(path.join(folder, 'Slack_Log.txt'), 0o644);
	chmodSync(path.join(folder, 'closed'), 0o755);
	const open = await watcher.until(({files}) => files?.length === 2 && files.every(({status}) => status === 'read'));
	expect(open.files).toMatchObject([{path: 'Slack_Log.txt', imported: [1]}, {path: 'closed/Zoom_Log.txt', imported: [2]}]);

	// What was read stays, while it may not be read any more.
	chmodSync(path.join(folder, 'closed'), 0);
	const again = await watcher.until(({files, at}) => at > open.at && files?.length === 3);
	expect(again.files![2]).toMatchObject({path: 'closed/Zoom_Log.txt', imported: [2]});
	chmodSync(path.join(folder, 'closed'), 0o755);
});
