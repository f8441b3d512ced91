/**
V8 reads a function twice: when it loads the file, to find its end, and when it is called first, to compile it. One in parentheses it
takes for called at once and compiles it when it loads the file. The functions that `status` and `check` call get parentheses: that
takes a quarter of a bare Node off them. Which ones these are a run of both tells, over the demo tenant.
*/
import {execFileSync} from 'node:child_process';
import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {parseSync, Visitor} from 'rolldown/utils';

/** What V8 says of one file: for each function, where it begins in the text and how often it was called. */
type Coverage = {readonly url: string; readonly functions: ReadonlyArray<{readonly ranges: ReadonlyArray<{readonly startOffset: number; readonly count: number}>}>};

/** Returns the code with parentheses around each arrow function that begins at one of these places. Methods cannot have them. */
export const withParentheses = (code: string, called: ReadonlySet<number>): string => {
	const marks = new Map<number, string>();
	new Visitor({
		ArrowFunctionExpression({start, end}) {
			if (called.has(start)) {
				marks.set(start, `${marks.get(start) ?? ''}(`);
				marks.set(end, `)${marks.get(end) ?? ''}`);
			}
		},
	}).visit(parseSync('code.js', code).program);
	const places = [0, ...marks.keys().toArray().toSorted((one, other) => one - other), code.length];
	return places.slice(1).map((place, index) => code.slice(places[index], place) + (marks.get(place) ?? '')).join('');
};

const runs = [['status'], ['check'], ['status', '--format', 'json']];

/** Runs the program of a folder over logs, and returns the places of the functions that were called, by file. */
const calledBy = (folder: string, logs: string, scratch: string): ReadonlyMap<string, ReadonlySet<number>> => {
	for (const run of runs) {
		try {
			execFileSync(process.execPath, [path.join(folder, 'cli.js'), ...run, '--now', '2026-11-22T08:00:00Z', logs], {
				stdio: 'ignore',
				env: {
					...process.env, NODE_V8_COVERAGE: path.join(scratch, 'coverage'), XDG_STATE_HOME: scratch, XDG_CONFIG_HOME: scratch,
				},
			});
		} catch (error) {
			// `check` ends with the state of the tenant.
			if (!((error as {status?: number}).status! <= 3)) {
				throw error;
			}
		}
	}

	const called = new Map<string, Set<number>>();
	for (const file of readdirSync(path.join(scratch, 'coverage'))) {
		const {result} = JSON.parse(readFileSync(path.join(scratch, 'coverage', file), 'utf8')) as {result: readonly Coverage[]};
		for (const {url, functions} of result) {
			if (!url.startsWith('file:')) {
				continue;
			}

			const places = functions.filter(({ranges}) => ranges[0]!.count > 0).map(({ranges}) => ranges[0]!.startOffset);
			called.set(fileURLToPath(url), new Set([...called.get(fileURLToPath(url)) ?? [], ...places]));
		}
	}

	return called;
};

/** Lets V8 compile at once what plain commands call, in the files of a program that was built into a folder. */
export const compileCalledAtOnce = (folder: string, sample: string): void => {
	const scratch = mkdtempSync(path.join(tmpdir(), 'connwatch-called-'));
	try {
		const logs = path.join(scratch, 'logs');
		cpSync(sample, logs, {recursive: true});
		// As old as logs are, so that the same functions are called whenever this is built.
		for (const name of readdirSync(logs)) {
			utimesSync(path.join(logs, name), 1_700_000_000, 1_700_000_000);
		}

		for (const [file, places] of calledBy(folder, logs, scratch)) {
			writeFileSync(file, withParentheses(readFileSync(file, 'utf8'), places));
		}
	} finally {
		rmSync(scratch, {recursive: true, force: true});
	}
};
