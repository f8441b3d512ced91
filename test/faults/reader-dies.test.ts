import {
	mkdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type {Worker} from 'node:worker_threads';
import {expect, test, vi} from 'vitest';
import type {WorkerTask} from '../../source/intake/threads/messages.ts';
import {adminLog} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {isLive, until, watchInTest} from '../intake/watching.ts';

const workers: Worker[] = [];
vi.mock('../../source/intake/threads/start-worker.ts', async importOriginal => {
	const original = await importOriginal<{readonly startWorker: (task: WorkerTask) => Worker}>();
	return {
		startWorker(task: WorkerTask) {
			const worker = original.startWorker(task);
			workers.push(worker);
			return worker;
		},
	};
});

test('a reader that dies is started again, the header says so meanwhile, and nothing is kept that is gone', async () => {
	const folder = makeFolder();
	writeFileSync(path.join(folder, 'Slack_Log.txt'), adminLog(1));
	writeFileSync(path.join(folder, 'Zoom_Log.txt'), adminLog(2));
	const modes: string[] = [];
	const watch = watchInTest([folder], null, ({folders}) => {
		modes.push(`${folders[0]!.mode}: ${folders[0]!.reason ?? ''}`);
	});
	await until(watch, isLive);
	await workers[0]!.terminate();
	await until(watch, ({folders}) => folders[0]!.mode === 'polling');
	expect(watch.getSnapshot().files).toHaveLength(2);
	expect(modes.at(-1)).toBe('polling: the reader died (it ended) and is started again');
	writeFileSync(path.join(folder, 'Zoom_Log.txt'), adminLog(3));
	await until(watch, isLive);
	expect(workers).toHaveLength(2);
	expect(watch.getSnapshot().files.map(({reading}) => reading!.imports[0]!.counts.imported)).toEqual([1, 3]);
});

test('what was read of a folder that is missing is kept when the reader dies meanwhile, and looked for when it is back', async () => {
	workers.length = 0;
	const root = makeFolder();
	const folder = path.join(root, 'logs');
	mkdirSync(folder);
	writeFileSync(path.join(folder, 'Slack_Log.txt'), adminLog(1));
	writeFileSync(path.join(folder, 'Zoom_Log.txt'), adminLog(2));
	const watch = watchInTest([folder]);
	await until(watch, isLive);
	renameSync(folder, path.join(root, 'away'));
	await until(watch, ({folders}) => folders[0]!.mode === 'missing');
	await workers[0]!.terminate();
	// The new reader has never seen it.
	await until(watch, ({folders}) => folders[0]!.mode === 'missing' && folders[0]!.lastScanAt === null);
	expect(watch.getSnapshot().files.map(({reading}) => reading?.imports[0]?.counts.imported)).toEqual([1, 2]);

	rmSync(path.join(root, 'away', 'Slack_Log.txt'));
	renameSync(path.join(root, 'away'), folder);
	await until(watch, snapshot => isLive(snapshot) && snapshot.files.length === 1);
	expect(watch.getSnapshot().files).toMatchObject([{path: 'Zoom_Log.txt', status: 'read'}]);
}, 60_000);
