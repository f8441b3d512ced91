import {PassThrough, Writable} from 'node:stream';
import {expect, test} from 'vitest';
import {writeOutput} from '../../../source/commands/command-line/write-output.ts';

const failing = (code: string) => new Writable({
	write(_chunk, _encoding, done) {
		done(Object.assign(new Error('no'), {code}));
	},
});

async function * pieces(count: number, seen: number[]) {
	try {
		for (let index = 0; index < count; index++) {
			seen.push(index);
			yield 'x'.repeat(1000);
		}
	} finally {
		seen.push(-1);
	}
}

test('a piece is made only when the one before was taken', async () => {
	const stream = new PassThrough({highWaterMark: 1500});
	const seen: number[] = [];
	const written = writeOutput(stream, pieces(100, seen));
	await new Promise(resolve => {
		setTimeout(resolve, 50);
	});
	expect(seen.length).toBeLessThan(10);
	stream.resume();
	await written;
	expect(seen.at(-1)).toBe(-1);
	expect(seen.length).toBe(101);
});

test('a reader that went away ends it quietly, and the source is closed', async () => {
	const seen: number[] = [];
	await writeOutput(failing('EPIPE'), pieces(100, seen));
	expect(seen).toEqual([0, -1]);
});

test('a full disk is an error with exit code 74', async () => {
	await expect(writeOutput(failing('ENOSPC'), 'text')).rejects.toMatchObject({exitCode: 74, message: expect.stringContaining('ENOSPC') as string});
});

test('what the source throws is not taken for the stream', async () => {
	const broken = (async function * () {
		yield 'a';
		throw Object.assign(new Error('mine'), {code: 'EPIPE'});
	})();
	await expect(writeOutput(new PassThrough(), broken)).rejects.toThrow('mine');
});
