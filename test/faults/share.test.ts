/** The logs on a share of another machine, and that machine not answering. */
import {rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {adminLog} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {type Fact, runWatcher} from './run-watcher.ts';
import {type Share, mountShare, reasonAgainstShares} from './share.ts';

const reason = await reasonAgainstShares();
const title = (sentence: string): string => `${sentence}${reason === null ? '' : ` (${reason})`}`;

const openShare = async (): Promise<{readonly onServer: string; readonly mountPoint: string; readonly share: Share}> => {
	const [onServer, mountPoint] = [makeFolder(), makeFolder()];
	writeFileSync(path.join(onServer, 'Slack_Log.txt'), adminLog(1));
	const share = await mountShare(onServer, mountPoint);
	onTestFinished(() => {
		share.unmount();
	});
	return {onServer, mountPoint, share};
};

const holds = (...imported: readonly number[]) => ({files, folders}: Fact): boolean =>
	folders?.[0]?.mode === 'polling' && JSON.stringify(files?.map(file => file.imported?.[0])) === JSON.stringify(imported);

test.skipIf(reason !== null)(title('what the other machine writes, appends and deletes is seen, and the header never says live'), async () => {
	const {onServer, mountPoint} = await openShare();
	const watcher = runWatcher([], 400, mountPoint);
	await watcher.until(holds(1), 20_000);
	writeFileSync(path.join(onServer, 'Zoom_Log.txt'), adminLog(2));
	await watcher.until(holds(1, 2), 20_000);
	writeFileSync(path.join(onServer, 'Slack_Log.txt'), adminLog(3));
	await watcher.until(holds(3, 2), 20_000);
	rmSync(path.join(onServer, 'Slack_Log.txt'));
	await watcher.until(holds(2), 30_000);
	expect(watcher.facts.filter(({folders}) => folders?.[0]?.mode === 'live')).toEqual([]);
	expect(await watcher.quit()).toMatchObject({exitCode: 0});
}, 120_000);

test.skipIf(reason !== null)(title('a server that stops answering: said within the next scan, the main thread goes on, and what it has then is read'), async () => {
	const {onServer, mountPoint, share} = await openShare();
	const watcher = runWatcher([], 400, mountPoint);
	await watcher.until(holds(1), 20_000);
	share.hang();
	const hung = await watcher.until(({folders}) => folders?.[0]?.mode === 'not-responding', 20_000);
	expect(hung.folders![0]!.reason).toBe('the disk or the share does not answer');
	expect(hung.files).toMatchObject([{imported: [1]}]);
	writeFileSync(path.join(onServer, 'Zoom_Log.txt'), adminLog(2));
	await watcher.until(({tick, at}) => tick !== undefined && at > hung.at + 3000);
	const gaps = watcher.facts.filter(({tick}) => tick !== undefined).map(({at}, index, ticks) => at - (ticks[index - 1]?.at ?? at));
	expect(Math.max(...gaps)).toBeLessThan(1000);
	share.answer();
	await watcher.until(holds(1, 2), 30_000);
	expect(await watcher.quit()).toMatchObject({exitCode: 0});
}, 120_000);
