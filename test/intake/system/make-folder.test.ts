import {existsSync, statSync, writeFileSync} from 'node:fs';
import nodePath from 'node:path';
import {describe, expect, it} from 'vitest';
import {makeFolder} from '../../../source/intake/system/make-folder.ts';
import {makeFolder as temporaryFolder} from '../temporary-folder.ts';

describe('a folder', () => {
	it('is made with those above it, each with the mode, and stays where it is there', async () => {
		const root = temporaryFolder();
		const path = nodePath.join(root, 'a', 'b');
		await makeFolder(path, 0o700);
		await makeFolder(path);
		expect([path, nodePath.dirname(path)].map(each => statSync(each).mode % 0o1000)).toEqual([0o700, 0o700]);
	});
	it('is made once when several ask at the same time', async () => {
		const path = nodePath.join(temporaryFolder(), 'a', 'b', 'c');
		await Promise.all(Array.from({length: 8}, async () => makeFolder(path)));
		expect(statSync(path).isDirectory()).toBe(true);
	});
	it('is refused where a file has its name or stands above it', async () => {
		const file = nodePath.join(temporaryFolder(), 'file');
		writeFileSync(file, '');
		await expect(makeFolder(file)).rejects.toMatchObject({code: 'EEXIST'});
		await expect(makeFolder(nodePath.join(file, 'x'))).rejects.toMatchObject({code: 'ENOTDIR'});
	});
	it.skipIf(!existsSync('/proc/self'))('is refused at once where the file system answers ENOENT: Node tries that for ever', async () => {
		await expect(makeFolder('/proc/connwatch/logs')).rejects.toMatchObject({code: 'ENOENT'});
	});
});
