import {
	mkdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import {makeFolder} from '../intake/temporary-folder.ts';
import {run, start, type Running} from './command-line.ts';
import {smallLog} from './small-log.ts';

const adminLog = (failed: number, minutesAgo = 5): string =>
	smallLog(new Date(Date.now() - (minutesAgo * 60_000)).toISOString(), Array.from({length: failed}, () => 'Mailbox full'));

const homeWithLogs = (connectors: Readonly<Record<string, unknown>> = {}) => {
	const home = makeFolder();
	const logs = path.join(home, 'logs');
	mkdirSync(logs);
	mkdirSync(path.join(home, 'config', 'connwatch'), {recursive: true});
	writeFileSync(path.join(home, 'config', 'connwatch', 'config.json'), JSON.stringify({folders: [logs], connectors}));
	return {
		home,
		deliver(name: string, text: string) {
			writeFileSync(path.join(home, name), text);
			renameSync(path.join(home, name), path.join(logs, name));
		},
		logs,
	};
};

const told = async (running: Running, text: string): Promise<void> => {
	await vi.waitFor(() => {
		expect(running.told()).toContain(text);
	}, {timeout: 30_000, interval: 20});
};

const live = {clock: Date.now};

describe('connwatch wait', () => {
	test('returns with the first log, having told each change once', async () => {
		const {home, deliver} = homeWithLogs({Slack: {createdAt: new Date(Date.now() - 3_600_000).toISOString()}});
		const waiting = start(['wait', 'slack'], home, live);
		await told(waiting, 'Slack: waiting.');
		deliver('Jive_Log.txt', adminLog(0));
		deliver('Slack_Log.txt', adminLog(3));
		const {exitCode, stdout, stderr} = await waiting.ended;
		expect(exitCode).toBe(0);
		expect(stderr).toBe('');
		const lines = stdout.trimEnd().split('\n').map(line => line.replace(/^\S+Z /v, ''));
		expect(lines).toHaveLength(2);
		expect(lines[0]).toMatch(/^Slack: waiting\. Confirm that auditing is on/v);
		expect(lines[1]).toMatch(/^Slack: the first log is there\. The newest import, .* UTC: 20 available, 17 imported, 3 items failed\.$/v);
	});

	test('for a clean import passes over one with failures', async () => {
		const {home, deliver} = homeWithLogs();
		const waiting = start(['wait', 'Slack', '--until', 'clean-import'], home, live);
		await told(waiting, 'Slack: no log of it is held, and the configuration does not list it.');
		deliver('Slack_Log.txt', adminLog(3, 9));
		await told(waiting, 'Slack: failing.');
		deliver('Slack_Log (1).txt', adminLog(0, 4));
		expect(await waiting.ended).toMatchObject({exitCode: 0, stdout: expect.stringContaining('Slack: the newest import is clean.') as unknown});
	});

	test('ends with 1 when the time was up', async () => {
		const {home} = homeWithLogs();
		const {exitCode, stdout} = await run(['wait', 'Slack', '--timeout', '1s'], home, live);
		expect(exitCode).toBe(1);
		expect(stdout).toMatch(/ Slack: the time was up after 1s\.\n$/v);
	});

	test('ends with 128 and the signal when interrupted', async () => {
		const {home} = homeWithLogs();
		const waiting = start(['wait', 'Slack'], home, live);
		await told(waiting, 'Slack: no log');
		waiting.stop('SIGTERM');
		expect(await waiting.ended).toMatchObject({exitCode: 143});
	});

	test('asks whether a slip of the finger was meant', async () => {
		const {home, deliver} = homeWithLogs();
		deliver('Slack_Log.txt', adminLog(0));
		const {stderr} = await run(['wait', 'Slakc', '--timeout', '1s'], home, live);
		expect(stderr).toBe('connwatch: Did you mean "Slack"?\n');
	});

	test('rings and notifies on a terminal only', async () => {
		const {home, deliver} = homeWithLogs();
		deliver('Sl\u001Back_Log.txt', adminLog(0));
		const terminal = {
			isStdinTty: false, isStdoutTty: true, isStderrTty: true, columns: 80, rows: 24, colorDepth: 1,
		};
		const {stdout} = await run(['wait', 'Sl\u001Back'], home, {...live, terminal});
		expect(stdout).toContain('\n\u0007\u001B]9;Sl␛ack: the first log is there. ');
		expect(stdout.split('\u001B')).toHaveLength(2);
		expect(stdout.endsWith('\u0007')).toBe(true);
		const plain = await run(['wait', 'Sl\u001Back'], home, live);
		expect(plain.stdout).not.toContain('\u0007');
		expect(plain.stdout).not.toContain('\u001B');
	});

	test('says which folder is missing, and which argument', async () => {
		const {home, logs} = homeWithLogs();
		rmSync(logs, {recursive: true});
		expect(await run(['wait', 'Slack'], home, live)).toMatchObject({exitCode: 66, stderr: expect.stringContaining('There is no folder') as unknown});
		expect(await run(['wait'], home, live)).toMatchObject({exitCode: 64});
		expect(await run(['wait', 'Slack', '--until', 'forever'], home, live)).toMatchObject({exitCode: 64});
	});
});
