/** What is typed and shown before the board is there. */
import {setTimeout as delay} from 'node:timers/promises';
import {afterEach, expect, test} from 'vitest';
import {
	adminLog,
	cleanWeek,
	makeLogFolder,
	type LogFolder,
} from './folder.ts';
import {openTerminal, type Terminal} from './terminal.ts';

let folder: LogFolder;
let terminal: Terminal | undefined;

afterEach(() => {
	terminal?.kill('SIGKILL');
	folder.remove();
});

const open = (...flags: readonly string[]): Terminal => {
	folder = makeLogFolder();
	for (const name of ['Slack', 'Webex', 'Zoom']) {
		folder.save(`${name}_Log.txt`, adminLog(cleanWeek(500)));
	}

	terminal = openTerminal([folder.logs, ...flags], {environment: folder.environment});
	return terminal;
};

test.each([0, 150, 300, 450, 600])('keys typed %i ms after the start, before the first frame, are not lost', async after => {
	const board = open();
	await delay(after);
	board.type('j\r');
	// The second connector is open: nothing of the two others is on the screen.
	await board.waitFor(text => text.includes('Webex') && !text.includes('Slack') && !text.includes('Zoom'), 10_000);
});

test('a board that is opened says `polling` only where it is asked to', async () => {
	const board = open();
	let written = '';
	await board.waitFor(() => {
		written += board.takeOutput();
		return board.text().includes('● live');
	});
	expect(written).not.toContain('polling');
	board.kill('SIGKILL');
	folder.remove();

	await open('--poll', '1').waitFor('● polling');
});
