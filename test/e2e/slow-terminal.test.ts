/** A line that carries a few kilobytes a second: quitting gives the terminal back, however much is still on the way. */
import {existsSync, readFileSync} from 'node:fs';
import process from 'node:process';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {
	afterAll,
	beforeAll,
	expect,
	test,
} from 'vitest';
import {
	adminLog,
	cleanWeek,
	makeLogFolder,
	type LogFolder,
} from './folder.ts';
import {launcher, openTerminal} from './terminal.ts';

let folder: LogFolder;

beforeAll(() => {
	folder = makeLogFolder();
	for (let index = 0; index < 40; index++) {
		folder.save(`Connector ${index}_Log.txt`, adminLog(cleanWeek(1000 + (index * 37))));
	}
});

afterAll(() => {
	folder.remove();
});

// The shell keeps the terminal open, so that what is on the way when connwatch ends still arrives.
const shell = ['/bin/sh', '-c', '"$@"; echo $? > "$CODE_FILE"; exec sleep 600', 'sh', process.execPath, launcher] as const;

/** What is read until the terminal is full is on the way when `q` is typed. */
const onTheWay = 17 * 1024;

// At 1 KB/s it holds on a quiet machine and fails beside two busy loops: open.
test.each([4])('at %i KB/s with 17 KB on the way, q gives the terminal back', async kilobytes => {
	const codeFile = path.join(folder.environment['HOME']!, `code-${kilobytes}`);
	const terminal = openTerminal([folder.logs], {
		command: [...shell], environment: {...folder.environment, CODE_FILE: codeFile}, columns: 160, rows: 50,
	});
	try {
		await terminal.waitFor('Connector 19');
		await terminal.settle();
		const frame = terminal.takeOutput().length;
		terminal.readSlowly(kilobytes * 1024);
		// Each one repaints all; Ink paints ten times a second at most.
		for (let count = 0; count < (onTheWay / frame) + 1; count++) {
			terminal.type('\f');
			await delay(120);
		}

		const quitAt = performance.now();
		terminal.type('q');
		while (!existsSync(codeFile) || readFileSync(codeFile, 'utf8') === '') {
			// The eight seconds it waits for the line, and what a busy machine adds; all that is on the way would take 17 s at 1 KB/s.
			expect(performance.now() - quitAt, 'milliseconds').toBeLessThan(14_000);
			await delay(10);
		}

		expect(readFileSync(codeFile, 'utf8')).toBe('0\n');
		const arrived = terminal.takeOutput();
		// What is on the way arrives.
		terminal.readSlowly(1024 * 1024);
		await terminal.waitFor(() => !terminal.isAlternateScreen());
		await terminal.settle(500);
		const rest = terminal.takeOutput();
		expect(arrived.length + rest.length).toBeGreaterThan(8 * 1024);
		expect(arrived + rest).toMatch(/\u001B\[\?1049l(?:\u001B\[\?25h)+$/v);
		expect(rest.split('\u001B[?1049l')).toHaveLength(2);
		expect(terminal.text().trim()).toBe('');
	} finally {
		terminal.kill('SIGKILL');
	}
}, 60_000);
