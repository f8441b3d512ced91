import {
	existsSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {breakLock, withLock} from '../../../source/intake/own-files/lock.ts';
import {makeFolder} from '../temporary-folder.ts';

test('a lock whose holder died is broken, and the task runs', async () => {
	const lock = path.join(makeFolder(), 'state.lock');
	writeFileSync(lock, 'a token that nobody holds');
	expect(await withLock(lock, async ({confirm}) => {
		await confirm();
		return 'done';
	})).toBe('done');
	expect(existsSync(lock)).toBe(false);
});

test('a lock whose holder is at work is waited for, not broken', async () => {
	const lock = path.join(makeFolder(), 'state.lock');
	const order: string[] = [];
	const {promise: released, resolve: letGo} = Promise.withResolvers<void>();
	let waiting: Promise<void> = Promise.resolve();
	await withLock(lock, async ({confirm}) => {
		waiting = withLock(lock, async () => {
			order.push('second');
		});
		setTimeout(letGo, 400);
		await released;
		await confirm();
		order.push('first');
	});
	await waiting;
	expect(order).toEqual(['first', 'second']);
});

test('a fresh lock taken away by mistake is put back', async () => {
	const folder = makeFolder();
	const lock = path.join(folder, 'state.lock');
	// Another process broke the dead lock first and holds it now.
	writeFileSync(lock, 'fresh');
	await breakLock(lock, 'dead', 'mine');
	expect(readFileSync(lock, 'utf8')).toBe('fresh');
	expect(readdirSync(folder)).toEqual(['state.lock']);
});
