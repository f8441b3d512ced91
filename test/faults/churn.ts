import {
	appendFileSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	realpathSync,
	renameSync,
	rmSync,
	truncateSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout} from 'node:timers/promises';
import {isDeepStrictEqual} from 'node:util';
import {giveBackMemory} from '../../source/intake/system/give-back-memory.ts';
import {readFolders} from '../../source/intake/read-folders.ts';
import {watchFolders, type FolderWatch} from '../../source/intake/watch-folders.ts';
import {adminLog} from '../intake/logs.ts';
import {summarize} from '../intake/summary.ts';

export type SoakResult = {
	readonly changes: number;
	/** MiB: the median of the second and of the last fifth of the run. */
	readonly rssBefore: number;
	readonly rssAfter: number;
	readonly descriptorsBefore: number;
	readonly descriptorsAfter: number;
	readonly isFlat: boolean;
	readonly isEqualToColdStart: boolean;
};

const mebibyte = 1024 * 1024;
/** What garbage not collected yet may make of a difference, MiB. */
const slack = 40;

/** Changes a folder under a watch for so many milliseconds and returns whether memory and descriptors stayed flat. */
export const soak = async (duration: number, tell: (line: string) => void): Promise<SoakResult> => {
	const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'connwatch-soak-')));
	const watch = watchFolders([folder], {pollEvery: null, onChange: () => undefined, now: () => Date.now()});
	const samples: Array<{rss: number; descriptors: number}> = [];
	const startedAt = performance.now();
	let changes = 0;
	try {
		while (performance.now() - startedAt < duration) {
			churn(folder, changes++);
			if (changes % 50 === 0) {
				// As the board does when nobody is in a hurry; else V8's young generation is measured, which grows for minutes.
				giveBackMemory();
				samples.push({rss: process.memoryUsage().rss / mebibyte, descriptors: countDescriptors()});
				if (samples.length % 20 === 0) {
					tell(`${Math.round((performance.now() - startedAt) / 1000)} s, ${changes} changes, ${samples.at(-1).rss.toFixed(0)} MiB, ${samples.at(-1).descriptors} descriptors`);
				}
			}

			await setTimeout(4);
		}

		const isEqualToColdStart = await equalsColdStart(folder, watch);
		const before = samples.slice(Math.floor(samples.length / 5), Math.floor(samples.length * 2 / 5));
		const after = samples.slice(Math.floor(samples.length * 4 / 5));
		const figures = {
			rssBefore: median(before.map(({rss}) => rss)),
			rssAfter: median(after.map(({rss}) => rss)),
			descriptorsBefore: median(before.map(({descriptors}) => descriptors)),
			descriptorsAfter: median(after.map(({descriptors}) => descriptors)),
		};
		return {
			changes,
			...figures,
			isFlat: figures.rssAfter <= figures.rssBefore + slack && figures.descriptorsAfter <= figures.descriptorsBefore + 3,
			isEqualToColdStart,
		};
	} finally {
		await watch.close();
		rmSync(folder, {recursive: true, force: true});
	}
};

/** Change number so-and-so: new names all the time, so that anything kept by name would grow. */
const churn = (folder: string, number: number): void => {
	const at = (age: number): string => path.join(folder, `d${(number - age) % 7}`, `log ${number - age}.txt`);
	mkdirSync(path.dirname(at(0)), {recursive: true});
	writeFileSync(at(0), adminLog(number, number % 3));
	const actions: ReadonlyArray<readonly [number, () => void]> = [
		[10, () => {
			appendFileSync(at(10), adminLog(number));
		}],
		[20, () => {
			truncateSync(at(20), number % 50);
		}],
		[30, () => {
			renameSync(at(30), `${at(30)}.part`);
		}],
		[60, () => {
			rmSync(`${at(60)}.part`);
		}],
	];
	for (const [age, act] of actions) {
		if (number >= age) {
			act();
		}
	}

	if (number % 500 === 499) {
		// A folder goes with all that is in it; later changes to those files would fail, so all start anew.
		for (const name of readdirSync(folder)) {
			rmSync(path.join(folder, name), {recursive: true});
		}

		for (let age = 59; age >= 0; age--) {
			mkdirSync(path.dirname(at(age)), {recursive: true});
			writeFileSync(age >= 30 ? `${at(age)}.part` : at(age), adminLog(age));
		}
	}
};

const equalsColdStart = async (folder: string, watch: FolderWatch): Promise<boolean> => {
	// Lets the last line of the truncated files settle on both sides.
	await setTimeout(11_000);
	watch.rescan();
	await setTimeout(1500);
	return isDeepStrictEqual(summarize(watch.getSnapshot()), summarize(await readFolders([folder], {now: () => Date.now()})));
};

const countDescriptors = (): number => process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;

const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
