/** A file deleted and another one created under its name that gets the very same inode: nothing of the first may be kept. */
import {
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {makeEngine} from '../intake/engine.ts';
import {adminLog, numberedBlocks} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';

const attempts = 500;

/** Deletes and creates until the inode comes back; returns whether it did. */
const replaceWithSameInode = (location: string, text: string): boolean => {
	const {ino} = statSync(location);
	for (let attempt = 0; attempt < attempts; attempt++) {
		rmSync(location);
		writeFileSync(location, text);
		if (statSync(location).ino === ino) {
			return true;
		}
	}

	return false;
};

const cases: ReadonlyArray<readonly [string, string]> = [
	['of the same size', numberedBlocks(100, 110)],
	['that looks grown, with another start', numberedBlocks(100, 130)],
	['that looks grown, with the same start and another middle', `${numberedBlocks(0, 4)}${numberedBlocks(200, 230)}`],
	['that is shorter', adminLog(5)],
];

test.for(cases)('another file %s', ([, text], context) => {
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	writeFileSync(location, numberedBlocks(0, 9));
	const {engine, drain, snapshot} = makeEngine(folder, () => Date.now());
	engine.scan();
	drain();
	// Grown once, so that its state is kept and the next growth is read from its old end.
	writeFileSync(location, numberedBlocks(0, 10));
	engine.scan();
	drain();
	expect(snapshot().files[0]!.reading!.imports).toHaveLength(10);

	const {mtime} = statSync(location);
	if (!replaceWithSameInode(location, text)) {
		context.skip(`this file system gave another inode ${attempts} times`);
	}

	// As a copy that keeps times would.
	utimesSync(location, mtime, mtime);
	const expected = makeEngine(folder, () => Date.now());
	expected.engine.scan();
	expected.drain();
	engine.scan();
	drain();
	expect(snapshot().files).toEqual(expected.snapshot().files);
	expect(engine.book.entries.size).toBe(1);
});
