/** Events are hints: when they cannot be had, that is said, and nothing else ends. */
import {expect, test, vi} from 'vitest';
import type {ListedRoot} from '../../../source/intake/book/engine.ts';
import {createEvents} from '../../../source/intake/watch/events.ts';

let now = 0;
vi.mock('../../../source/intake/system/steady-time.ts', () => ({steadyNow: () => now}));
vi.mock('chokidar', () => ({
	watch() {
		throw Object.assign(new Error('too many open files'), {code: 'EMFILE'});
	},
}));

test('a folder whose events cannot begin says why, and is scanned; after a minute they are tried again', async () => {
	const onTrouble = vi.fn<() => void>();
	const events = createEvents(expect.unreachable, onTrouble);
	const root = {
		folder: 0, location: '/logs', identity: '1:2', entryCount: 1, directories: [],
	} as unknown as ListedRoot;
	events.follow([root], () => null);
	expect(events.reasonOf(0)).toBe('events are being set up');
	await vi.waitFor(() => {
		expect(onTrouble).toHaveBeenCalledTimes(1);
	}, 30_000);
	expect(events.reasonOf(0)).toBe('no events: too many open files (EMFILE)');

	const minute = 60_000;
	now = minute - 1;
	events.follow([root], () => null);
	expect(events.reasonOf(0)).toBe('no events: too many open files (EMFILE)');
	now = minute;
	events.follow([root], () => null);
	expect(events.reasonOf(0)).toBe('events are being set up');
	events.follow([], () => null);
});
