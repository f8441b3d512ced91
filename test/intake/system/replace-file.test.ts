import {
	lstatSync,
	readdirSync,
	readFileSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {replaceFile, writeNewFile} from '../../../source/intake/system/replace-file.ts';
import {makeFolder} from '../temporary-folder.ts';

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

test('a file is replaced whole, for nobody else to read; a link of that name is replaced, not followed', async () => {
	const folder = makeFolder();
	const [target, link] = [path.join(folder, 'target'), path.join(folder, 'link')];
	writeFileSync(target, 'old');
	symlinkSync(target, link);
	await replaceFile(link, 'new');
	expect(lstatSync(link).mode % 0o1000).toBe(0o600);
	expect([readFileSync(target, 'utf8'), readFileSync(link, 'utf8')]).toEqual(['old', 'new']);
	expect(readdirSync(folder).toSorted()).toEqual(['link', 'target']);
});

test('what is stopped just before leaves the old file, and no other', async () => {
	const folder = makeFolder();
	writeFileSync(path.join(folder, 'old'), 'old');
	await expect(replaceFile(path.join(folder, 'old'), 'new', async () => {
		throw new Error('somebody else was quicker');
	})).rejects.toThrow('somebody else was quicker');
	expect(readdirSync(folder)).toEqual(['old']);
	expect(readFileSync(path.join(folder, 'old'), 'utf8')).toBe('old');
});
