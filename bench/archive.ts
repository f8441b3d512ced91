/** Two years of daily downloads: `status` beside `cat` of the same files, in turn, and the board's verdict beside `status`. */
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {openTerminal} from '../test/e2e/terminal.ts';
import {costOf} from './live.ts';
import {makeArchive, type Archive} from './make-archive.ts';
import {
	medianCost,
	median,
	runTimed,
	type Cost,
} from './run-timed.ts';

const connectors = 50;
const idleTime = 10_000;
const restTime = 15_000;

type Totals = {readonly imports: number; readonly failed: number};

/** Throws unless `status` counted every import of the archive once. */
const compareAnswers = (output: string, {imports, failed}: Archive): void => {
	const status = JSON.parse(output) as {readonly connectors: ReadonlyArray<{readonly totals: Totals}>};
	const sum = (field: keyof Totals): number => status.connectors.reduce((total, {totals}) => total + totals[field], 0);
	if (sum('imports') !== imports || sum('failed') !== failed) {
		throw new Error(`status counts ${sum('imports')} imports and ${sum('failed')} failed items, the archive holds ${imports} and ${failed}`);
	}
};

const measureBoard = async (cli: string, folder: string, scratch: string): Promise<{readonly verdictAfter: number; readonly memory: number; readonly idle: number}> => {
	const startedAt = performance.now();
	const screen = openTerminal([folder], {command: [process.execPath, cli], environment: {XDG_STATE_HOME: path.join(scratch, 'state'), XDG_CONFIG_HOME: path.join(scratch, 'configuration')}});
	for (let written = ''; !written.includes(`${connectors} critical`);) {
		await delay(5);
		written += screen.takeOutput();
	}

	const verdictAfter = (performance.now() - startedAt) / 1000;
	const {memory} = costOf(screen.pid);
	await delay(restTime);
	const before = costOf(screen.pid);
	await delay(idleTime);
	const idle = (costOf(screen.pid).cpu - before.cpu) / idleTime;
	screen.type('Q');
	return {verdictAfter, memory, idle};
};

const row = (name: string, {wall, cpu, peak}: Cost, beside: string): string => `| ${name} | ${wall.toFixed(2)} | ${cpu.toFixed(2)} | ${Math.round(peak)} | ${beside} |`;

/** Measures and returns the lines of the table. `cat` only moves the bytes: it reads nothing out of them. */
export const benchArchive = async (cli: string, scratch: string, days: number, repeats: number): Promise<readonly string[]> => {
	const archive = makeArchive(path.join(scratch, 'archive'), connectors, days);
	const output = path.join(scratch, 'output');
	const runs = Array.from({length: repeats}, () => {
		const cat = runTimed(['sh', '-c', 'exec find "$0" -type f -exec cat {} + >/dev/null', archive.folder], output);
		const status = runTimed([process.execPath, cli, 'status', '--format', 'json', archive.folder], output);
		compareAnswers(status.output(), archive);
		return {cat, status, ratio: status.wall / cat.wall};
	});
	const status = medianCost(runs.map(run => run.status));
	const board = await measureBoard(cli, archive.folder, scratch);
	return [
		`${archive.files.toLocaleString('en')} files of ${connectors} connectors, ${Math.round(archive.bytes / 1e6)} MB, seven imports each.`,
		'',
		'| what | wall, s | CPU, s | peak RSS, MB | beside |',
		'|---|---:|---:|---:|---|',
		row('`cat` of all files', medianCost(runs.map(({cat}) => cat)), 'moves the bytes, reads nothing out of them'),
		row('`status`', status, `${median(runs.map(({ratio}) => ratio)).toFixed(1)}× \`cat\` (target 4×, 300 MB)`),
		`| verdict on the board | ${board.verdictAfter.toFixed(2)} | | ${Math.round(board.memory)} | ${(board.verdictAfter / status.wall).toFixed(2)}× \`status\` (target 1.3×, 300 MB) |`,
		`| idle board | | | | ${(board.idle * 100).toFixed(1)} % of a core (target 1 %) |`,
	];
};
