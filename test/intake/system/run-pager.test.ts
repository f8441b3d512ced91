import process from 'node:process';
import {expect, test} from 'vitest';
import {pagerCommand, runPager} from '../../../source/intake/system/run-pager.ts';

const pieces = async function * (count: number): AsyncGenerator<string> {
	for (let piece = 0; piece < count; piece++) {
		yield 'x'.repeat(10_000);
	}
};

test('PAGER is used as it is; only a pager that knows how begins at the line', () => {
	expect(pagerCommand({}, 'linux', 12)).toBe('less +12');
	expect(pagerCommand({}, 'linux', null)).toBe('less');
	expect(pagerCommand({PAGER: '/usr/bin/less -S'}, 'darwin', 3)).toBe('/usr/bin/less -S +3');
	expect(pagerCommand({PAGER: 'cat'}, 'linux', 3)).toBe('cat');
	expect(pagerCommand({PAGER: ' '}, 'win32', 3)).toBe('more');
});

test('a pager that is left before the end is no failure, and one that is not there says so by its code', async () => {
	const environment = {PATH: process.env['PATH']};
	expect(await runPager({command: 'head -c 5 > /dev/null', environment}, pieces(1000))).toBe(0);
	expect(await runPager({command: 'no-such-pager-here 2> /dev/null', environment}, pieces(1))).toBe(127);
});

test('a log that cannot be read is an error', async () => {
	const broken = async function * (): AsyncGenerator<string> {
		yield 'first';
		throw new Error('the share is gone');
	};

	await expect(runPager({command: 'cat > /dev/null', environment: {PATH: process.env['PATH']}}, broken())).rejects.toThrow('the share is gone');
});
