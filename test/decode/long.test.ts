/** What is cut because it is long, and what must not be held because it was read. */
import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';
import {describe, expect, test} from 'vitest';
import {createDecoder, decode} from '../../source/decode/decoder.ts';
import type {Reading} from '../../source/connectors/reading.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const time = 'Import completion time: 11/20/2026 2:14:09 AM (UTC)\nItems failed: 1\n';

const inChunks = (bytes: Uint8Array, length: number): Reading => {
	const decoder = createDecoder();
	for (let start = 0; start < bytes.length; start += length) {
		decoder.push(bytes.subarray(start, start + length));
	}

	return decoder.read({isSettled: true});
};

describe('a head that is cut in the middle of a character is still UTF-8', () => {
	test.each([
		{what: 'a line', text: `${time}x${'é'.repeat(600_000)}\n`},
		{what: 'a line without its end', text: `${time}x${'é'.repeat(600_000)}`},
		{what: 'a JSON value without its end', text: `[{}\n{"x":"${'é'.repeat(5000)}`},
		{what: 'what is no JSON', text: `[{}\nxx${'é'.repeat(5000)}\n]`},
	])('$what', ({text}) => {
		for (const shift of ['', 'y']) {
			const bytes = bytesOf(text.replace('x', `x${shift}`));
			const reading = decode(bytes);
			expect(reading.encoding).toEqual({name: 'utf-8', isGuess: false});
			expect(reading.unreadLines.at(-1)!.text).toMatch(/^.{0,8}é+$/v);
			expect(inChunks(bytes, 700)).toEqual(reading);
			expect(inChunks(bytes, 400_000)).toEqual(reading);
		}
	});
});

test('a line of exactly 1 MiB is whole, one of a byte more is cut', () => {
	for (const zeros of ['', '\0\0']) {
		const problems = [0, 1].map(more => decode(bytesOf(`${time}${zeros}${'x'.repeat((1024 * 1024) + more)}\n`)).problems.map(({problem}) => problem));
		expect(problems).toEqual([['unexplained'], ['too-long-line', 'unexplained']]);
	}
});

test('what a reading says does not hold the bytes it was read from', () => {
	v8.setFlagsFromString('--expose-gc');
	const collect = vm.runInNewContext('gc') as () => void;
	const filler = 'AAMkAD-000001\tjdoe17\t\tUser mapping not found\n'.repeat(300);
	const readings: Reading[] = [];
	collect();
	const before = process.memoryUsage().heapUsed;
	for (let file = 0; file < 2000; file++) {
		const log = `Connector name: a connector with a long name ${file}\n\n${time}Items skipped: not a number at all ${file}\nItem id\tSource User ID\tM365 User ID\tFailure Reason\n1\tsomebody-${file}@vendor.example\t\tno mailbox ${file}\n${filler}not understood at all ${file}\n`;
		readings.push(decode(bytesOf(log)));
	}

	collect();
	expect((process.memoryUsage().heapUsed - before) / readings.length).toBeLessThan(12_000);
	expect(readings.at(-1)?.imports[0]?.connector).toBe('a connector with a long name 1999');
});
