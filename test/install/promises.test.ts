/** The promises of SECURITY.md, asked of the kernel: no socket, and nothing changed outside the state folder and the archive. */
import {spawnSync} from 'node:child_process';
import {
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {
	expect,
	onTestFinished,
	test,
	type TestContext,
} from 'vitest';
import {
	adminLog,
	cleanWeek,
	makeLogFolder,
	type LogFolder,
} from '../e2e/folder.ts';
import {launcher, openTerminal} from '../e2e/terminal.ts';
import {
	changesOutside,
	filesRead,
	obstacle,
	onSockets,
	startTrace,
	type Trace,
} from './traced.ts';

const prepare = (context: TestContext): {readonly folder: LogFolder; readonly trace: Trace} => {
	context.skip(obstacle !== null, obstacle ?? undefined);
	const [folder, trace] = [makeLogFolder(), startTrace()];
	onTestFinished(() => {
		folder.remove();
		trace.remove();
	});
	folder.save('Slack_Log.txt', adminLog(cleanWeek(500)));
	folder.save('Webex_Log.txt', adminLog([{completedAt: Date.now() - 60_000, imported: 1, failures: [['x9', 'b', 'Too large']]}]));
	return {folder, trace};
};

/** The watched folder as it lies on the disk: names, bytes and times. */
const picture = (folder: string): readonly string[] => readdirSync(folder).toSorted().map(name => {
	const file = path.join(folder, name);
	const {mtimeMs, mode, ino} = lstatSync(file);
	return `${name} ${mtimeMs} ${mode} ${ino} ${readFileSync(file, 'utf8')}`;
});

/** State and configuration; the archive where one is written. */
const own = (folder: LogFolder, ...more: readonly string[]): readonly string[] => [folder.environment['XDG_STATE_HOME']!, ...more];

const runTraced = (trace: Trace, words: readonly string[], folder: LogFolder): number | null =>
	spawnSync(trace.words[0]!, [...trace.words.slice(1), ...words], {
		// Node hands pipes to its children as sockets.
		stdio: 'ignore', env: {...process.env, ...folder.environment},
	}).status;

const expectPromisesKept = (trace: Trace, folders: readonly string[], logs: string): void => {
	const asked = trace.asked();
	expect(filesRead(asked).some(file => file.startsWith(`${logs}/`))).toBe(true);
	expect(onSockets(asked)).toEqual([]);
	expect(changesOutside(asked, folders)).toEqual([]);
};

const commands: Readonly<Record<string, readonly [flags: readonly string[], code: number]>> = {
	status: [['status'], 0],
	'status --mask, which makes a key': [['status', '--mask'], 0],
	check: [['check'], 2],
	failures: [['failures', '--format', 'csv'], 0],
	report: [['report'], 0],
};

test.for(Object.entries(commands))('%s', ([, [flags, code]], context) => {
	const {folder, trace} = prepare(context);
	const before = picture(folder.logs);
	expect(runTraced(trace, [process.execPath, launcher, ...flags, folder.logs], folder)).toBe(code);
	expectPromisesKept(trace, own(folder), folder.logs);
	expect(picture(folder.logs)).toEqual(before);
});

test('keep writes into its archive only', context => {
	const {folder, trace} = prepare(context);
	const before = picture(folder.logs);
	const archive = path.join(path.dirname(folder.logs), 'archive');
	mkdirSync(archive);
	expect(runTraced(trace, [process.execPath, launcher, 'keep', archive, '--folder', folder.logs], folder)).toBe(0);
	expect(readdirSync(archive, {recursive: true, encoding: 'utf8'}).filter(name => /Slack.*\.txt$/v.test(name))).toHaveLength(1);
	expectPromisesKept(trace, own(folder, archive), folder.logs);
	expect(changesOutside(trace.asked(), own(folder)).length).toBeGreaterThan(0);
	expect(picture(folder.logs)).toEqual(before);
});

test('the live board, left open while a log arrives', async context => {
	const {folder, trace} = prepare(context);
	const [file, ...before] = trace.words;
	// Ink would look for React's developer tools on a socket.
	const terminal = openTerminal([folder.logs], {command: [file!, ...before, process.execPath, launcher], environment: {...folder.environment, DEV: 'true'}});
	onTestFinished(() => {
		terminal.kill('SIGKILL');
	});
	await terminal.waitFor(/failing\s+Webex/v, 20_000);
	folder.save('Jive_Log.txt', adminLog(cleanWeek(20)));
	const lying = picture(folder.logs);
	await terminal.waitFor(/healthy\s+Jive/v);
	// Sorting is remembered, and what is exported is written: both in the state folder.
	for (const keys of ['m', 's', '\r', 'e', '\u001B', '?', '\u001B']) {
		terminal.type(keys);
		await delay(300);
	}

	await delay(3000);
	terminal.type('\u0003');
	expect(await terminal.exited).toBe(130);
	expectPromisesKept(trace, own(folder), folder.logs);
	expect(picture(folder.logs)).toEqual(lying);
	for (const name of readdirSync(folder.environment['XDG_STATE_HOME']!, {recursive: true, encoding: 'utf8'})) {
		const {mode} = lstatSync(path.join(folder.environment['XDG_STATE_HOME']!, name));
		expect(mode & 0o077, `${name} can be read by others`).toBe(0);
	}
});

test('what breaks a promise is seen', context => {
	const {folder, trace} = prepare(context);
	const breaking = `
		const fs = require('node:fs');
		fs.readFileSync(${JSON.stringify(`${folder.logs}/Slack_Log.txt`)});
		fs.writeFileSync(${JSON.stringify(`${folder.logs}/written`)}, 'x');
		fs.renameSync(${JSON.stringify(`${folder.logs}/written`)}, ${JSON.stringify(`${folder.logs}/renamed`)});
		fs.utimesSync(${JSON.stringify(`${folder.logs}/renamed`)}, 1, 1);
		fs.unlinkSync(${JSON.stringify(`${folder.logs}/renamed`)});
		require('node:net').connect(9, '127.0.0.1').on('error', () => {});`;
	expect(runTraced(trace, [process.execPath, '-e', breaking], folder)).toBe(0);
	const asked = trace.asked();
	expect(onSockets(asked).join('\n')).toMatch(/socket\(AF_INET,.*\n(?:.*\n)*connect\(/v);
	expect(changesOutside(asked, own(folder)).map(line => line.slice(0, line.indexOf('('))).toSorted()).toEqual(['openat', 'rename', 'unlink', 'utimensat']);
});
