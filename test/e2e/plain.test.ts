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

test.each([
	['--plain', ['--plain'], {}],
	['INK_SCREEN_READER', [], {INK_SCREEN_READER: 'true'}],
])('%s only ever adds lines', async (_, flags, environment) => {
	folder = makeLogFolder();
	folder.save('Slack_Log.txt', adminLog(cleanWeek(500)));
	terminal = openTerminal([folder.logs, ...flags], {environment: {...folder.environment, ...environment}});
	await terminal.waitFor('Slack: healthy');
	folder.save('Webex_Log.txt', adminLog([{completedAt: Date.now() - 60_000, imported: 1, failures: [['x9', 'b', 'Too large']]}]));
	await terminal.waitFor(/Webex: .*failing/v);
	expect(terminal.takeOutput()).not.toContain('\u001B');
	expect(terminal.isAlternateScreen()).toBe(false);
	terminal.type('\u0003');
	expect(await terminal.exited).toBe(130);
});
