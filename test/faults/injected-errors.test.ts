/** Errors and delays of the kernel, put under the watcher with strace: no mock knows what a real one does. */
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test, describe} from 'vitest';
import {adminLog} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {reasonAgainst, runWatcher, type Fact} from './run-watcher.ts';

const obstacle = reasonAgainst('strace', '-o', '/dev/null', 'true');
const statusOf = ({files}: Fact, name: string): string | undefined => files?.find(file => file.path === name)?.status;

const strace = (location: string, injection: string): readonly string[] => [
	'strace', '-f', '-qq', '-o', '/dev/null', '-P', location, '-e', 'trace=openat,pread64,close,getdents64', '-e', `inject=${injection}`,
];

const makeLog = (): {folder: string; location: string} => {
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	writeFileSync(location, adminLog(5));
	writeFileSync(path.join(folder, 'Zoom_Log.txt'), adminLog(6));
	return {folder, location};
};

describe.skipIf(obstacle !== null)(`with strace${obstacle === null ? '' : ` (${obstacle})`}`, () => {
	test.for([
		['openat:error=EBUSY:when=1', 'locked by another program (EBUSY)'],
		['openat:error=EACCES:when=1', 'no permission (EACCES)'],
		['openat:error=EPERM:when=1', 'not permitted, or locked by another program (EPERM)'],
		['openat:error=EMFILE:when=1', 'too many open files (EMFILE)'],
		['pread64:error=EIO:when=1', 'the disk or the share reports an error (EIO)'],
		// As the files of a FUSE server that went away.
		['close:error=EIO:when=1', 'the disk or the share reports an error (EIO)'],
	] as const)('%s: the file is shown as unreadable, its sibling is read, and the next scan reads it', async ([injection, reason]) => {
		const {folder, location} = makeLog();
		const watcher = runWatcher(strace(location, injection), 400, folder);
		const failed = await watcher.until(fact => statusOf(fact, 'Slack_Log.txt') === 'unreadable');
		expect(failed.files).toContainEqual({
			path: 'Slack_Log.txt', status: 'unreadable', reason, imported: null,
		});
		const read = await watcher.until(fact => statusOf(fact, 'Slack_Log.txt') === 'read');
		expect(read.files).toMatchObject([{imported: [5]}, {imported: [6]}]);
		expect(await watcher.quit()).toMatchObject({exitCode: 0});
	});

	test('an error later on keeps the reading before it', async () => {
		const {folder, location} = makeLog();
		const watcher = runWatcher(strace(location, 'openat:error=EIO:when=2'), 400, folder);
		await watcher.until(fact => statusOf(fact, 'Slack_Log.txt') === 'read');
		writeFileSync(location, adminLog(7));
		const failed = await watcher.until(fact => statusOf(fact, 'Slack_Log.txt') === 'unreadable');
		expect(failed.files![0]).toMatchObject({status: 'unreadable', imported: [5]});
		await watcher.until(({files}) => files?.[0]?.imported?.[0] === 7 && files[0].status === 'read');
	});

	test.for([
		['a read', (location: string) => strace(location, 'pread64:delay_enter=60000000')],
		['a scan', (location: string) => strace(path.dirname(location), 'getdents64:delay_enter=60000000')],
	] as const)('%s that hangs for a minute: said within three seconds, the main thread goes on, closing takes under a second', async ([, command]) => {
		const {folder, location} = makeLog();
		const watcher = runWatcher(command(location), 400, folder);
		const hung = await watcher.until(({folders}) => folders?.[0]?.mode === 'not-responding');
		expect(hung.folders![0]!.reason).toBe('the disk or the share does not answer');
		expect(hung.at).toBeLessThan(6000);
		const gaps = watcher.facts.filter(({tick}) => tick !== undefined).map(({at}, index, ticks) => at - (ticks[index - 1]?.at ?? at));
		expect(gaps.length).toBeGreaterThan(10);
		expect(Math.max(...gaps)).toBeLessThan(1000);
		// The exit itself is proven in exit-at-once.test.ts: strace does not let go of a thread it delays.
		void watcher.quit();
		const closed = await watcher.until(({closedIn}) => closedIn !== undefined);
		expect(closed.isHanging).toBe(true);
		expect(closed.closedIn).toBeLessThan(1000);
	});

	test('a share that answers again is read, and the header recovers', async () => {
		const {folder, location} = makeLog();
		const watcher = runWatcher(strace(location, 'pread64:delay_enter=3500000:when=1'), 400, folder);
		const hung = await watcher.until(({folders}) => folders?.[0]?.mode === 'not-responding');
		const read = await watcher.until(fact => statusOf(fact, 'Slack_Log.txt') === 'read');
		expect(read.at).toBeGreaterThan(hung.at);
		await watcher.until(({folders, at}) => at > read.at && folders?.[0]?.mode === 'polling');
	});
});
