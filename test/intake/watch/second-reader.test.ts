/** A second worker must be started when enough waits, and its end must lose nothing. */
import {writeFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import path from 'node:path';
import type {Worker} from 'node:worker_threads';
import {
	beforeEach,
	expect,
	test,
	vi,
} from 'vitest';
import {createDecoder} from '../../../source/decode/decoder.ts';
import {createEngine} from '../../../source/intake/book/engine.ts';
import type {WorkerTask} from '../../../source/intake/threads/messages.ts';
import {noPulse} from '../../../source/intake/folder/pulse.ts';
import {createSecondReader} from '../../../source/intake/watch/second-reader.ts';
import {numberedBlocks} from '../logs.ts';
import {makeFolder} from '../temporary-folder.ts';

const workers: Worker[] = [];
vi.mock('../../../source/intake/threads/start-worker.ts', async importOriginal => {
	const original = await importOriginal<{readonly startWorker: (task: WorkerTask) => Worker}>();
	return {
		startWorker(task: WorkerTask) {
			const worker = original.startWorker(task);
			workers.push(worker);
			return worker;
		},
	};
});

beforeEach(() => {
	workers.length = 0;
});

const fileCount = 300;
const enough = 100_000;

const makeEngine = () => {
	const folder = makeFolder();
	for (let file = 0; file < fileCount; file++) {
		writeFileSync(path.join(folder, `Connector ${file}_Log.txt`), numberedBlocks(file, file + 50));
	}

	const onRead = vi.fn<() => void>();
	const engine = createEngine([folder], {
		createDecoder, pulse: noPulse, now: () => Date.now(), isFollowing: true,
	});
	const second = createSecondReader(engine.reader, onRead, enough);
	engine.scan();
	return {
		engine, second, onRead, readings: () => new Set(engine.takePatch().files.map(({reading}) => reading?.imports[0]?.counts.imported)),
	};
};

const everything = new Set(Array.from({length: fileCount}, (_, number) => number));

test.skipIf(availableParallelism() < 2)('a second worker reads what waits, and ends when nothing is left', async () => {
	const {engine, second, onRead, readings} = makeEngine();
	second.help();
	second.help();
	expect(workers).toHaveLength(1);
	const ended = vi.fn<() => void>();
	workers[0]!.on('exit', ended);
	await vi.waitFor(() => {
		expect(engine.reader.progress()).toBeNull();
	}, {timeout: 30_000});
	expect(onRead).toHaveBeenCalled();
	expect(readings()).toEqual(everything);
	second.help();
	expect(workers).toHaveLength(1);
});

test.skipIf(availableParallelism() < 2)('what a worker that dies had in hand is read by the first', async () => {
	const {engine, second, onRead, readings} = makeEngine();
	second.help();
	await vi.waitFor(() => {
		expect(onRead).toHaveBeenCalled();
	}, {timeout: 30_000});
	await workers[0]!.terminate();
	while (engine.reader.step() || engine.reader.progress()) {
		// One more.
	}

	expect(readings()).toEqual(everything);
});
