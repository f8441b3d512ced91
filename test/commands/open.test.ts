import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {run} from './command-line.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'connwatch-open-'));
writeFileSync(path.join(folder, 'A_Log.txt'), 'one\ntwo \u001B[2J\nthree\n');
writeFileSync(path.join(folder, 'B:2'), 'own\nname\n');

afterAll(() => {
	rmSync(folder, {recursive: true});
});

test('prints a log from a line on where there is no terminal, and nothing in it steers one', async () => {
	expect(await run(['open', 'A_Log.txt:2'], folder)).toEqual({stdout: 'two ␛[2J\nthree\n', stderr: '', exitCode: 0});
	expect(await run(['open', 'A_Log.txt'], folder)).toMatchObject({stdout: expect.stringMatching(/^one\n/v) as string});
});

test('a log is looked for in the watched folders, too, and a name with a colon is taken as it is', async () => {
	expect(await run(['open', '--folder', folder, 'A_Log.txt:3'], tmpdir())).toMatchObject({stdout: 'three\n'});
	expect(await run(['open', 'B:2'], folder)).toMatchObject({stdout: 'own\nname\n'});
});

test('a missing log and a folder are refused with a reason', async () => {
	expect(await run(['open', 'C_Log.txt:2'], folder)).toMatchObject({exitCode: 66, stdout: ''});
	const {stderr, exitCode} = await run(['open', folder], folder);
	expect([exitCode, stderr]).toEqual([66, expect.stringContaining('cannot be read as a log')]);
});
