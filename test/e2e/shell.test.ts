/** What the screen asks of the shell: clipboard, exports, acknowledgements, the view kept for the next time. */
import {readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {
	afterEach,
	beforeEach,
	expect,
	test,
} from 'vitest';
import {adminLog, makeLogFolder, type LogFolder} from './folder.ts';
import {openTerminal, type Terminal} from './terminal.ts';

let folder: LogFolder;
let terminal: Terminal;

const open = (environment: Readonly<Record<string, string>> = {}, flags: readonly string[] = []): Terminal => {
	terminal = openTerminal([folder.logs, ...flags], {environment: {...folder.environment, ...environment}});
	return terminal;
};

/** Opens the failed items of the only connector. */
const openFailures = async (screen: Terminal): Promise<void> => {
	await screen.waitFor('failing');
	screen.type('f');
	await screen.waitFor('failed items by reason');
	screen.type('\r');
	await screen.waitFor('anna@vendor.example');
};

beforeEach(() => {
	folder = makeLogFolder();
	folder.save('Slack_Log.txt', adminLog([{completedAt: Date.now() - 3_600_000, imported: 9, failures: [['item-1', 'anna@vendor.example', 'User mapping not found']]}]));
});

afterEach(() => {
	terminal.kill('SIGKILL');
	folder.remove();
});

test('y copies the id through OSC 52 and says so', async () => {
	const screen = open();
	await openFailures(screen);
	screen.takeOutput();
	screen.type('y');
	await screen.waitFor('Copied');
	expect(screen.takeOutput()).toMatch(/\u{1B}\]52;c;[\w+\/=]+\u{7}/v);
});

test('x writes what is shown into the state folder, for nobody else to read', async () => {
	const screen = open();
	await openFailures(screen);
	screen.type('x');
	await screen.waitFor('Written to');
	const exports = path.join(folder.environment['XDG_STATE_HOME']!, 'connwatch/exports');
	const [name] = readdirSync(exports);
	expect(readFileSync(path.join(exports, name!), 'utf8')).toContain('anna@vendor.example');
	expect(statSync(path.join(exports, name!)).mode % 0o1000).toBe(0o600);
	expect(readdirSync(folder.logs)).toEqual(['Slack_Log.txt']);
});

test('m masks people, and the view is the same next time unless --fresh', async () => {
	const screen = open();
	await openFailures(screen);
	screen.type('m');
	await screen.waitFor(text => /user-[\da-f]{4,}/v.test(text) && !text.includes('anna@vendor.example'));
	screen.type('qqq');
	expect(await screen.exited).toBe(0);

	const again = open();
	await again.waitFor('masked');
	again.type('q');
	expect(await again.exited).toBe(0);

	const fresh = open({}, ['--fresh']);
	await fresh.waitFor('failing');
	expect(fresh.text()).not.toContain('masked');
});

test('a acknowledges a reason with a note and an expiry', async () => {
	const screen = open();
	await openFailures(screen);
	screen.type('a');
	await screen.settle(200);
	screen.type('ticket 42');
	await screen.settle(200);
	screen.type('\r');
	await screen.settle(200);
	// The expiry is proposed.
	screen.type('\r');
	await screen.waitFor('Acknowledged until');
	const kept = JSON.parse(readFileSync(path.join(folder.environment['XDG_STATE_HOME']!, 'connwatch/acknowledgements.json'), 'utf8')) as {acknowledgements: ReadonlyArray<Record<string, string>>};
	expect(kept.acknowledgements).toMatchObject([{connector: 'Slack', reason: 'User mapping not found', note: 'ticket 42'}]);
});
