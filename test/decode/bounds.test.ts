import process from 'node:process';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createDecoder, decode} from '../../source/decode/decoder.ts';
import {numberOfRuns} from './arbitraries.ts';

const mebibyte = 1024 * 1024;
// Below the limit of a line.
const lineLength = 100_000;
const start = 'Import completion time: 11/20/2026 2:14:09 AM (UTC)\nItems failed: 1\n';
const header = 'Item id\tSource User ID\tM365 User ID\tFailure Reason\n';

/** Input that would hurt a careless reader; `make` returns about `size` characters. */
const hostileInputs: ReadonlyArray<{readonly name: string; readonly make: (size: number) => string; readonly isTiny?: boolean}> = [
	{name: '100,000 blanks a line', make: size => `${start}${`Items skipped:${' '.repeat(100_000)}3\n`.repeat(Math.ceil(size / 100_000))}`},
	{name: 'blanks before a label', make: size => `${start}${`${' '.repeat(lineLength)}Items skipped: 3\n`.repeat(size / lineLength)}`},
	{name: 'blanks between commas', make: size => `${start}${`Items skipped: 3${',       '.repeat(lineLength / 8)}\n`.repeat(size / lineLength)}`},
	{name: 'one line of commas', make: size => `${start}${`${','.repeat(lineLength)}\n`.repeat(size / lineLength)}`},
	{name: 'short lines of commas', isTiny: true, make: size => `${start}${'a,b\n'.repeat(size / 4)}`},
	{name: 'colons', make: size => `${start}${`${'Items:skipped: '.repeat(lineLength / 15)}\n`.repeat(size / lineLength)}`},
	{name: 'dashes between blanks', make: size => `${start}${`${' - '.repeat(lineLength / 3)}\n`.repeat(size / lineLength)}`},
	{name: 'empty lines', isTiny: true, make: size => `${start}${'\n'.repeat(size)}`},
	{name: 'empty lines by CR', isTiny: true, make: size => `${start}${'\r'.repeat(size)}`},
	{name: 'rows', make: size => `${start}${header}${'AAMkAD-000001\tjdoe17\t\tUser mapping not found\n'.repeat(size / 47)}`},
	{name: 'rows, every value another', isTiny: true, make: size => `${start}${header}${Array.from({length: size / 30}, (_, index) => `${index}\tu${index}\tm${index}\treason ${index}\n`).join('')}`},
	{name: 'a quote that is never closed', isTiny: true, make: size => `${start}${header}1\t"${'x\ty\n'.repeat(size / 4)}`},
	{name: 'a quote that is never closed, in every line', isTiny: true, make: size => `${start}${header}${'1\t"x\ty\tz\n'.repeat(size / 9)}`},
	{name: 'a quote that is never closed, in every table', isTiny: true, make: size => (`${start}${header}1\t"x\n`).repeat(size / 125)},
	{name: 'doubled quotes', isTiny: true, make: size => `${start}${header}1\t"${'""\n'.repeat(size / 3)}`},
	{name: 'quotes only', make: size => `${start}${header}${`${'"'.repeat(lineLength)}\n`.repeat(size / lineLength)}`},
	{name: 'headers', isTiny: true, make: size => `${start}${header.repeat(size / header.length)}`},
	{name: 'blocks', isTiny: true, make: size => start.repeat(size / start.length)},
	{name: 'labelled items', isTiny: true, make: size => `${start}${'Item id: 1\nSource User ID: x\n'.repeat(size / 29)}`},
	{name: 'labels, one line', make: size => `${start}${`${'Items failed: 1, '.repeat(lineLength / 17)}\n`.repeat(size / lineLength)}`},
	{name: 'addresses', isTiny: true, make: size => `Import Time: 1/13/2020 8:36:56 AM (UTC)\nRecordsSaved: 4, EmailIdsNotSaved: ${'a@b, '.repeat(size / 6)}\n`},
	{name: 'deep JSON arrays', make: size => `{"a":${'['.repeat(size)}`},
	{name: 'deep JSON objects', make: size => `${'{"a":'.repeat(size / 5)}1${'}'.repeat(size / 5)}`},
	{name: 'JSON of a million keys', make: size => `{"ImportCompletionTime":"2026-11-20T02:14:09Z",${Array.from({length: size / 10}, (_, index) => `"k${index}":1`).join(',')}}`},
	{name: 'JSON of __proto__', make: size => `{"ImportCompletionTime":"2026-11-20T02:14:09Z",${'"__proto__":{"ItemsFailed":0},'.repeat(size / 31)}"constructor":1}`},
	{name: 'JSON strings', make: size => `["${'\\"'.repeat(size / 2)}"`},
	{name: 'JSON blanks', make: size => `[{}${' '.repeat(size)}]`},
	{name: 'JSON lines', isTiny: true, make: size => '{"ImportCompletionTime":"2026-11-20T02:14:09Z","ItemsFailed":1}\n'.repeat(size / 64)},
	{name: 'JSON debris', isTiny: true, make: size => `[{}${' x\n'.repeat(size / 3)}`},
	{name: 'broken JSON lines', isTiny: true, make: size => '{"a":"b\n'.repeat(size / 8)},
	{name: 'audit records', isTiny: true, make: size => `[${Array.from({length: size / 120}, (_, index) => `{"RecordType":148,"Id":"${index}","JobId":"j","TaskId":"${index % 7}","CreationTime":"2026-11-20T02:14:09","ItemId":"i${index}"}`).join(',')}]`},
	{name: 'an audit run a record', isTiny: true, make: size => `[${Array.from({length: size / 60}, (_, index) => `{"RecordType":148,"Id":"${index}","JobId":"${index}"}`).join(',')}]`},
	{name: 'high bytes', make: size => '\u{FFFD}'.repeat(size / 3)},
	{name: 'zeros', make: size => '\0'.repeat(size)},
];

