/** Files that end the worker which reads them, in a plain command: an open() that ends the thread stands in for what is wrong with them. */
import {writeFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import path from 'node:path';
import {Worker} from 'node:worker_threads';
import {expect, test, vi} from 'vitest';
import type {WorkerTask} from '../../source/intake/threads/messages.ts';
import {readFolders} from '../../source/intake/read-folders.ts';
import {adminLog} from '../intake/logs.ts';
import {fileOf} from '../intake/summary.ts';
import {makeFolder} from '../intake/temporary-folder.ts';

let started = 0;
let baitedNames = '';
/** Opened by the first death; the second worker is not ready before. */
let gate = new Int32Array(new SharedArrayBuffer(4));
vi.mock('../../source/intake/threads/start-worker.ts', () => ({
	startWorker(task: WorkerTask) {
		started++;
		const bait = `
			import fs from 'node:fs';
			import {syncBuiltinESMExports} from 'node:module';
			import process from 'node:process';
			import {workerData} from 'node:worker_threads';
			Atomics.wait(workerData.gate, 0, 0);
			const original = fs.openSync;
			fs.openSync = (location, ...rest) => {
				if (/Vanishing_Log/.test(String(location))) {
					fs.rmSync(location);
				}

				return /${baitedNames}/.test(String(location)) ? process.exit(1) : original(location, ...rest);
			};

			syncBuiltinESMExports();
			await import(${JSON.stringify(new URL('../../source/intake/worker.ts', import.meta.url).href)});`;
		const gateOfThis = started === 2 ? gate : new Int32Array(new SharedArrayBuffer(4)).fill(1);
		const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(bait)}`), {workerData: {...task, gate: gateOfThis}});
		worker.on('exit', () => {
			Atomics.store(gate, 0, 1);
			Atomics.notify(gate, 0);
		});
		return worker;
	},
}));

/** `isSecondLate`: whether the second worker, for which nothing is left, is ready only when the first one died and gave its files back. */
const setTrap = (names: string, isSecondLate: boolean): void => {
	started = 0;
	baitedNames = names;
	gate = new Int32Array(new SharedArrayBuffer(4)).fill(isSecondLate ? 0 : 1);
};

const makeLogs = (): string => {
	const folder = makeFolder();
	for (let number = 0; number < 40; number++) {
		writeFileSync(path.join(folder, `Connector ${number}_Log.txt`), adminLog(number));
	}

	// Makes it so much that workers read.
	writeFileSync(path.join(folder, 'Large_Log.txt'), `${`${'x'.repeat(999)}\n`.repeat(36_000)}\n${adminLog(77)}`);
	return folder;
};

test.each([
	['', false],
	[', also when a worker without work is ready late', true],
])('a file that ends its reader is unreadable by name, and everything else is read%s', async (_, isSecondLate) => {
	setTrap('Connector (?:7|31)_', isSecondLate);
	const snapshot = await readFolders([makeLogs()], {now: () => Date.now()});
	for (const number of [7, 31]) {
		expect(fileOf(snapshot, `Connector ${number}_Log.txt`)).toMatchObject({status: 'unreadable', reason: 'reading it ends the reader (it ended)', reading: null});
	}

	expect(snapshot.files.filter(({status}) => status === 'read')).toHaveLength(39);
	expect(fileOf(snapshot, 'Large_Log.txt').reading!.imports[0]!.counts.imported).toBe(77);
	// One a core, but two at most, and one after each death: each of the two files is tried twice.
	expect(started).toBe(4 + Math.min(2, availableParallelism()));
}, 30_000);

test('a file that ends its reader is not read by this thread when the folder is listed once more', async () => {
	setTrap('Connector 7_', false);
	const folder = makeLogs();
	// Gone when it is opened: only another scan can tell what is there.
	writeFileSync(path.join(folder, 'Vanishing_Log.txt'), adminLog(1));
	const snapshot = await readFolders([folder], {now: () => Date.now()});
	expect(fileOf(snapshot, 'Connector 7_Log.txt')).toMatchObject({status: 'unreadable', reason: 'reading it ends the reader (it ended)', reading: null});
	expect(snapshot.files.filter(({status}) => status === 'read')).toHaveLength(40);
}, 30_000);

test('workers that die before they are ready read nothing: this thread reads all of it', async () => {
	// Not even their own source can be opened.
	setTrap('[^]', false);
	const snapshot = await readFolders([makeLogs()], {now: () => Date.now()});
	expect(snapshot.files.map(({status}) => status)).toEqual(Array.from({length: 41}, () => 'read'));
	expect(fileOf(snapshot, 'Large_Log.txt').reading!.imports[0]!.counts.imported).toBe(77);
	expect(started).toBe(Math.min(2, availableParallelism()));
}, 30_000);
