/** A folder replaced by a link between listing and reading: what lies behind the link is not read. */
import {
	mkdirSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {makeEngine} from '../intake/engine.ts';
import {adminLog} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';

test('a link in place of a folder is not followed, a folder in place of a folder is', () => {
	const parent = makeFolder();
	const folder = path.join(parent, 'logs');
	for (const [name, imported] of [['logs/a', 1], ['outside', 2], ['other', 3]] as const) {
		mkdirSync(path.join(parent, name), {recursive: true});
		writeFileSync(path.join(parent, name, 'Slack_Log.txt'), adminLog(imported));
	}

	const {engine, drain, snapshot} = makeEngine(folder, () => Date.now());
	engine.scan();
	renameSync(path.join(folder, 'a'), path.join(parent, 'was'));
	symlinkSync(path.join(parent, 'outside'), path.join(folder, 'a'));
	drain();
	expect(snapshot().files.map(({reading}) => reading)).toEqual([null]);
	engine.scan();
	engine.scan();
	drain();
	expect(snapshot().files).toMatchObject([{path: 'a', status: 'ignored', reason: 'a link; links are not followed'}]);

	rmSync(path.join(folder, 'a'));
	renameSync(path.join(parent, 'was'), path.join(folder, 'a'));
	engine.scan();
	renameSync(path.join(folder, 'a'), path.join(parent, 'was'));
	renameSync(path.join(parent, 'other'), path.join(folder, 'a'));
	drain();
	expect(snapshot().files.find(file => file.path === 'a/Slack_Log.txt')?.reading?.imports[0]?.counts.imported).toBe(3);
});

test('a folder replaced by a link while it is being listed: nothing behind the link is believed, and what was there before still is', () => {
	const parent = makeFolder();
	const folder = path.join(parent, 'logs');
	const names = Array.from({length: 100}, (_, index) => `Connector ${index}_Log.txt`);
	for (const [name, imported] of [['logs/a', 1], ['outside', 2]] as const) {
		mkdirSync(path.join(parent, name), {recursive: true});
		for (const file of names) {
			writeFileSync(path.join(parent, name, file), adminLog(imported));
		}
	}

	let isBaited = false;
	let beats = 0;
	const {engine, drain, snapshot} = makeEngine(folder, () => Date.now(), {
		beat() {
			beats++;
			// One for finding the folder, one for listing it, one for listing `a`, and one in the midst of its files.
			if (isBaited && beats === 4) {
				renameSync(path.join(folder, 'a'), path.join(parent, 'was'));
				symlinkSync(path.join(parent, 'outside'), path.join(folder, 'a'));
			}
		},
		rest() {
			// Nobody looks.
		},
	});
	const scan = (): void => {
		beats = 0;
		engine.scan();
	};

	const counts = (): ReadonlyArray<number | null | undefined> => snapshot().files.map(({reading}) => reading?.imports[0]?.counts.imported);
	scan();
	drain();
	expect(counts()).toEqual(names.map(() => 1));
	isBaited = true;
	scan();
	expect(beats).toBe(4);
	expect(engine.book.entries.size).toBe(names.length);
	drain();
	expect(counts()).toEqual(names.map(() => 1));
	isBaited = false;
	scan();
	scan();
	drain();
	expect(snapshot().files).toMatchObject([{path: 'a', status: 'ignored', reason: 'a link; links are not followed'}]);
});
