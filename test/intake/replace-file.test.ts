import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {writeNewFile} from '../../source/intake/replace-file.ts';
import {makeFolder} from './temporary-folder.ts';

test('of a new file that cannot be written to its end nothing is left', async () => {
	const folder = makeFolder();
	const half = (async function * () {
		yield 'half';
		throw new Error('the disk is full');
	})();
	await expect(writeNewFile(path.join(folder, 'new'), half)).rejects.toThrow('the disk is full');
	expect(readdirSync(folder)).toEqual([]);
});

test('a file that is there stays as it is', async () => {
	const folder = makeFolder();
	writeFileSync(path.join(folder, 'old'), 'old');
	await expect(writeNewFile(path.join(folder, 'old'), 'new')).rejects.toThrow('EEXIST');
	expect(readFileSync(path.join(folder, 'old'), 'utf8')).toBe('old');
});
