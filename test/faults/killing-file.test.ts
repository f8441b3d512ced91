/** A file that ends whoever reads it: a worker whose open() of that file ends the thread stands in for it. */
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {Worker} from 'node:worker_threads';
import {expect, test, vi} from 'vitest';
import type {WorkerTask} from '../../source/intake/threads/messages.ts';
import {adminLog} from '../intake/logs.ts';
import {fileOf} from '../intake/summary.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import type {FolderWatch} from '../../source/intake/watch-folders.ts';
import {until, watchInTest} from '../intake/watching.ts';
import {createCrashRecord, createCrashRecordMemory} from '../../source/intake/threads/crash-record.ts';

let started = 0;
/** What is told of the folder whenever a reader is started again. */
const modes: Array<string | undefined> = [];
let watch: FolderWatch | null = null;
vi.mock('../../source/intake/threads/start-worker.ts', () => ({
	startWorker(task: WorkerTask) {
		started++;
		modes.push(watch?.getSnapshot().folders[0]!.mode);
		// Ends, without a word, in the middle of reading this one file.
		const bait = `
			import fs from 'node:fs';
			import {syncBuiltinESMExports} from 'node:module';
			import process from 'node:process';
			const original = fs.openSync;
			fs.openSync = (location, ...rest) => String(location).endsWith('Slack_Log.txt') && fs.statSync(location).size > 250 ? process.exit(1) : original(location, ...rest);
			syncBuiltinESMExports();
			await import(${JSON.stringify(new URL('../../source/intake/worker.ts', import.meta.url).href)});`;
		return new Worker(new URL(`data:text/javascript,${encodeURIComponent(bait)}`), {workerData: task});
	},
}));

test('after three deaths the file is unreadable and everything else is read; once it changes it is tried again', async () => {
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	writeFileSync(location, adminLog(1) + adminLog(2));
	writeFileSync(path.join(folder, 'Zoom_Log.txt'), adminLog(3));
	watch = watchInTest([folder], 300);
	await until(watch, ({isComplete, files}) => isComplete && files.length === 2, 18_000);
	expect(started).toBe(4);
	// The last but one was dead for four seconds: that is no disk that does not answer.
	expect(modes).not.toContain('not-responding');
	expect(fileOf(watch.getSnapshot(), 'Slack_Log.txt')).toMatchObject({status: 'unreadable', reason: 'reading it ends the reader, again and again', reading: null});
	expect(fileOf(watch.getSnapshot(), 'Zoom_Log.txt')).toMatchObject({status: 'read'});
	await until(watch, ({folders}) => folders[0]!.reason === 'asked for with --poll');
	writeFileSync(location, adminLog(4));
	await until(watch, snapshot => fileOf(snapshot, 'Slack_Log.txt').status === 'read');
	expect(started).toBe(4);
}, 40_000);

test('what is being read is known in the shared memory, whatever its name, and nothing between two files', () => {
	const memory = createCrashRecordMemory();
	const words = createCrashRecord(memory);
	expect(words.read()).toBeNull();
	for (const id of ['/logs/Überblick 日本.txt', '/logs/a', 'x'.repeat(5000)]) {
		words.say(id);
		expect(createCrashRecord(memory).read()).toBe(id);
	}

	words.say(null);
	expect(words.read()).toBeNull();
	words.say('x'.repeat(40_000));
	expect(words.read()).toBeNull();
});
