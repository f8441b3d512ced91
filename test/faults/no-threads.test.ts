/** A system that grants no more threads (`prlimit --nproc`, a container's limit): Node's answer stands in for it. */
import {writeFileSync} from 'node:fs';
import type * as system from 'node:os';
import path from 'node:path';
import type * as threads from 'node:worker_threads';
import {expect, test, vi} from 'vitest';
import {createDecoder} from '../../source/decode/decoder.ts';
import {noPulse} from '../../source/intake/folder/pulse.ts';
import {readFolders} from '../../source/intake/read-folders.ts';
import {readLog} from '../../source/intake/log/read-log.ts';
import {ScanHelper} from '../../source/intake/log/scan-helper.ts';
import {createSecondReader} from '../../source/intake/watch/second-reader.ts';
import {makeEngine} from '../intake/engine.ts';
import {adminLog, numberedBlocks} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {isLive, until, watchInTest} from '../intake/watching.ts';

let granted = 0;
let refused = 0;
vi.mock('node:worker_threads', async importOriginal => {
	const original = await importOriginal<typeof threads>();
	return {
		...original,
		Worker: class extends original.Worker {
			constructor(...parameters: ConstructorParameters<typeof original.Worker>) {
				if (granted === 0) {
					refused++;
					throw Object.assign(new Error('EAGAIN'), {code: 'ERR_WORKER_INIT_FAILED'});
				}

				granted--;
				super(...parameters);
			}
		},
	};
});

vi.mock('node:os', async importOriginal => ({...await importOriginal<typeof system>(), availableParallelism: () => 2}));

const filler = 'x'.repeat(79).concat('\n').repeat(220_000);

test.each([0, 1])('a plain command with %i instead of two workers reads everything', async workers => {
	granted = workers;
	refused = 0;
	const folder = makeFolder();
	for (const number of [1, 2, 3]) {
		writeFileSync(path.join(folder, `Connector ${number}_Log.txt`), adminLog(number) + filler);
	}

	const {files} = await readFolders([folder], {now: () => Date.now()});
	expect(files.map(({reading}) => reading!.imports[0]!.counts.imported)).toEqual([1, 2, 3]);
	expect(refused).toBe(2 - workers);
});

test('the board says so, and reads as soon as there is a thread', async () => {
	granted = 0;
	refused = 0;
	const folder = makeFolder();
	writeFileSync(path.join(folder, 'Slack_Log.txt'), adminLog(1));
	const watch = watchInTest([folder]);
	expect(watch.getSnapshot()).toMatchObject({isComplete: false, files: [], folders: [{mode: 'polling', reason: 'the system grants no thread to the reader, which is started again'}]});
	await until(watch, () => refused > 1);
	granted = 1;
	await until(watch, isLive);
	expect(watch.getSnapshot().files).toMatchObject([{status: 'read'}]);
});

test('what helps is done without', () => {
	granted = 0;
	refused = 0;
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	writeFileSync(location, numberedBlocks(0, 100));
	writeFileSync(path.join(folder, 'Zoom_Log.txt'), numberedBlocks(0, 100));
	const {engine, drain, snapshot} = makeEngine(folder, () => Date.now());
	engine.scan();
	createSecondReader(engine.reader, () => undefined, 1).help();
	expect(refused).toBe(1);
	drain();
	expect(snapshot().files.map(({reading}) => reading!.imports.length)).toEqual([100, 100]);

	const steps = readLog({
		location, folder: 0, isSettled: true, isJustSeen: false, isHashed: false, isKept: false, followed: null, expected: engine.book.entries.get(location)!.found.stamp,
	}, {
		createDecoder, pulse: noPulse, now: () => Date.now(), onBytes: () => undefined, helperFor: (file, stamp) => new ScanHelper(file, stamp),
	});
	let step = steps.next();
	while (!step.done) {
		step = steps.next();
	}

	expect(refused).toBe(2);
	expect(step.value.outcome).toMatchObject({result: 'read'});
});
