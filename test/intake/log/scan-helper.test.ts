/** A second thread must scan what it is asked for; whatever becomes of it, the file reads as without it. */
import {
	appendFileSync,
	mkdirSync,
	renameSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {Worker, type MessagePort} from 'node:worker_threads';
import {
	beforeEach,
	expect,
	test,
	vi,
} from 'vitest';
import {makeLog} from '../../../bench/make-log.ts';
import type {Reading} from '../../../source/connectors/reading.ts';
import {createDecoder} from '../../../source/decode/decoder.ts';
import type {ScanDictionaries} from '../../../source/decode/scan/row-scanner.ts';
import type {WorkerTask} from '../../../source/intake/threads/messages.ts';
import {noPulse} from '../../../source/intake/folder/pulse.ts';
import {readLog} from '../../../source/intake/log/read-log.ts';
import {ScanHelper} from '../../../source/intake/log/scan-helper.ts';
import {makeFolder} from '../temporary-folder.ts';

const started: Worker[] = [];
/** What is run in place of the worker, where a test says so. */
let instead: string | null = null;
vi.mock('../../../source/intake/threads/start-worker.ts', async importOriginal => {
	const original = await importOriginal<{readonly startWorker: (task: WorkerTask, ports: MessagePort[]) => Worker}>();
	return {
		startWorker(task: WorkerTask, ports: MessagePort[]) {
			const worker = instead === null ? original.startWorker(task, ports) : new Worker(instead, {eval: true, workerData: task, transferList: ports});
			started.push(worker);
			return worker;
		},
	};
});

beforeEach(() => {
	started.length = 0;
	instead = null;
});

/** Some 40 slices. */
const rows = 320_000;

/** Reads a log, `between` being called at each step; tells also how many dictionaries the rows came from. */
const read = (location: string, helpFrom: number, between?: () => void): {reading: Reading; bytes: number; dictionaries: number} => {
	let bytes = 0;
	const dictionaries = new Set<ScanDictionaries>();
	const steps = readLog({
		location, folder: 0, isSettled: true, isJustSeen: false, isHashed: false, isKept: false, followed: null, expected: {
			device: 0, inode: 0, size: 0, modifiedAt: 0, changedAt: 0,
		},
	}, {
		createDecoder() {
			const decoder = createDecoder();
			return {
				...decoder, appendRows(scanned, length, isUtf8) {
					dictionaries.add(scanned.dictionaries);
					decoder.appendRows(scanned, length, isUtf8);
				},
			};
		},
		pulse: noPulse,
		now: () => Date.now(),
		helperFor: (file, stamp, rest) => rest < helpFrom ? null : new ScanHelper(file, stamp),
		onBytes(count) {
			bytes += count;
		},
	});
	let result = steps.next();
	while (!result.done) {
		between?.();
		result = steps.next();
	}

	const {outcome} = result.value;
	if (outcome.result !== 'read') {
		throw new Error(`the file was not read: ${JSON.stringify(outcome)}`);
	}

	return {reading: outcome.reading as Reading, bytes, dictionaries: dictionaries.size};
};

test('a second thread scans a part of the rows, and the file reads as without it', () => {
	const location = path.join(makeFolder(), 'log.txt');
	const size = makeLog(location, rows);
	appendFileSync(location, 'a1\t"over\nlines"\t\tUser mapping not found\nItems failed: 7\nthe last line, without an end');
	const alone = read(location, Infinity);
	expect(started).toHaveLength(0);
	expect(alone.dictionaries).toBe(1);
	expect(alone.reading.imports[0]!.failedItems!.rowCount).toBe(rows + 1);

	// How fast the second thread is there is the machine's affair: the first waits until it is.
	let waits = 100;
	const helped = read(location, 1, () => {
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waits-- > 0 ? 25 : 0);
	});
	expect(started).toHaveLength(1);
	expect(helped.dictionaries).toBe(2);
	expect(helped.reading).toEqual(alone.reading);
	expect(helped.bytes).toBe(alone.bytes);
	expect(helped.bytes).toBeGreaterThan(size);
}, 60_000);

test.each([
	['dies at once', 'throw new Error("dies");'],
	['says nothing', 'setInterval(() => undefined, 1000);'],
	['claims slices and says nothing', 'require("worker_threads").parentPort.on("message", order => { Atomics.add(new Int32Array(order.board), 0, 5); });'],
])('a thread that %s costs time, no rows', (_, program) => {
	const location = path.join(makeFolder(), 'log.txt');
	makeLog(location, rows);
	const alone = read(location, Infinity);
	instead = program;
	let waits = 100;
	const helped = read(location, 1, () => {
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waits-- > 0 ? 5 : 0);
	});
	expect(started).toHaveLength(1);
	expect(helped.reading).toEqual(alone.reading);
	expect(helped.bytes).toBe(alone.bytes);
}, 60_000);

test('another file under the same name is not mixed in', () => {
	const folder = makeFolder();
	const location = path.join(folder, 'log.txt');
	makeLog(location, rows);
	const alone = read(location, Infinity);
	const other = path.join(folder, 'other.txt');
	makeLog(other, rows);
	mkdirSync(path.join(folder, 'old'));
	let steps = 0;
	const helped = read(location, 1, () => {
		if (steps++ === 0) {
			renameSync(location, path.join(folder, 'old', 'log.txt'));
			renameSync(other, location);
			writeFileSync(location, 'x', {flag: 'r+'});
		}

		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, steps < 100 ? 5 : 0);
	});
	expect(helped.dictionaries).toBe(1);
	expect(helped.reading).toEqual(alone.reading);
}, 60_000);
