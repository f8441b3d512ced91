/** The live board in a pseudo-terminal: first frame, a log renamed into the folder, and a board left alone. */
import {readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {openTerminal} from '../test/e2e/terminal.ts';
import {makeOrdinaryLogs} from './ordinary-logs.ts';
import {median} from './run-timed.ts';

const renames = 40;
const idleTime = 10_000;
const restTime = 15_000;

/** Processor time of a process so far, milliseconds, and its memory, MB; NaN without /proc. */
export const costOf = (pid: number): {readonly cpu: number; readonly memory: number} => {
	try {
		const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ', 2)[1]!.split(' ').slice(11, 13).map(Number);
		const resident = /VmRSS:\s+(?<kilobytes>\d+)/v.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.groups?.['kilobytes'];
		return {cpu: (user! + system!) * 10, memory: Number(resident) / 1000};
	} catch {
		return {cpu: NaN, memory: NaN};
	}
};

const log = (minute: number): string => `Import completion time: ${new Date(Date.now() - 7_200_000 + (minute * 60_000)).toISOString()}\nItems available from source: 10\nItems available for import: 10\nItems imported successfully: 10\nItems partially imported: 0\nItems skipped: 0\nItems failed: 0\n`;

const measureRenames = async (folder: string, scratch: string, screen: ReturnType<typeof openTerminal>): Promise<readonly number[]> => {
	const latencies: number[] = [];
	for (let index = 0; index < renames; index++) {
		// Sorts first among what fails nothing, so that it is on the screen.
		const name = `New ${String.fromCodePoint(97 + Math.floor(index / 26), 97 + (index % 26))}`;
		const ready = path.join(scratch, 'ready.txt');
		writeFileSync(ready, log(index));
		screen.type('G');
		await screen.settle(100);
		const startedAt = performance.now();
		renameSync(ready, path.join(folder, `${name}_Log.txt`));
		await screen.waitFor(text => text.includes(`${21 + index} connectors`) || text.includes(`${index + 1} ok`), 5000);
		latencies.push(performance.now() - startedAt);
	}

	return latencies.toSorted((first, second) => first - second);
};

/** Measures and returns the lines of the table. */
export const benchLive = async (cli: string, scratch: string): Promise<readonly string[]> => {
	const folder = makeOrdinaryLogs(path.join(scratch, 'live'), 20);
	const environment = {XDG_STATE_HOME: path.join(scratch, 'state'), XDG_CONFIG_HOME: path.join(scratch, 'configuration')};
	const open = () => openTerminal([folder], {command: [process.execPath, cli], environment});
	const firstFrames: number[] = [];
	for (let run = 0; run < 7; run++) {
		const startedAt = performance.now();
		const screen = open();
		// What was written, not the model of the screen: to ask that again and again would take the time of the program.
		for (let written = ''; !written.includes('Connector 1');) {
			await delay(1);
			written += screen.takeOutput();
		}

		firstFrames.push(performance.now() - startedAt);
		screen.kill('SIGKILL');
		await screen.exited;
	}

	const screen = open();
	try {
		await screen.waitFor('Connector 1');
		const latencies = await measureRenames(folder, scratch, screen);
		// Left alone it first gives its memory back.
		await delay(restTime);
		screen.takeOutput();
		const before = costOf(screen.pid);
		await delay(idleTime);
		const after = costOf(screen.pid);
		return [
			'| what | measured | target |',
			'|---|---:|---:|',
			`| first frame, median of ${firstFrames.length} | ${median(firstFrames).toFixed(0)} ms | 150 ms |`,
			`| log renamed into the folder → on the screen, p50 of ${renames} | ${latencies[Math.floor(renames / 2)]!.toFixed(0)} ms | |`,
			`| the same, p99 | ${latencies.at(-1)!.toFixed(0)} ms | 150 ms |`,
			`| idle: bytes written in ${idleTime / 1000} s | ${screen.takeOutput().length} | 0 |`,
			`| idle: CPU | ${((after.cpu - before.cpu) / idleTime * 100).toFixed(2)} % of a core | 0.5 % |`,
			`| idle: RSS | ${after.memory.toFixed(0)} MB | 110 MB |`,
		];
	} finally {
		screen.kill('SIGKILL');
	}
};
