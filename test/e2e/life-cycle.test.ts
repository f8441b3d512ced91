/** "Start and end" of terminal.md: whatever happens, the terminal is given back as it was. */
import {execFileSync} from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {constants, tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {afterEach, expect, test} from 'vitest';
import {
	adminLog,
	cleanWeek,
	makeLogFolder,
	type LogFolder,
} from './folder.ts';
import {launcher, openTerminal, type Terminal} from './terminal.ts';

let folder: LogFolder;
let terminal: Terminal | undefined;

afterEach(() => {
	terminal?.kill('SIGKILL');
	terminal = undefined;
	folder.remove();
});

/** Opens a shell whose last word is what `stty -a` and the exit code were: the terminal outlives the program there. */
const openInShell = (script: (run: string) => string, options: {readonly columns?: number; readonly rows?: number} = {}): Terminal => {
	folder = makeLogFolder();
	folder.save('Slack_Log.txt', adminLog(cleanWeek(500)));
	const run = `'${process.execPath}' '${launcher}' '${folder.logs}'`;
	terminal = openTerminal(['-c', script(run)], {
		command: ['/bin/bash'], environment: folder.environment, columns: 100, rows: 40, ...options,
	});
	return terminal;
};

const sttyAround = (run: string): string => `before=$(stty -a); ${run}; code=$?; after=$(stty -a); echo "exit $code"; [ "$before" = "$after" ] && echo "terminal as before" || { echo "terminal changed"; echo "$before"; echo "$after"; }; read -r done`;

/** The process of the board, below the shell. */
const boardOf = (shell: Terminal): number => Number(execFileSync('pgrep', ['-P', String(shell.pid), '-f', 'connwatch'], {encoding: 'utf8'}).trim().split('\n', 1)[0]);

const isRunning = (pid: number): boolean => existsSync(`/proc/${pid}/stat`) && !/\) [XZ] /v.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const)('%s gives the terminal back within a second', async signal => {
	const shell = openInShell(sttyAround);
	await shell.waitFor('healthy');
	const startedAt = performance.now();
	process.kill(boardOf(shell), signal);
	await shell.waitFor('terminal as before', 3000);
	expect(performance.now() - startedAt).toBeLessThan(1500);
	expect(shell.text()).toContain(`exit ${128 + constants.signals[signal]}`);
	expect(shell.isAlternateScreen()).toBe(false);
});

test('a signal that comes while the board is being loaded leaves the terminal alone', async () => {
	// As soon as cli.tsx listens: loading the screens takes much longer than a signal.
	const hook = 'process.on("newListener", name => name === "SIGUSR2" && setImmediate(() => process.kill(process.pid, "SIGTERM")))';
	const shell = openInShell(run => sttyAround(`NODE_OPTIONS='--import=data:text/javascript,${encodeURIComponent(hook)}' ${run}`));
	await shell.waitFor('terminal as before', 5000);
	expect(shell.text()).toContain('exit 143');
	expect(shell.takeOutput()).not.toContain('\u001B[?1049h');
});

test('quitting and Ctrl-C give the terminal back', async () => {
	const shell = openInShell(sttyAround);
	await shell.waitFor('healthy');
	shell.type('q');
	await shell.waitFor('terminal as before', 3000);
	expect(shell.text()).toContain('exit 0');
	terminal?.kill('SIGKILL');
	folder.remove();

	const second = openInShell(sttyAround);
	await second.waitFor('healthy');
	second.type('\u0003');
	await second.waitFor('terminal as before', 3000);
	expect(second.text()).toContain('exit 130');
});

test('Q leaves the last screen in the terminal', async () => {
	const shell = openInShell(sttyAround);
	await shell.waitFor('healthy');
	shell.type('Q');
	await shell.waitFor('terminal as before', 3000);
	expect(shell.isAlternateScreen()).toBe(false);
	expect(shell.text()).toMatch(/healthy\s+Slack/v);
});

