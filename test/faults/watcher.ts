/** A process that watches a folder and tells what it sees, a line of JSON each time, so that faults can be put under it. */
import process from 'node:process';
import {exitAtOnce} from '../../source/intake/system/exit-at-once.ts';
import {watchFolders} from '../../source/intake/watch-folders.ts';

const [pollEvery, ...folders] = process.argv.slice(2);
const tell = (fact: object): void => {
	process.stdout.write(`${JSON.stringify(fact)}\n`);
};

const watch = watchFolders(folders, {
	pollEvery: pollEvery === 'null' ? null : Number(pollEvery),
	now: () => Date.now(),
	onChange({files, folders: health, isComplete}) {
		tell({
			files: files.map(({path, status, reason, reading}) => ({
				path, status, reason, imported: reading?.imports.map(({counts}) => counts.imported) ?? null,
			})), folders: health, isComplete,
		});
	},
});

let tick = 0;
setInterval(() => {
	tell({tick: tick++, rss: process.memoryUsage().rss});
}, 100);
process.stdin.on('data', async bytes => {
	if (String(bytes).startsWith('rescan')) {
		watch.rescan();
		return;
	}

	const startedAt = performance.now();
	await watch.close();
	tell({closedIn: performance.now() - startedAt, isHanging: watch.isHanging()});
	if (watch.isHanging()) {
		exitAtOnce(process, 7);
	}

	// eslint-disable-next-line unicorn/no-process-exit -- it stands for the program, whose input stays open.
	process.exit(0);
});
