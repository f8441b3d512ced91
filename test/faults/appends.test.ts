/** A log appended to ten times a second, watched by a process of its own whose processor time is measured. */
import {appendFileSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {expect, test} from 'vitest';
import {numberedBlocks} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {reasonAgainst, runWatcher} from './run-watcher.ts';

const obstacle = reasonAgainst('test', '-r', '/proc/self/stat');

/** Milliseconds of processor time a process has taken, all its threads together; the kernel counts hundredths. */
const processorTime = (pid: number): number => {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) * 10;
};

test.skipIf(obstacle !== null)(`ten appends a second: told within a second, for little processor time${obstacle === null ? '' : ` (${obstacle})`}`, async () => {
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	writeFileSync(location, numberedBlocks(0, 5));
	const watcher = runWatcher([], null, folder);
	await watcher.until(({folders}) => folders?.[0]?.mode === 'live');
	await setTimeout(500);
	const busyBefore = processorTime(watcher.pid);
	const startedAt = performance.now();
	let worst = 0;
	for (let number = 5; number < 65; number++) {
		const appendedAt = performance.now();
		appendFileSync(location, numberedBlocks(number, number + 1));
		await watcher.until(({files}) => files?.[0]?.imported?.includes(number) ?? false);
		worst = Math.max(worst, performance.now() - appendedAt);
		await setTimeout(Math.max(0, 100 - (performance.now() - appendedAt)));
	}

	const share = (processorTime(watcher.pid) - busyBefore) / (performance.now() - startedAt);
	expect(worst).toBeLessThan(1000);
	console.log(`${(share * 100).toFixed(1)} % of a core, slowest ${worst.toFixed(0)} ms`);
	// 2.7 % on idle cores; beside others caches are cold and every step costs more.
	expect(share).toBeLessThan(0.2);
}, 30_000);