test('Ctrl-Z stops to the shell; fg comes back, also to another size', async () => {
	folder = makeLogFolder();
	folder.save('Slack_Log.txt', adminLog(cleanWeek(500)));
	terminal = openTerminal(['--norc', '-i'], {command: ['/bin/bash'], environment: {...folder.environment, PS1: 'prompt> '}});
	await terminal.waitFor('prompt>');
	terminal.type(`'${process.execPath}' '${launcher}' '${folder.logs}'\r`);
	await terminal.waitFor('healthy');
	terminal.type('\u001A');
	await terminal.waitFor(/Stopped/v);
	expect(terminal.isAlternateScreen()).toBe(false);
	terminal.resize(80, 24);
	folder.save('Webex_Log.txt', adminLog(cleanWeek(70)));
	terminal.type('stty -a | grep -o -- "[-]*icanon"\r');
	await terminal.waitFor('icanon');
	terminal.type('fg\r');
	await terminal.waitFor(/healthy\s+Webex/v);
	expect(terminal.isAlternateScreen()).toBe(true);
	expect(terminal.screen().every(line => line.length <= 80)).toBe(true);
	terminal.type('q');
	await terminal.waitFor(text => text.includes('prompt>'));
});

test('stopped and continued from outside, the board is painted again and takes keys', async () => {
	const shell = openInShell(sttyAround);
	await shell.waitFor('healthy');
	const board = boardOf(shell);
	process.kill(board, 'SIGSTOP');
	await delay(200);
	folder.save('Webex_Log.txt', adminLog(cleanWeek(70)));
	// As a shell does, which needs lines.
	execFileSync('stty', ['-F', readlinkSync(`/proc/${board}/fd/0`), 'icanon', 'echo', 'isig', 'icrnl']);
	process.kill(board, 'SIGCONT');
	await shell.waitFor(/healthy\s+Webex/v);
	shell.type('q');
	await shell.waitFor('exit 0', 3000);
});

