import {renameSync} from 'node:fs';
import path from 'node:path';
import {expect, test, vi} from 'vitest';
import {start} from '../command-line.ts';
import {makeHome} from '../folders.ts';

const terminal = {
	isStdinTty: true, isStdoutTty: true, isStderrTty: true, columns: 80, rows: 24, colorDepth: 1,
};

test.each([
	['wait', ['wait', 'Zoom', '--folder'], 'Zoom: no log of it is held'],
	['keep --watch', ['keep', 'archive', '--watch', '--folder'], ' kept Slack/'],
	['live --plain', ['live', '--plain', '--folder'], 'Slack: failing'],
])('%s says that its folder went away and that it came back, each once', async (_, argv, beginning) => {
	const {home, logs} = makeHome();
	const running = start([...argv, logs, '--poll', '1'], home, {clock: Date.now, terminal});
	await vi.waitFor(() => {
		expect(running.told()).toContain(beginning);
	}, 30_000);
	renameSync(logs, path.join(home, 'elsewhere'));
	const gone = `connwatch: There is no folder ${logs} now: not there (ENOENT). Nothing new is seen there until it can be.\n`;
	await vi.waitFor(() => {
		expect(running.warned()).toContain(gone);
	}, 30_000);
	renameSync(path.join(home, 'elsewhere'), logs);
	await vi.waitFor(() => {
		expect(running.warned()).toMatch(/ can be read again\.\n$/v);
	}, 30_000);
	running.stop();
	expect(await running.ended).toMatchObject({exitCode: 130});
	expect(running.warned().split(gone)).toHaveLength(2);
}, 60_000);
