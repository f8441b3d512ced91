import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {expect, test, vi} from 'vitest';
import type {WatchNews} from '../../source/intake/threads/messages.ts';
import {createWatchLoop} from '../../source/intake/watch/watch-loop.ts';
import {makeEngine} from '../intake/engine.ts';
import {adminLog} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {until, watchInTest} from '../intake/watching.ts';

test('what a scan finds and no event told of is read, and the folder is not called live', async () => {
	const folder = makeFolder();
	const {engine} = makeEngine(folder, () => Date.now());
	const news: WatchNews[] = [];
	const distrust = vi.fn<(folder: number, reason: string) => void>();
	// Events that say they work, and say nothing else.
	const events = {follow: () => undefined, distrust, reasonOf: () => null};
	const loop = createWatchLoop(engine, () => events, {
		folders: [folder], pollEvery: null, send(told) {
			news.push(told);
		},
	});
	void loop.run();
	await setTimeout(100);
	writeFileSync(path.join(folder, 'Slack_Log.txt'), adminLog(1));
	await setTimeout(2200);
	expect(news.flatMap(({files}) => files)).toEqual([]);
	expect(distrust).not.toHaveBeenCalled();
	loop.rescan();
	await vi.waitFor(() => {
		expect(news.flatMap(({files}) => files)).toMatchObject([{path: 'Slack_Log.txt', status: 'read'}]);
	}, 30_000);
	expect(distrust).toHaveBeenCalledWith(0, 'events got lost; the scan found what they did not tell');
});

test('two watches on one folder are both right', async () => {
	const folder = makeFolder();
	const watches = [watchInTest([folder]), watchInTest([folder])];
	for (let number = 0; number < 20; number++) {
		writeFileSync(path.join(folder, `log ${number}.txt`), adminLog(number));
	}

	await Promise.all(watches.map(async watch => until(watch, ({files}) => files.length === 20 && files.every(({status}) => status === 'read'))));
	expect(watches[0]!.getSnapshot().files).toEqual(watches[1]!.getSnapshot().files);
});
