import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import {afterAll, expect, test} from 'vitest';
import {safeText} from '../../../source/intake/folder/safe-text.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'connwatch-safe-text-'));
const file = path.join(folder, 'Slack_Log.txt');

afterAll(() => {
	rmSync(folder, {recursive: true});
});

const textOf = async (bytes: Uint8Array | string, firstLine?: number): Promise<string> => {
	writeFileSync(file, bytes);
	let text = '';
	for await (const piece of safeText(file, firstLine)) {
		text += piece;
	}

	return text;
};

test('lines keep their numbers however they end, and tabs stay', async () => {
	expect(await textOf('one\ttab\r\ntwo\rthree\nfour')).toBe('one\ttab\ntwo\nthree\nfour');
	expect(await textOf('one\r\ntwo\rthree\nfour', 3)).toBe('three\nfour');
	expect(await textOf('one\n', 9)).toBe('');
});

test('nothing in it steers a terminal', async () => {
	expect(await textOf('\u001B]52;c;YQ==\u0007red \u001B[31m\u202Eevil\u009B2J')).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202E]/v);
	await fc.assert(fc.asyncProperty(fc.string({unit: 'binary', maxLength: 200}), async text => {
		expect(await textOf(text)).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/v);
	}), {numRuns: 50});
});

test('UTF-16 and the code page of Windows are read as the decoder reads them', async () => {
	expect(await textOf(Buffer.from('\uFEFFImport of Zoë\n', 'utf16le'))).toContain('Import of Zoë\n');
	expect(await textOf(Buffer.from('Zoë Müller\nnext line\n', 'latin1'))).toBe('Zoë Müller\nnext line\n');
});

test('a line longer than a chunk comes whole, a folder is refused', async () => {
	const long = 'x'.repeat(300_000);
	expect(await textOf(`${long}\nend`)).toBe(`${long}\nend`);
	await expect(safeText(folder).next()).rejects.toThrow();
});
