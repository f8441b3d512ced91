import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterEach, expect, test} from 'vitest';
import {
	adminLog,
	cleanWeek,
	makeLogFolder,
	type LogFolder,
} from './folder.ts';
import {openTerminal, type Terminal} from './terminal.ts';

let folder: LogFolder;
let terminal: Terminal;

afterEach(() => {
	terminal.kill('SIGKILL');
	folder.remove();
});

const waitFor = (...flags: readonly string[]): Terminal => waitForNamed('Slack', ...flags);

const waitForNamed = (name: string, ...flags: readonly string[]): Terminal => {
	folder = makeLogFolder();
	const configuration = path.join(folder.logs, '..', 'configuration.json');
	writeFileSync(configuration, JSON.stringify({connectors: {Slack: {createdAt: new Date(Date.now() - 7_200_000).toISOString()}}}));
	return openTerminal(['wait', name, '--folder', folder.logs, '--config', configuration, ...flags], {environment: folder.environment});
};

test('the live lane ends with the bell and a notice when the first log is there', async () => {
	terminal = waitFor();
	await terminal.waitFor('72 h after creation');
	folder.save('Slack_Log.txt', adminLog(cleanWeek(500)));
	await terminal.waitFor('the first log is there');
	expect(await terminal.exited).toBe(0);
	expect(terminal.isAlternateScreen()).toBe(false);
	expect(terminal.takeOutput()).toContain('\u0007\u001B]9;Slack: the first log is there');
});

test('the live lane says what it waits for, and what may have been meant by a name nobody knows', async () => {
	terminal = waitFor('--until', 'clean-import');
	await terminal.waitFor('Waiting for a clean import. Slack: waiting.');
	folder.remove();
	terminal.kill('SIGKILL');

	terminal = waitForNamed('Slak');
	await terminal.waitFor('you mean "Slack"?');
});

test('the live lane ends with 1 when the time is up, and when it is left', async () => {
	terminal = waitFor('--timeout', '2s');
	await terminal.waitFor('the time was up after 2s');
	expect(await terminal.exited).toBe(1);
	folder.remove();

	terminal = waitFor();
	await terminal.waitFor('72 h after creation');
	terminal.type('qq');
	expect(await terminal.exited).toBe(1);
	await terminal.waitFor('left before it was reached');
});
