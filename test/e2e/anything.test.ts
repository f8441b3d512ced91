/**
Anything typed, in windows of any size, while anything happens in the folder: the board paints what a whole repaint would, says in
the end what `status` says, and gives the terminal back. CONNWATCH_LONG=1 takes other steps in each run, and more of them.
*/
import {spawnSync} from 'node:child_process';
import {
	appendFileSync,
	existsSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	truncateSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import fc from 'fast-check';
import {expect, onTestFinished, test} from 'vitest';
import {keymap} from '../../source/ui/keys/keymap.ts';
import {
	adminLog,
	cleanWeek,
	makeLogFolder,
	type LogFolder,
} from './folder.ts';
import {launcher, openTerminal, type Terminal} from './terminal.ts';

const isLong = Boolean(process.env['CONNWATCH_LONG']);
const seed = isLong ? Date.now() : 20;
const steps = isLong ? 600 : 100;
/** Steps between two looks at what is painted. */
const stride = 10;

const bytesOfNames: Readonly<Record<string, string>> = {
	enter: '\r', escape: '\u001B', tab: '\t', space: ' ', backspace: '\u007F',
	up: '\u001B[A', down: '\u001B[B', right: '\u001B[C', left: '\u001B[D',
	home: '\u001B[H', end: '\u001B[F', pageup: '\u001B[5~', pagedown: '\u001B[6~',
};
const bytesOf = (key: string): string => bytesOfNames[key] ?? (key.startsWith('ctrl-') ? String.fromCodePoint(key.codePointAt(5)! - 96) : key);
/** They end or stop the program, which life-cycle.test.ts is about. */
const ending = new Set(['q', 'Q', 'ctrl-c', 'ctrl-z']);
const pause = 'P';
const paused = 'PAUSED';
const keys = [...new Set(keymap.flatMap(row => row.keys))].filter(key => !ending.has(key) && key !== pause).map(key => bytesOf(key));
/** `escape` so often that no question stays open for long. */
const phrases = ['\u001B', '\u001B', '\u001B', '\u001B', 'jjjj', '12G', '/user1\r', '/reg(\r', '/\u001B', ':files\r', ':slack\r', 'ss\r', 'a\rmy note\r', '\u001B[200~pasted\ntext\u001B[201~', '\u001Bx', '漢é'];

const names = ['漢字コネクタ 東京支店', 'بيانات الموصل', 'Zal\u0337\u0353go', 'Slack', 'Webex Teams', `A ${'very '.repeat(15)}long name`];
const reasons = ['User mapping not found', 'Item AAMk-123 is too large', '\u001B[31mMailbox full', '漢字の理由'];

type Deed = (folder: LogFolder, number: number) => void;
const away = (folder: LogFolder): string => `${folder.logs} elsewhere`;
const aLog = (number: number): string => {
	const failed = number % 3 === 0 ? 0 : number;
	const failures = Array.from({length: failed}, (_, item) => [`item-${item}`, `user${item % 50}@x.example`, reasons[item % reasons.length]!] as const);
	return adminLog([...cleanWeek(number), {completedAt: Date.now() - (number * 1000), imported: number, failures}]);
};

const someLog = (folder: LogFolder, number: number): string | null => {
	const logs = readdirSync(folder.logs);
	return logs.length === 0 ? null : path.join(folder.logs, logs[number % logs.length]!);
};

const deeds: Readonly<Record<string, Deed>> = {
	save(folder, number) {
		folder.save(`${names[number % names.length]!}_Log.txt`, aLog(number));
	},
	append(folder, number) {
		const log = someLog(folder, number);
		if (log) {
			appendFileSync(log, `\n${aLog(number)}`);
		}
	},
	truncate(folder, number) {
		const log = someLog(folder, number);
		if (log) {
			truncateSync(log, number);
		}
	},
	remove(folder, number) {
		const log = someLog(folder, number);
		if (log) {
			rmSync(log);
		}
	},
	garbage(folder, number) {
		folder.save('garbage.txt', ['', '<html>', '\0\0', '{"a":'][number % 4]!);
	},
	vanish(folder) {
		renameSync(folder.logs, away(folder));
	},
};

type Step = {readonly type: string} | {readonly columns: number; readonly rows: number} | {readonly deed: keyof typeof deeds; readonly number: number};
const anyStep: fc.Arbitrary<Step> = fc.oneof(
	{weight: 16, arbitrary: fc.constantFrom(...keys, ...keys, ...phrases).map(type => ({type}))},
	{weight: 1, arbitrary: fc.constantFrom({columns: 100, rows: 30}, {columns: 80, rows: 24}, {columns: 60, rows: 15}, {columns: 160, rows: 50}, {columns: 40, rows: 10})},
	{weight: 2, arbitrary: fc.record({deed: fc.constantFrom(...Object.keys(deeds)), number: fc.integer({min: 1, max: 2000})})},
);

const take = (step: Step, folder: LogFolder, terminal: Terminal): void => {
	if ('type' in step) {
		terminal.type(step.type);
	} else if ('columns' in step) {
		terminal.resize(step.columns, step.rows);
	} else if (existsSync(folder.logs)) {
		deeds[step.deed]!(folder, step.number);
	} else {
		renameSync(away(folder), folder.logs);
	}
};

/** All but the line of the pause, which counts news, and the last ones: what a key has to say stands there until the next key. */
const lasting = (terminal: Terminal): readonly unknown[] => terminal.runs().slice(0, -3).filter(row => row.every(({text}) => !text.includes(paused)));

/**
Expects that a whole repaint changes nothing; returns false when that cannot be told: only while it is paused, no news can come
between, and while something is asked `P` is a letter.
*/
const isWhole = async (terminal: Terminal): Promise<boolean> => {
	terminal.type(pause);
	await terminal.settle(500);
	if (!terminal.text().includes(paused)) {
		return false;
	}

	const painted = lasting(terminal);
	terminal.takeOutput();
	terminal.type('\u000C');
	let written = '';
	await terminal.waitFor(() => {
		written += terminal.takeOutput();
		return written.includes('\u001B[2J');
	});
	await terminal.settle();
	expect(lasting(terminal)).toEqual(painted);
	expect(terminal.text()).not.toMatch(/undefined|NaN|\[object|TypeError/v);
	terminal.type(pause);
	await terminal.waitFor(text => !text.includes(paused));
	return true;
};

const goOn = (pid: number): void => {
	if (existsSync(`/proc/${pid}/stat`) && readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') T ')) {
		process.kill(pid, 'SIGCONT');
	}
};

const verdictOf = (folder: LogFolder): string => {
	const {stdout} = spawnSync(process.execPath, [launcher, 'status', folder.logs], {encoding: 'utf8', env: {...process.env, ...folder.environment}});
	return stdout.split('\n', 1)[0]!.split('   as of', 1)[0]!;
};

test(`any keys, sizes and changes of the folder (seed ${seed})`, async () => {
	const folder = makeLogFolder();
	for (const [index, name] of names.entries()) {
		folder.save(`${name}_Log.txt`, aLog(1000 + index));
	}

	let terminal!: Terminal;
	let exitCode: number | null = 0;
	const open = async (): Promise<void> => {
		terminal = openTerminal([folder.logs], {environment: folder.environment, currentFolder: path.dirname(folder.logs)});
		exitCode = null;
		void terminal.exited.then(code => {
			exitCode = code;
		});
		await terminal.waitFor(text => /\S/v.test(text));
	};

	onTestFinished(() => {
		terminal.kill('SIGKILL');
		folder.remove();
	});
	await open();
	let compared = 0;
	for (const [index, step] of fc.sample(anyStep, {numRuns: steps, seed}).entries()) {
		take(step, folder, terminal);
		await delay(index % 4 * 20);
		if (index % stride < stride - 1) {
			continue;
		}

		// The palette stops it, too, and quits.
		goOn(terminal.pid);
		await terminal.settle();
		if (exitCode !== null) {
			expect(exitCode).toBe(0);
			await open();
		}

		compared += Number(await isWhole(terminal));
	}

	expect(compared).toBeGreaterThan(steps / stride / 4);
	goOn(terminal.pid);
	if (!existsSync(folder.logs)) {
		renameSync(away(folder), folder.logs);
	}

	terminal.resize(160, 50);
	await expect.poll(() => {
		const [line = ''] = terminal.screen();
		const verdict = verdictOf(folder);
		return line.startsWith(verdict) ? 'the same' : `status: ${verdict}, board: ${line}`;
	}, {timeout: 60_000, interval: 1000}).toBe('the same');
	terminal.type('\u0003');
	expect(await terminal.exited).toBe(130);
	expect(terminal.isAlternateScreen()).toBe(false);
}, isLong ? 600_000 : 120_000);
