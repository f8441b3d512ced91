/** More events than the kernel keeps, for real: the watcher is stopped while they happen. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {adminLog} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {runWatcher} from './run-watcher.ts';

const most = 20_000;

/** How many events the kernel keeps for one watcher; null where it does not say. */
const queueLength = (): number | null => {
	try {
		return Number(readFileSync('/proc/sys/fs/inotify/max_queued_events', 'utf8'));
	} catch {
		return null;
	}
};

const kept = queueLength();
const reason = kept === null ? 'no inotify here' : (kept > most ? `the kernel keeps ${kept} events` : null);

test.skipIf(reason !== null)(`a queue that overflows loses events, never files${reason === null ? '' : ` (${reason})`}`, async () => {
	const folder = makeFolder();
	mkdirSync(path.join(folder, 'a'));
	writeFileSync(path.join(folder, 'a', 'first.txt'), adminLog(0));
	const watcher = runWatcher([], null, folder);
	await watcher.until(({folders}) => folders?.[0]?.mode === 'live');
	process.kill(watcher.pid, 'SIGSTOP');
	// Each makes two events at least: made, and written to.
	const count = Math.ceil(kept! / 2) + 500;
	for (let number = 0; number < count; number++) {
		writeFileSync(path.join(folder, 'a', `${number}.txt`), adminLog(number % 7));
	}

	process.kill(watcher.pid, 'SIGCONT');
	const done = await watcher.until(({files}) => files?.length === count + 1 && files.every(({status}) => status === 'read'), 50_000);
	const imported = new Map(done.files!.map(file => [file.path, file.imported]));
	expect(Array.from({length: count}, (_, number) => number).filter(number => imported.get(`a/${number}.txt`)?.[0] !== number % 7)).toEqual([]);
}, 80_000);
