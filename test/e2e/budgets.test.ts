/** The budgets of terminal.md, in bytes that a real pseudo-terminal received at 100×30. */
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
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
import {openTerminal, stayClearOfTheMinute, type Terminal} from './terminal.ts';

let folder: LogFolder;
let terminal: Terminal;
let firstPaint = 0;

const clearScreen = '\u001B[2J';

beforeAll(async () => {
	folder = makeLogFolder();
	for (let index = 0; index < 20; index++) {
		folder.save(`Connector ${String(index).padStart(2, '0')}_Log.txt`, adminLog(cleanWeek(1000 + (index * 37))));
	}

	terminal = openTerminal([folder.logs], {environment: folder.environment});
	await terminal.waitFor('Connector 19');
	await terminal.settle();
	firstPaint = Buffer.byteLength(terminal.takeOutput());
}, 30_000);

afterAll(() => {
	terminal.kill('SIGKILL');
	folder.remove();
});

/** Seconds of processor time a process and its threads used so far. */
const processorSeconds = (pid: number): number => {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
	const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], {encoding: 'utf8'}));
	return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
};

test('first paint takes at most 6 KB', () => {
	expect(firstPaint).toBeLessThanOrEqual(6 * 1024);
});

test('idle writes nothing', async () => {
	const processorBefore = processorSeconds(terminal.pid);
	await stayClearOfTheMinute(7000);
	terminal.takeOutput();
	await delay(6000);
	expect(terminal.takeOutput()).toBe('');
	expect(processorSeconds(terminal.pid) - processorBefore).toBeLessThan(1);
}, 30_000);

const selectedRow = (): number => terminal.screen().findIndex(line => line.startsWith('▸'));

test.each([1, 2, 3, 4, 5])('cursor move %i takes at most 0.6 KB and erases no screen', async () => {
	await stayClearOfTheMinute(4000);
	const selected = selectedRow();
	terminal.takeOutput();
	terminal.type('j');
	await terminal.waitFor(() => selectedRow() === selected + 1);
	await terminal.settle(150);
	const output = terminal.takeOutput();
	expect(output.length).toBeGreaterThan(0);
	expect(Buffer.byteLength(output)).toBeLessThanOrEqual(614);
	expect(output).not.toContain(clearScreen);
});

test('one connector changing takes at most 0.6 KB and erases no screen', async () => {
	await stayClearOfTheMinute(4000);
	terminal.takeOutput();
	folder.save('Connector 00_Log.txt', adminLog([...cleanWeek(1000), {completedAt: Date.now() - 60_000, imported: 1234}]));
	await terminal.waitFor('1,234');
	await terminal.settle();
	const output = terminal.takeOutput();
	expect(Buffer.byteLength(output)).toBeLessThanOrEqual(614);
	expect(output).not.toContain(clearScreen);
});
