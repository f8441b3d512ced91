/** A kernel without watches to give: nothing is lost, and nothing claims to be live. */
import {spawnSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {launcher} from '../e2e/terminal.ts';
import {adminLog} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {reasonAgainst, runWatcher} from './run-watcher.ts';

const command = (limit: string, value: number): readonly string[] => [
	'unshare', '-U', '-r', 'sh', '-c', `echo ${value} > /proc/sys/user/${limit} && exec "$@"`, 'sh',
];

test.for([
	['ENOSPC', 'max_inotify_watches', 3],
	['EMFILE', 'max_inotify_instances', 0],
] as const)('%s: the header says polling and why, and the scan finds what is new', async ([code, limit, value], context) => {
	const obstacle = reasonAgainst('unshare', ...command(limit, value).slice(1), 'true');
	context.skip(obstacle !== null, obstacle ?? undefined);
	const folder = makeFolder();
	for (let number = 0; number < 10; number++) {
		mkdirSync(path.join(folder, String(number)));
	}

	const watcher = runWatcher(command(limit, value), null, folder);
	const {folders} = await watcher.until(({folders}) => folders?.[0]?.reason?.includes(code) === true);
	expect(folders![0]!.mode).toBe('polling');
	writeFileSync(path.join(folder, '9', 'Slack_Log.txt'), adminLog(1));
	const found = await watcher.until(({files}) => files?.[0]?.status === 'read', 9000);
	expect(found.folders![0]).toMatchObject({mode: 'polling'});
	expect(watcher.facts.some(fact => fact.folders?.[0]?.mode === 'live')).toBe(false);
	expect(await watcher.quit()).toMatchObject({exitCode: 0});
});

test.for([
	['ENOSPC', 'max_inotify_watches'],
	['EMFILE', 'max_inotify_instances'],
] as const)('%s: doctor says so', ([code, limit], context) => {
	const [unshare, ...rest] = command(limit, 0);
	const obstacle = reasonAgainst(unshare!, ...rest, 'true');
	context.skip(obstacle !== null, obstacle ?? undefined);
	const folder = makeFolder();
	const {status, stdout, stderr} = spawnSync(unshare!, [...rest, process.execPath, launcher, 'doctor', folder], {
		encoding: 'utf8', env: {
			...process.env, HOME: folder, XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder,
		},
	});
	expect(stderr).toBe('');
	expect(stdout).toContain(code);
	expect(status).toBe(0);
});
