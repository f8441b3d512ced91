/** One log with millions of failed items: the full index beside programs that do less, on the same file in the same run. */
import {spawnSync} from 'node:child_process';
import {mkdirSync, rmSync, statSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {makeLog} from './make-log.ts';
import {leastCost, runTimed, type Cost} from './run-timed.ts';

type Contender = {readonly name: string; readonly tool: string; readonly command: (file: string) => readonly string[]};

const countByReason = '-F\t';
const program = 'NF==4 && $4!="Failure Reason" {count[$4]++} END {for (reason in count) print count[reason] "\t" reason}';

const rivals: readonly Contender[] = [
	{name: 'wc -l', tool: 'wc', command: file => ['wc', '-l', file]},
	{name: 'grep -c', tool: 'grep', command: file => ['grep', '-c', 'mapping', file]},
	{name: 'mawk, count by reason', tool: 'mawk', command: file => ['mawk', countByReason, program, file]},
	{name: 'gawk, count by reason', tool: 'gawk', command: file => ['gawk', countByReason, program, file]},
	{name: 'lnav, index', tool: 'lnav', command: file => ['lnav', '-n', '-c', ';select 1', file]},
];

const isInstalled = (tool: string): boolean => spawnSync(tool, ['--version'], {stdio: 'ignore'}).error === undefined;

type Counts = ReadonlyMap<string, number>;

const countsOfStatus = (text: string): Counts => {
	const {connectors} = JSON.parse(text) as {connectors: ReadonlyArray<{failureReasons: ReadonlyArray<{reason: string; rows: number}>}>};
	return new Map(connectors[0]!.failureReasons.map(({reason, rows}) => [reason, rows]));
};

const countsOfAwk = (text: string): Counts => new Map(text.trimEnd().split('\n').map(line => {
	const [rows, reason] = line.split('\t', 2);
	return [reason!, Number(rows)];
}));

/** Throws unless two programs count the same rows for the same reasons. */
const expectSameCounts = (ours: Counts, theirs: Counts, name: string): void => {
	const difference = [...theirs].find(([reason, rows]) => ours.get(reason) !== rows);
	if (difference || ours.size !== theirs.size) {
		throw new Error(`${name} counts otherwise: ${difference?.join(' ') ?? `${theirs.size} reasons, not ${ours.size}`}`);
	}
};

/** A scanner in WebAssembly asks for more memory than this allows, so that the one in TypeScript takes its place. */
const withoutWebAssembly = '--wasm-max-mem-pages=1';

/** Writes every failed item as a line and throws unless there are as many as rows. */
const measureFailures = (cli: string, log: {readonly folder: string; readonly count: number}, output: string): {readonly cost: Cost; readonly bytes: number} => {
	const cost = runTimed([process.execPath, cli, 'failures', '--format', 'ndjson', log.folder], output);
	const bytes = statSync(output).size;
	const lines = Number(spawnSync('wc', ['-l', output], {encoding: 'utf8'}).stdout.trim().split(' ', 1)[0]);
	rmSync(output);
	if (lines !== log.count) {
		throw new Error(`failures wrote ${lines} lines of ${log.count}`);
	}

	return {cost, bytes};
};

const sum = (counts: Counts): number => counts.values().reduce((total, rows) => total + rows, 0);

/** Runs commands in turn, so that whatever else the machine does slows all of them; returns the least cost of each. */
const measureInTurn = (commands: ReadonlyArray<readonly string[]>, output: string, rounds: number): readonly Cost[] => {
	const costs = Array.from({length: rounds}, () => commands.map(command => runTimed(command, output)));
	return commands.map((_, index) => leastCost(costs.map(round => round[index]!)));
};

const line = (name: string, {wall, cpu, peak}: Cost, size: number, ours: Cost): string =>
	`| ${name} | ${wall.toFixed(2)} | ${cpu.toFixed(2)} | ${Math.round(size / 1e6 / wall)} | ${Math.round(peak)} | ${(wall / ours.wall).toFixed(2)} | ${(cpu / ours.cpu).toFixed(2)} |`;

/** Measures and returns the lines of the table; `cli` is the built program, `rows` those of the largest of three logs. */
export const benchLargeLog = (cli: string, scratch: string, rows: number, repeats: number): readonly string[] => {
	const output = path.join(scratch, 'output');
	const sizes = [rows / 4, rows / 2, rows].map(count => Math.round(count));
	const logs = sizes.map(count => {
		const folder = path.join(scratch, `rows-${count}`);
		mkdirSync(folder, {recursive: true});
		const file = path.join(folder, 'Bench_Log.txt');
		return {
			count, folder, file, bytes: makeLog(file, count),
		};
	});
	const statusOf = (folder: string, ...flags: readonly string[]): readonly string[] => [process.execPath, ...flags, cli, 'status', '--format', 'json', folder];

	const largest = logs.at(-1);
	const plain = statusOf(largest.folder, withoutWebAssembly);
	const present = rivals.filter(({tool}) => isInstalled(tool));
	const missing = rivals.filter(rival => !present.includes(rival)).map(({tool}) => tool);
	const [ours, oursPlain, ...theirs] = measureInTurn([statusOf(largest.folder), plain, ...present.map(({command}) => command(largest.file))], output, repeats) as [Cost, Cost, ...Cost[]];
	const counts = countsOfStatus(runTimed(statusOf(largest.folder), output).output());
	if (sum(counts) !== largest.count) {
		throw new Error(`connwatch counts ${sum(counts)} rows of ${largest.count}`);
	}

	expectSameCounts(counts, countsOfStatus(runTimed(plain, output).output()), 'plain TypeScript');
	const beside = present.map(({name, tool, command}, index) => {
		if (tool.endsWith('awk')) {
			expectSameCounts(counts, countsOfAwk(runTimed(command(largest.file), output).output()), name);
		}

		return line(name, theirs[index]!, largest.bytes, ours);
	});
	const streamed = measureFailures(cli, largest, path.join(scratch, 'failures.ndjson'));
	const smaller = measureInTurn(logs.slice(0, -1).map(({folder}) => statusOf(folder)), output, repeats);
	const slopes = logs.map(({count}, index) => {
		const {wall, cpu, peak} = smaller[index] ?? ours;
		return `| ${count.toLocaleString('en-US')} rows | ${wall.toFixed(2)} s | ${cpu.toFixed(2)} s CPU | ${((cpu / count) * 1e9).toFixed(0)} ns CPU a row | ${Math.round(peak)} MB |`;
	});
	return [
		`One log, ${(statSync(largest.file).size / 1e6).toFixed(0)} MB, ${largest.count.toLocaleString('en-US')} failed items; counts by reason equal mawk's and gawk's. The least of ${repeats} rounds, all in turn.`,
		'',
		'| who | wall, s | CPU, s | MB/s | peak RSS, MB | wall ÷ ours | CPU ÷ ours |',
		'|---|---:|---:|---:|---:|---:|---:|',
		line('**connwatch status**: full index, start included', ours, largest.bytes, ours),
		line('the same in plain TypeScript', oursPlain, largest.bytes, ours),
		...beside,
		...(missing.length > 0 ? [`| missing here: ${missing.join(', ')} | | | | | | |`] : []),
		'',
		'| size | wall | CPU | slope | peak RSS |',
		'|---|---:|---:|---:|---:|',
		...slopes,
		'',
		`\`failures --format ndjson\`: ${largest.count.toLocaleString('en-US')} lines, ${(streamed.bytes / 1e6).toFixed(0)} MB in ${streamed.cost.wall.toFixed(2)} s (${streamed.cost.cpu.toFixed(2)} s CPU), at most ${Math.round(streamed.cost.peak)} MB of memory.`,
	];
};
