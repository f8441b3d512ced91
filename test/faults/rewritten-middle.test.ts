/** A log that grew is believed to be as before only where that is proved: an import in its middle may have been rewritten, too. */
import {
	closeSync,
	openSync,
	statSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {makeEngine} from '../intake/engine.ts';
import {numberedBlocks} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {until, watchInTest} from '../intake/watching.ts';

/** Returns the blocks with 9 failed items in one of them, in as many bytes. */
const rewritten = (text: string, number: number): string => text.replace(`successfully: ${number}\nItems failed: 0`, `successfully: ${number}\nItems failed: 9`);

/** Writes over a file as an editor of bytes does: it is never shorter in between. */
const writeOver = (location: string, text: string): void => {
	const descriptor = openSync(location, 'r+');
	writeSync(descriptor, text, 0);
	closeSync(descriptor);
};

const failedIn = (imports: ReadonlyArray<{readonly counts: {readonly failed: number | null}}>): readonly number[] =>
	imports.flatMap(({counts}, place) => counts.failed === 0 ? [] : [place]);

const count = 500;

const sizes: Readonly<Record<string, (text: string) => string>> = {
	small: text => text,
	// A little over the 8 MiB above which the proof is made in the background.
	large: text => text.replaceAll('\n\n', `\n${' '.repeat(17_000)}\n`),
};

test.for([
	['small', 'a scan'], ['small', 'an event'], ['large', 'a scan'],
] as const)('a middle import rewritten in a %s log that grew is seen after %s', ([size, how]) => {
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	const {engine, drain, snapshot} = makeEngine(folder, () => Date.now());
	const see = (text: string): void => {
		writeFileSync(location, sizes[size]!(text));
		if (how === 'a scan' || engine.hint(location)) {
			engine.scan();
		}

		drain();
	};

	see(numberedBlocks(0, count));
	// Grown once, so that its state is kept and the next growth is read from its old end.
	see(numberedBlocks(0, count + 1));
	expect(failedIn(snapshot().files[0]!.reading!.imports)).toEqual([]);
	const {ino} = statSync(location);

	see(rewritten(numberedBlocks(0, count + 2), count / 2));
	expect(statSync(location).ino).toBe(ino);
	expect(failedIn(snapshot().files[0]!.reading!.imports)).toEqual([count / 2]);
});

test.for([['events', null], ['polling', 100]] as const)('a watch with %s, as the board, wait and keep have it, sees a rewritten middle', async ([, pollEvery]) => {
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	writeFileSync(location, numberedBlocks(0, count));
	const watch = watchInTest([folder], pollEvery);
	const holds = async (imports: number, failed: readonly number[]): Promise<void> => {
		await until(watch, ({files}) => files[0]?.reading?.imports.length === imports && String(failedIn(files[0].reading.imports)) === String(failed));
	};

	await holds(count, []);

	writeOver(location, numberedBlocks(0, count + 1));
	await holds(count + 1, []);
	writeOver(location, numberedBlocks(0, count + 2));
	await holds(count + 2, []);
	writeOver(location, rewritten(numberedBlocks(0, count + 3), 7));
	await holds(count + 3, [7]);
});