/** Best of a few runs, in milliseconds of processor time: the machine is shared, so the clock on the wall says little. */
const bestTime = (bytes: Uint8Array, runs = 2): number => Math.min(...Array.from({length: runs}, () => {
	const before = process.cpuUsage();
	decode(bytes);
	const {user, system} = process.cpuUsage(before);
	return (user + system) / 1000;
}));

// The promise is 50 ms; a busy machine with half a core gets four times that before the test speaks.
const limitOnBusyMachine = 200;
// A line costs a quarter of a microsecond however short it is: that is what a file of nothing but line ends takes.
const limitForTinyLines = 2000;

describe('time grows with size and nothing else', () => {
	test.each(hostileInputs)('$name', ({name, make, isTiny}) => {
		const [small, large] = [new TextEncoder().encode(make(mebibyte / 4)), new TextEncoder().encode(make(mebibyte))];
		const perMebibyte = [small, large].map(bytes => bestTime(bytes) / (bytes.length / mebibyte));
		if (process.env['CONNWATCH_SHOW_TIMES']) {
			console.log(`${perMebibyte.map(time => time.toFixed(1).padStart(6)).join(' ')} ms/MiB  ${name}`);
		}

		const [quarter, whole] = [perMebibyte[0]!, perMebibyte[1]!];
		expect(Math.max(quarter, whole)).toBeLessThan(isTiny ? limitForTinyLines : limitOnBusyMachine);
		expect(whole).toBeLessThan(Math.max(3 * quarter, 50));
	});

	test('any fragments, repeated', () => {
		const fragment = fc.constantFrom(' ', '\t', ',', ';', '|', '"', '""', '\n', '\r', ':', '=', ' - ', '-', '{', '}', '[', ']', '\\', '\0', 'Items failed', 'Import completion time: ', 'Item id', 'Source User ID', 'Failure Reason', 'x', '1', 'é');
		const size = 16 * 1024;
		fc.assert(fc.property(fc.constantFrom('', start, start + header, '[{', '{"'), fc.array(fragment, {minLength: 1, maxLength: 8}), (opening, fragments) => {
			const unit = fragments.join('');
			const bytes = new TextEncoder().encode(opening + unit.repeat(Math.ceil(size / unit.length)));
			// Tiny lines take 10 ms here: only growth faster than linear comes near.
			expect(bestTime(bytes, 1) < 60 || bestTime(bytes, 5) < 60).toBe(true);
		}), {numRuns: numberOfRuns});
	}, 120_000);

	test('a line of 64 MiB keeps its head and counts the rest', () => {
		const decoder = createDecoder();
		decoder.push(new TextEncoder().encode(start));
		const chunk = Buffer.alloc(mebibyte, 'x');
		const before = process.memoryUsage().arrayBuffers;
		for (let index = 0; index < 64; index++) {
			decoder.push(chunk);
		}

		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * mebibyte);
		decoder.push(new TextEncoder().encode('\nItems skipped: 3\n'));
		const {imports, problems, unreadLines, bytes} = decoder.read({isSettled: true});
		expect(imports[0]!.counts).toMatchObject({failed: 1, skipped: 3});
		expect(problems.map(({problem, line}) => [problem, line])).toEqual([['too-long-line', 3], ['unread-line', 3]]);
		expect(unreadLines[0]!.text.length).toBe(4096);
		expect(bytes.skipped).toBe((64 * mebibyte) + 1);
	});

	test('a JSON value nested too deeply, or too long, is named', () => {
		const deep = decode(new TextEncoder().encode(`{"a":${'['.repeat(1000)}${']'.repeat(1000)}}\n{"ImportCompletionTime":"2026-11-20T02:14:09Z","ItemsFailed":1}`));
		expect(deep.problems.map(({problem}) => problem)).toEqual(['too-deep']);
		expect(deep.imports.length).toBe(1);
	});
});
