import {execFileSync} from 'node:child_process';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import fc from 'fast-check';
import {
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import {createDecoder, decode} from '../../source/decode/decoder.ts';
import {numberOfRuns} from './arbitraries.ts';
import {
	header,
	hostileInputs,
	mebibyte,
	start,
	usualLimit,
} from './hostile-inputs.ts';

/** Best of a few runs, in milliseconds of processor time: the machine is shared, so the clock on the wall says little. */
const bestTime = (bytes: Uint8Array, runs: number): number => Math.min(...Array.from({length: runs}, () => {
	const before = process.cpuUsage();
	decode(bytes);
	const {user, system} = process.cpuUsage(before);
	return (user + system) / 1000;
}));

/**
How many times its limit a shape may take in a test: neighbours on the same processor take half its speed. A decoder that is slower than
before is for CONNWATCH_SHOW_TIMES to show; here one fails that reads a shape again and again.
*/
const allowance = 3;

describe('time grows with size and nothing else', () => {
	let costs: Readonly<Record<string, readonly [number, number]>> = {};

	beforeAll(() => {
		const program = new URL('measure-costs.ts', import.meta.url);
		costs = JSON.parse(execFileSync(process.execPath, [fileURLToPath(program)], {encoding: 'utf8'})) as typeof costs;
	}, 300_000);

	test.each(hostileInputs)('$name', ({name, most = usualLimit}) => {
		const [quarter, whole] = costs[name]!;
		if (process.env['CONNWATCH_SHOW_TIMES']) {
			console.log(`${[quarter, whole].map(time => time.toFixed(1).padStart(6)).join(' ')} of ${most} ms/MiB  ${name}`);
		}

		expect(Math.max(quarter, whole)).toBeLessThan(allowance * most);
		expect(whole).toBeLessThan(Math.max(3 * quarter, usualLimit));
	});

	test('any fragments, repeated', () => {
		const fragment = fc.constantFrom(' ', '\t', ',', ';', '|', '"', '""', '\n', '\r', ':', '=', ' - ', '-', '{', '}', '[', ']', '\\', '\0', 'Items failed', 'Import completion time: ', 'Item id', 'Source User ID', 'Failure Reason', 'x', '1', 'é');
		const size = 16 * 1024;
		fc.assert(fc.property(fc.constantFrom('', start, start + header, '[{', '{"'), fc.array(fragment, {minLength: 1, maxLength: 8}), (opening, fragments) => {
			const unit = fragments.join('');
			const bytes = new TextEncoder().encode(opening + unit.repeat(Math.ceil(size / unit.length)));
			// An exception of `JSON.parse` for each six bytes takes 40 ms here: only growth faster than linear comes near.
			expect(bestTime(bytes, 1) < 150 || bestTime(bytes, 5) < 150).toBe(true);
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
		expect(problems.map(({problem, line}) => [problem, line])).toEqual([['too-long-line', 3], ['unexplained', 3]]);
		expect(unreadLines[0]!.text.length).toBe(4096);
		expect(bytes.skipped).toBe((64 * mebibyte) + 1);
	});

	test('a JSON value nested too deeply, or too long, is named', () => {
		const deep = decode(new TextEncoder().encode(`{"a":${'['.repeat(1000)}${']'.repeat(1000)}}\n{"ImportCompletionTime":"2026-11-20T02:14:09Z","ItemsFailed":1}`));
		expect(deep.problems.map(({problem}) => problem)).toEqual(['too-deep']);
		expect(deep.imports.length).toBe(1);
	});
});
