import {expect, test, vi} from 'vitest';
import {beginWatch} from '../../../source/commands/live/begin-watch.ts';
import type {OpenWatch} from '../../../source/commands/live/open-watch.ts';
import type {TenantWatch, WatchedTenant} from '../../../source/commands/live/watch-tenant.ts';

type Listeners = Parameters<OpenWatch['start']>[0];

const watch: TenantWatch = {rescan: vi.fn(), acknowledge: vi.fn(), close: vi.fn()};

const told = (now: number): WatchedTenant => ({
	tenant: null, now, intake: {
		files: [], folders: [], progress: null, isComplete: true,
	},
});

/** Begins a watch that tells what the test wants, and returns what whoever listens hears. */
const begin = () => {
	const tellers: Listeners[] = [];
	const heard: unknown[] = [];
	const begun = beginWatch({
		viewKey: '/logs',
		isMasked: false, theme: null,
		async start(listeners) {
			tellers.push(listeners);
			return watch;
		},
	});
	return {
		begun,
		heard,
		teller: tellers[0]!,
		listen() {
			begun.listen({
				onChange({now}) {
					heard.push(now);
				},
				onProblem(problem) {
					heard.push(problem);
				},
			});
		},
	};
};

test('the watch begins before anybody listens', async () => {
	await expect(begin().begun.watch).resolves.toBe(watch);
});

test('what was told last before somebody listened is told then, and once', () => {
	const {teller, listen, heard} = begin();
	teller.onChange(told(1));
	teller.onChange(told(2));
	teller.onProblem('The state folder is full.');
	listen();
	expect(heard).toEqual([2, 'The state folder is full.']);
	teller.onChange(told(3));
	teller.onProblem(null);
	expect(heard).toEqual([2, 'The state folder is full.', 3, null]);
});

test('a problem that is over by then is not told', () => {
	const {teller, listen, heard} = begin();
	teller.onProblem('The state folder is full.');
	teller.onProblem(null);
	listen();
	expect(heard).toEqual([]);
});
