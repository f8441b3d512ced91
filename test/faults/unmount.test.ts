/** A real file system taken away under the watcher and put back, in a mount namespace of its own. */
import {execFileSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {adminLog} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {reasonAgainst, runWatcher} from './run-watcher.ts';

const mount = 'mount -t tmpfs none "$0"';
const reason = process.platform === 'linux' ? reasonAgainst('unshare', '-m', 'sh', '-c', `${mount} && umount "$0"`, '/mnt') ?? reasonAgainst('nsenter', '--version') : 'mounts are tried on Linux';

test.skipIf(reason !== null)(`unmounted: the last state stays, aged; mounted anew: what is there then is read${reason === null ? '' : ` (${reason})`}`, async () => {
	const folder = path.join(makeFolder(), 'logs');
	mkdirSync(folder);
	const watcher = runWatcher(['unshare', '-m', 'sh', '-c', 'eval "$1"; printf "%s" "$2" > "$0/Slack_Log.txt"; shift 2; exec "$@"', folder, mount, adminLog(1)], null, folder);
	const inside = (script: string, ...parameters: readonly string[]): void => {
		execFileSync('nsenter', ['-t', String(watcher.pid), '-m', 'sh', '-c', script, folder, ...parameters]);
	};

	await watcher.until(({isComplete, folders}) => isComplete === true && folders![0]!.mode === 'live');
	inside('umount "$0"');
	const {files, folders, at} = await watcher.until(({folders}) => folders?.[0]?.mode === 'missing', 15_000);
	expect(files).toMatchObject([{path: 'Slack_Log.txt', status: 'read', imported: [1]}]);
	expect(folders![0]).toMatchObject({reason: 'it is empty and on another file system than before: unmounted'});
	expect(folders![0]!.lastScanAt).not.toBeNull();

	inside(`${mount}; printf "%s" "$1" > "$0/Zoom_Log.txt"`, adminLog(2));
	const back = await watcher.until(fact => fact.at > at && fact.folders?.[0]?.mode !== 'missing' && fact.files?.length === 1 && fact.files[0]!.path === 'Zoom_Log.txt', 20_000);
	expect(back.files).toMatchObject([{status: 'read', imported: [2]}]);
	const {exitCode} = await watcher.quit();
	expect(exitCode).toBe(0);
}, 60_000);
