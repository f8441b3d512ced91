/** All failed items of one large log as ndjson and csv, beside mawk, which prints the columns of the file and escapes nothing. */
import {spawnSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {makeLog} from './make-log.ts';
import {medianCost, runTimed, type Cost} from './run-timed.ts';

const programs = {
	ndjson: String.raw`NR>10 {printf "{\"connector\":\"Bench connector\",\"completedAt\":\"2026-11-22T02:00:00.000Z\",\"itemId\":\"%s\",\"sourceUserId\":\"%s\",\"m365UserId\":%s,\"reason\":\"%s\",\"path\":\"Bench_Log.txt\",\"line\":%d}\n", $1, $2, $3 == "" ? "null" : "\"" $3 "\"", $4, NR}`,
	csv: String.raw`NR>10 {printf "Bench connector,2026-11-22T02:00:00.000Z,%s,%s,%s,%s,Bench_Log.txt,%d,false\r\n", $1, $2, $3, $4, NR}`,
} as const;

/** Measures and returns the lines of the table; throws unless each wrote every row. */
export const benchExport = (cli: string, scratch: string, rows: number, repeats: number): readonly string[] => {
	const folder = path.join(scratch, 'export');
	mkdirSync(folder, {recursive: true});
	const file = path.join(folder, 'Bench_Log.txt');
	makeLog(file, rows);
	const output = path.join(scratch, 'export-output');
	const measure = (command: readonly string[], lines: number): Cost => {
		const cost = runTimed(command, output);
		const written = Number(spawnSync('wc', ['-l', output], {encoding: 'utf8'}).stdout.trim().split(' ', 1)[0]);
		if (written !== lines) {
			throw new Error(`${command[0]} wrote ${written} lines, not ${lines}`);
		}

		return cost;
	};

	const isMawkHere = spawnSync('mawk', ['-W', 'version'], {stdio: 'ignore'}).error === undefined;
	const table = (['ndjson', 'csv'] as const).flatMap(format => {
		const rounds = Array.from({length: repeats}, () => ({
			ours: measure([process.execPath, cli, 'failures', '--format', format, folder], rows + Number(format === 'csv')),
			mawk: isMawkHere ? measure(['mawk', '-F\t', programs[format], file], rows) : null,
		}));
		const ours = medianCost(rounds.map(round => round.ours));
		const mawk = isMawkHere ? medianCost(rounds.map(round => round.mawk!)) : null;
		const line = (name: string, {wall, cpu, peak}: Cost): string => `| ${name}, ${format} | ${wall.toFixed(2)} | ${cpu.toFixed(2)} | ${Math.round(peak)} | ${(cpu / ours.cpu).toFixed(2)} |`;
		return [line('**connwatch failures**', ours), mawk === null ? `| mawk, ${format}: missing here | | | | |` : line('mawk, without category', mawk)];
	});
	return [`${rows.toLocaleString('en-US')} failed items; each program writes as many lines.`, '', '| who | wall, s | CPU, s | peak RSS, MB | CPU ÷ ours |', '|---|---:|---:|---:|---:|', ...table];
};
