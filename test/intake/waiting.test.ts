/** What the reader waits for must have a time: a loop that is told to look at once, and finds nothing to do, takes a core. */
import {appendFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {settlingTime} from '../../source/intake/book/book.ts';
import {makeEngine} from './engine.ts';
import {adminLog, numberedBlocks} from './logs.ts';
import {makeFolder} from './temporary-folder.ts';

/** Reads a log whose last line has no end; each look at the disk takes `delay` milliseconds. */
const readUnfinished = (delay = 0) => {
	const folder = makeFolder();
	const file = path.join(folder, 'Slack_Log.txt');
	writeFileSync(file, adminLog(1).trimEnd());
	let now = Date.now();
	const made = makeEngine(folder, () => now, {
		beat() {
			const end = performance.now() + delay;
			while (performance.now() < end) {
				// A slow disk.
			}
		},
		rest() {
			// Nobody looks.
		},
	});
	made.engine.scan();
	made.drain();
	expect(made.snapshot().files).toMatchObject([{status: 'pending'}]);
	expect(made.engine.reader.dueIn()).toBe(settlingTime);
	return {
		...made, file, waitUntilSettled() {
			now += settlingTime;
		},
	};
};

test('a log that is gone when its last line would be believed is not looked for again and again', () => {
	const {engine, drain, file, waitUntilSettled} = readUnfinished();
	rmSync(file);
	waitUntilSettled();
	drain();
	// Only a scan can tell what is there now.
	expect(engine.reader.dueIn()).toBeNull();
});

test('a last line that is believed by now, but in a log that was read just now, has its time', () => {
	const {engine, waitUntilSettled} = readUnfinished(5);
	waitUntilSettled();
	engine.reader.settle();
	expect(engine.reader.step()).toBe(false);
	expect(engine.reader.dueIn()).toBeGreaterThan(1);
});

test('a log that changes while somebody else reads it waits for that', () => {
	const folder = makeFolder();
	const file = path.join(folder, 'Slack_Log.txt');
	writeFileSync(file, adminLog(1));
	const {engine, drain, snapshot} = makeEngine(folder, () => Date.now());
	engine.scan();
	const order = engine.reader.takeOrder()!;
	appendFileSync(file, adminLog(2));
	engine.hint(file);
	expect(engine.reader.step()).toBe(false);
	expect(engine.reader.dueIn()).toBeNull();

	engine.reader.returnOrder(order.id);
	expect(engine.reader.dueIn()).toBe(0);
	drain();
	expect(snapshot().files[0]!.reading!.imports).toHaveLength(2);
});

test('between two steps of a large log the disk is not waited for, however long whoever reads does something else', () => {
	const folder = makeFolder();
	writeFileSync(path.join(folder, 'Slack_Log.txt'), numberedBlocks(0, 20_000));
	let busy: number | null = null;
	const {engine} = makeEngine(folder, () => Date.now(), {
		beat(place) {
			busy = place;
		},
		rest() {
			busy = null;
		},
	});
	engine.scan();
	expect(engine.reader.step()).toBe(true);
	expect(engine.reader.progress()).not.toBeNull();
	expect(busy).toBeNull();
});