test('where no shell could go on with it, Ctrl-Z does not stop it for ever', async () => {
	folder = makeLogFolder();
	folder.save('Slack_Log.txt', adminLog(cleanWeek(500)));
	// The first process of its session, as with `ssh -t box connwatch`.
	terminal = openTerminal([folder.logs], {environment: folder.environment});
	await terminal.waitFor('healthy');
	const stopInVain = async ({takeOutput, type, waitFor}: Terminal): Promise<void> => {
		takeOutput();
		type('\u001A');
		// It leaves the alternate screen and comes back.
		let written = '';
		await waitFor(() => {
			written += takeOutput();
			return /\[\?1049l.*\[\?1049h/sv.test(written);
		});
		await waitFor('healthy');
	};

	await stopInVain(terminal);
	await stopInVain(terminal);
	terminal.type('q');
	await expect(terminal.exited).resolves.toBe(0);
});

test('asked from outside to stop, it gives the terminal back first', async () => {
	folder = makeLogFolder();
	folder.save('Slack_Log.txt', adminLog(cleanWeek(500)));
	terminal = openTerminal(['--norc', '-i'], {command: ['/bin/bash'], environment: {...folder.environment, PS1: 'prompt> '}});
	await terminal.waitFor('prompt>');
	terminal.type(`'${process.execPath}' '${launcher}' '${folder.logs}'\r`);
	await terminal.waitFor('healthy');
	const board = boardOf(terminal);
	process.kill(board, 'SIGTSTP');
	await terminal.waitFor(/Stopped/v);
	expect(terminal.isAlternateScreen()).toBe(false);
	terminal.type('fg\r');
	await terminal.waitFor('healthy');
	expect(terminal.isAlternateScreen()).toBe(true);
	terminal.type('\u001A');
	await terminal.waitFor(/Stopped/v);
	terminal.type('fg\r');
	await terminal.waitFor('healthy');
	terminal.type('q');
	await terminal.waitFor(text => text.includes('prompt>'));
});

test('a terminal that stops reading does not keep the program', async () => {
	folder = makeLogFolder();
	folder.save('Slack_Log.txt', adminLog(cleanWeek(500)));
	terminal = openTerminal([folder.logs], {environment: folder.environment});
	await terminal.waitFor('healthy');
	terminal.pause();
	// Screen after screen until the line is full.
	for (let turn = 0; turn < 200; turn++) {
		terminal.type('?');
		await delay(5);
		terminal.type('q');
		await delay(5);
	}

	const startedAt = performance.now();
	process.kill(terminal.pid, 'SIGTERM');
	while (isRunning(terminal.pid)) {
		expect(performance.now() - startedAt).toBeLessThan(3000);
		await delay(20);
	}
});

test('a terminal that vanishes takes the program with it', async () => {
	folder = makeLogFolder();
	folder.save('Slack_Log.txt', adminLog(cleanWeek(500)));
	terminal = openTerminal([folder.logs], {environment: folder.environment});
	await terminal.waitFor('healthy');
	const startedAt = performance.now();
	terminal.hangUp();
	while (isRunning(terminal.pid)) {
		expect(performance.now() - startedAt).toBeLessThan(3000);
		await delay(20);
	}
});

test('a fault while painting leaves the screen, is told in one sentence that quotes no log, and ends with 70', async () => {
	// The bundle as it is, but for a frame that throws once a log named Boom is there.
	const root = path.resolve(path.dirname(launcher), '..');
	const copy = mkdtempSync(path.join(tmpdir(), 'connwatch-faulty-'));
	cpSync(path.join(root, 'dist'), path.join(copy, 'dist'), {recursive: true});
	cpSync(path.join(root, 'package.json'), path.join(copy, 'package.json'));
	const name = readdirSync(path.join(copy, 'dist')).find(file => file.startsWith('mount-'))!;
	const text = readFileSync(path.join(copy, 'dist', name), 'utf8');
	const faulty = text.replace(/const Frame = \(\{ ?state ?\}\) => \{/v, '$&\n\tif (state.live.tenant?.connectors.some(({name}) => name === "Boom")) throw new TypeError("secret of Boom");');
	expect(faulty).not.toBe(text);
	writeFileSync(path.join(copy, 'dist', name), faulty);

	folder = makeLogFolder();
	folder.save('Slack_Log.txt', adminLog(cleanWeek(500)));
	terminal = openTerminal(['-c', sttyAround(`'${process.execPath}' '${path.join(copy, 'dist/cli.js')}' '${folder.logs}'`)], {
		command: ['/bin/bash'], environment: folder.environment, columns: 100, rows: 40,
	});
	await terminal.waitFor('healthy');
	folder.save('Boom_Log.txt', adminLog(cleanWeek(500)));
	await terminal.waitFor('terminal as before');
	expect(terminal.isAlternateScreen()).toBe(false);
	expect(terminal.text()).toContain('exit 70');
	expect(terminal.text()).toContain('A fault inside connwatch: TypeError at');
	expect(terminal.text()).not.toContain('secret');
	rmSync(copy, {recursive: true, force: true});
});

test('a resize storm ends in the right frame', async () => {
	folder = makeLogFolder();
	folder.save('Slack_Log.txt', adminLog(cleanWeek(500)));
	terminal = openTerminal([folder.logs], {environment: folder.environment});
	await terminal.waitFor('healthy');
	for (let turn = 0; turn < 100; turn++) {
		terminal.resize(1 + ((turn * 37) % 200), 1 + ((turn * 13) % 60));
		await delay(10);
	}

	terminal.resize(100, 30);
	await terminal.waitFor(/healthy\s+Slack/v);
	await terminal.settle();
	expect(terminal.screen().filter(line => line.includes('Slack'))).toHaveLength(1);
	terminal.resize(30, 8);
	await terminal.waitFor(text => text.includes('1 ok') && !text.includes('Slack'));
	terminal.type('q');
	expect(await terminal.exited).toBe(0);
});

test('without a terminal, or on a dumb one, the status is printed', async () => {
	folder = makeLogFolder();
	folder.save('Slack_Log.txt', adminLog(cleanWeek(500)));
	expect(execFileSync(process.execPath, [launcher, folder.logs], {encoding: 'utf8', env: {...process.env, ...folder.environment}})).toContain('healthy');
	terminal = openTerminal([folder.logs], {environment: {...folder.environment, TERM: 'dumb'}});
	await terminal.waitFor('healthy');
	expect(terminal.isAlternateScreen()).toBe(false);
	expect(await terminal.exited).toBe(0);
});
