/** One endless line, a file of ten gigabytes that is nearly all hole, and one of rows beyond four gigabytes. CONNWATCH_LONG=1 takes the full sizes. */
import {
	appendFileSync,
	closeSync,
	openSync,
	truncateSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {lineOf, placeOf} from '../../source/connectors/failed-items/failed-rows.ts';
import {ItemIds} from '../../source/intake/item-ids/item-ids.ts';
import {readFolders} from '../../source/intake/read-folders.ts';
import type {IntakeProgress} from '../../source/intake/snapshot.ts';
import {adminLog} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';

const mebibyte = 1024 * 1024;
const isLong = Boolean(process.env['CONNWATCH_LONG']);
const lineLength = (isLong ? 1024 : 96) * mebibyte;
/** What reading may take beside the file, MiB: chunks, the kept head, two workers. */
const room = 200;

const measured = async <Value>(work: () => Promise<Value>): Promise<{value: Value; peak: number}> => {
	const before = process.memoryUsage().rss;
	let peak = 0;
	const timer = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage().rss - before);
	}, 20);
	try {
		return {value: await work(), peak: peak / mebibyte};
	} finally {
		clearInterval(timer);
	}
};

test(`a line of ${lineLength / mebibyte} MiB: its head is kept, what stands around it is read, memory is bounded`, async () => {
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	writeFileSync(location, adminLog(1));
	const descriptor = openSync(location, 'a');
	const part = new Uint8Array(mebibyte).fill(0x78);
	for (let written = 0; written < lineLength; written += mebibyte) {
		writeSync(descriptor, part);
	}

	closeSync(descriptor);
	appendFileSync(location, `\n\n${adminLog(2)}`);
	const told: IntakeProgress[] = [];
	const {value, peak} = await measured(async () => readFolders([folder], {
		now: () => Date.now(), onProgress(progress) {
			told.push(progress);
		},
	}));
	const file = value.files[0]!;
	expect(file.reading!.imports.map(({counts}) => counts.imported)).toEqual([1, 2]);
	expect(file.reading!.problems).toMatchObject([{problem: 'too-long-line', line: 8}, {problem: 'unexplained', line: 8}]);
	expect(file.reading!.unreadLines[0]!.text.length).toBeLessThanOrEqual(mebibyte);
	expect(file.reading!.unreadLines[0]!.text.startsWith('xxxx')).toBe(true);
	expect(told.length).toBeGreaterThan(5);
	expect(told.some(({bytesDone, bytesTotal}) => bytesDone > bytesTotal / 4 && bytesDone < bytesTotal)).toBe(true);
	expect(peak).toBeLessThan(room);
}, isLong ? 300_000 : 60_000);

test('ten gigabytes of hole: progress is told, stopping takes under a second, memory is bounded', async () => {
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	writeFileSync(location, adminLog(1));
	truncateSync(location, 10 * 1024 * mebibyte);
	const abort = new AbortController();
	let abortedAt = Infinity;
	const {peak} = await measured(async () => {
		await expect(readFolders([folder], {
			now: () => Date.now(), signal: abort.signal, onProgress({bytesDone}) {
				if (bytesDone > 256 * mebibyte && !abort.signal.aborted) {
					abortedAt = performance.now();
					abort.abort(new Error('stopped'));
				}
			},
		})).rejects.toThrow('stopped');
	});
	expect(performance.now() - abortedAt).toBeLessThan(1000);
	expect(peak).toBeLessThan(room);
}, 60_000);

test.runIf(isLong)('ten gigabytes of hole are read to the end', async () => {
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	writeFileSync(location, adminLog(1));
	truncateSync(location, 10 * 1024 * mebibyte);
	appendFileSync(location, `\n${adminLog(2)}`);
	const {value, peak} = await measured(async () => readFolders([folder], {now: () => Date.now()}));
	const file = value.files[0]!;
	expect(file.reading!.imports.map(({counts}) => counts.imported)).toEqual([1, 2]);
	expect(peak).toBeLessThan(room);
}, 300_000);

test.runIf(isLong)('beyond four gigabytes every row has its place', async () => {
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	const head = 'Import completion time: 11/01/2026 02:14:09\nItems failed: 1\n\nItem id\tSource User ID\tM365 User ID\tFailure Reason\n';
	const rows = Buffer.from(Array.from({length: 8192}, (_, row) => `item-${row}-${'x'.repeat(80)}\tuser${row}@vendor.example\t\tUser mapping not found\n`).join(''));
	const blocks = Math.ceil(4.2 * 1024 * mebibyte / rows.length);
	const descriptor = openSync(location, 'w');
	writeSync(descriptor, head);
	for (let block = 0; block < blocks; block++) {
		writeSync(descriptor, rows);
	}

	writeSync(descriptor, 'the last 1\tlast@vendor.example\t\tMailbox full\nitem-last-1\tlast@vendor.example\t\tMailbox full\n');
	closeSync(descriptor);
	const {files} = await readFolders([folder], {now: () => Date.now()});
	const file = files[0]!;
	const {reading} = file;
	const items = reading!.imports[0]!.failedItems!;
	const last = (blocks * 8192) + 1;
	expect(items.rowCount).toBe(last + 1);
	expect(reading!.problemCount).toBe(0);
	expect(reading!.bytes).toEqual({
		total: file.size, understood: file.size, pending: 0, skipped: 0,
	});
	expect(items.users.values[items.users.codes[last]!]).toBe('last@vendor.example');
	expect(items.reasons.values[items.reasons.codes[last]!]).toBe('Mailbox full');
	expect(lineOf(items, last)).toBe(last + 5);
	expect(placeOf(items, last)).toBeGreaterThan(2 ** 32);
	const itemIds = new ItemIds();
	expect(itemIds.read(file, placeOf(items, last)!, items.places!.format)).toMatchObject({itemId: 'item-last-1'});
	expect(itemIds.read(file, placeOf(items, last - 2)!, items.places!.format)).toMatchObject({itemId: `item-8191-${'x'.repeat(80)}`});
	itemIds.close();
}, 600_000);
