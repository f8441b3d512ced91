/** A log that numbers its imports, rotated by rename and by copy-truncate: each number is there once. */
import {
	appendFileSync,
	copyFileSync,
	renameSync,
	truncateSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {expect, test} from 'vitest';
import type {IntakeSnapshot} from '../../source/intake/snapshot.ts';
import {numberedBlocks} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {isLive, until, watchInTest} from '../intake/watching.ts';

const numbersIn = ({files}: Pick<IntakeSnapshot, 'files'>): readonly number[] =>
	files.flatMap(({reading}) => reading?.imports.map(({counts}) => counts.imported!) ?? []);

test('0 … 19999 through rotation and copy-truncate, none lost, none doubled', async () => {
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	writeFileSync(location, '');
	const invented: number[] = [];
	let written = 0;
	const watch = watchInTest([folder], null, snapshot => {
		invented.push(...numbersIn(snapshot).filter(number => number >= written));
	});
	await until(watch, isLive);

	for (let batch = 0; batch < 200; batch++) {
		const from = written;
		written += 100;
		appendFileSync(location, numberedBlocks(from, written));
		if (batch % 20 === 9) {
			renameSync(location, path.join(folder, `Slack_Log.${batch}.txt`));
		} else if (batch % 20 === 19) {
			copyFileSync(location, path.join(folder, `Slack_Log.${batch}.txt`));
			truncateSync(location);
		}

		await setTimeout(5);
	}

	await until(watch, snapshot => numbersIn(snapshot).length === 20_000, 12_000);
	await setTimeout(500);
	expect(numbersIn(watch.getSnapshot()).toSorted((one, other) => one - other)).toEqual(Array.from({length: 20_000}, (_, number) => number));
	expect(watch.getSnapshot().files).toHaveLength(21);
	expect(invented).toEqual([]);
});

test('the inode, the size and the start of another log do not pass for growth', async () => {
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	const watch = watchInTest([folder]);
	await until(watch, isLive);
	const isNow = (...numbers: readonly number[]) => (snapshot: IntakeSnapshot): boolean => numbersIn(snapshot).join(',') === numbers.join(',');
	writeFileSync(location, numberedBlocks(1, 3));
	await until(watch, isNow(1, 2));
	// In place, the same size and inode.
	writeFileSync(location, numberedBlocks(5, 7), {flag: 'r+'});
	await until(watch, isNow(5, 6));
	// Truncated and rewritten, longer than before.
	writeFileSync(location, numberedBlocks(1, 9));
	await until(watch, isNow(1, 2, 3, 4, 5, 6, 7, 8));
	// Another file takes the name.
	writeFileSync(`${location}.tmp`, numberedBlocks(4, 5));
	renameSync(`${location}.tmp`, location);
	await until(watch, isNow(4));
	truncateSync(location, 0);
	await until(watch, isNow());
	appendFileSync(location, numberedBlocks(8, 9));
	await until(watch, isNow(8));
});
