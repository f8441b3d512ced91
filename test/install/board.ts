/** The same walk through the program for everything that starts it: a launcher on some Node, an installed command, an executable. */
import {execFileSync, spawnSync} from 'node:child_process';
import {constants} from 'node:os';
import process from 'node:process';
import {expect, onTestFinished} from 'vitest';
import {adminLog, makeLogFolder, type LogFolder} from '../e2e/folder.ts';
import {openTerminal, type Terminal} from '../e2e/terminal.ts';

/** The words that start connwatch, and the path to find them in. */
export type Command = {readonly words: readonly [string, ...string[]]; readonly path?: string};

const quote = (word: string): string => `'${word.replaceAll('\'', String.raw`'\''`)}'`;

const failing = adminLog([{completedAt: Date.now() - 3_600_000, imported: 7, failures: [['x9', 'b', 'Too large']]}]);

const openFolder = (): LogFolder => {
	const folder = makeLogFolder();
	onTestFinished(folder.remove);
	folder.save('Slack_Log.txt', failing);
	return folder;
};

/** Runs a command without a terminal. */
export const run = (
	command: Command,
	flags: readonly string[],
	environment: Readonly<Record<string, string>> = {},
): {readonly code: number | null; readonly text: string; readonly problem: string} => {
	const [file, ...before] = command.words;
	const {status, stdout, stderr} = spawnSync(file, [...before, ...flags], {encoding: 'utf8', env: {...process.env, ...environment, ...command.path !== undefined && {PATH: command.path}}});
	return {code: status, text: stdout, problem: stderr};
};

/** Output and exit codes come through. */
export const expectPlainCommands = (command: Command): void => {
	const {logs, environment} = openFolder();
	expect(run(command, ['--version'], environment)).toMatchObject({code: 0, text: expect.stringMatching(/^connwatch \d/v) as string});
	expect(run(command, ['status', logs], environment)).toMatchObject({code: 0, text: expect.stringMatching(/failing\s+Slack/v) as string});
	expect(run(command, ['check', logs], environment)).toMatchObject({code: 2, text: expect.stringContaining('CRITICAL') as string});
	expect(run(command, ['status', '--wrong'], environment)).toMatchObject({code: 64, text: ''});
	expect(run(command, ['status', `${logs}/none`], environment).code).toBe(66);
};

/** Opens the board in a shell that afterwards says the exit code, and whether the terminal is as it was. */
const openBoard = async (command: Command, folder: LogFolder): Promise<Terminal> => {
	const words = [...command.words, folder.logs].map(word => quote(word)).join(' ');
	const line = command.path === undefined ? words : `PATH=${quote(command.path)} ${words}`;
	const terminal = openTerminal(['-c', `before=$(stty -g); ${line}; code=$?; after=$(stty -g); echo "exit $code"; [ "$before" = "$after" ] && echo "terminal as before"; read -r done`], {
		command: ['/bin/bash'], environment: folder.environment, columns: 100, rows: 30,
	});
	onTestFinished(() => {
		terminal.kill('SIGKILL');
	});
	await terminal.waitFor(/failing\s+Slack/v, 20_000);
	return terminal;
};

const expectGivenBack = async (terminal: Terminal, code: number): Promise<void> => {
	await terminal.waitFor('terminal as before', 5000);
	expect(terminal.text()).toContain(`exit ${code}`);
	expect(terminal.isAlternateScreen()).toBe(false);
};

/** Keys reach the board, and the new size of the window does. */
export const expectKeysAndSize = async (command: Command): Promise<void> => {
	const folder = openFolder();
	const terminal = await openBoard(command, folder);
	terminal.resize(60, 12);
	await terminal.waitFor(text => text.includes('Slack') && terminal.screen().every(line => line.length <= 60));
	terminal.type('?');
	await terminal.waitFor(text => !/failing\s+Slack/v.test(text));
	terminal.type('\u001B');
	await terminal.waitFor(/failing\s+Slack/v);
	folder.save('Webex_Log.txt', failing);
	await terminal.waitFor(/failing\s+Webex/v);
	terminal.type('q');
	await expectGivenBack(terminal, 0);
};

/** Ctrl-C as a key, and signals sent to the process a shell has started, end it with the terminal as it was. */
export const expectSignals = async (command: Command, signals: readonly NodeJS.Signals[]): Promise<void> => {
	const folder = openFolder();
	for (const signal of signals) {
		const terminal = await openBoard(command, folder);
		const started = Number(execFileSync('pgrep', ['-P', String(terminal.pid)], {encoding: 'utf8'}).trim().split('\n', 1)[0]);
		process.kill(started, signal);
		await expectGivenBack(terminal, 128 + constants.signals[signal]);
	}

	const terminal = await openBoard(command, folder);
	terminal.type('\u0003');
	await expectGivenBack(terminal, 130);
};

/** Ctrl-Z stops everything to the shell, `fg` goes on. */
export const expectStopAndContinue = async (command: Command): Promise<void> => {
	const folder = openFolder();
	const terminal = openTerminal(['--norc', '-i'], {command: ['/bin/bash'], environment: {...folder.environment, PS1: 'prompt> '}});
	onTestFinished(() => {
		terminal.kill('SIGKILL');
	});
	await terminal.waitFor('prompt>');
	const words = [...command.words, folder.logs].map(word => quote(word)).join(' ');
	terminal.type(`${command.path === undefined ? words : `PATH=${quote(command.path)} ${words}`}\r`);
	await terminal.waitFor(/failing\s+Slack/v, 20_000);
	// The first frame is there a moment before the keys are ours: until then the kernel itself stops at Ctrl-Z.
	await terminal.settle();
	terminal.type('\u001A');
	await terminal.waitFor('Stopped');
	expect(terminal.isAlternateScreen()).toBe(false);
	terminal.type('echo still $((40 + 2))\r');
	await terminal.waitFor('still 42');
	terminal.type('fg\r');
	await terminal.waitFor(/failing\s+Slack/v);
	expect(terminal.isAlternateScreen()).toBe(true);
	terminal.type('q');
	await terminal.waitFor(text => text.includes('prompt>') && !terminal.isAlternateScreen());
};
