/** Many ordinary logs, and a few: what a plain command costs. */
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {medianCost, runTimed, type Cost} from './run-timed.ts';

const day = 86_400_000;
const imports = 7;
const rowsEach = 20;
/** The cost must grow with the logs, not faster. */
const sizes = [2500, 5000, 10_000] as const;

const importText = (completedAt: number, file: number): string => {
	const rows = Array.from({length: rowsEach}, (_, row) => `item-${file}-${completedAt / day}-${row}\tuser${(file * 7) + row}@vendor.example\t\tUser mapping not found\n`);
	return `Import completion time: ${new Date(completedAt).toISOString()}\nItems available from source: 100\nItems available for import: 300\nItems imported successfully: 280\nItems partially imported: 0\nItems skipped: 0\nItems failed: ${rowsEach}\nFailed item details\nItem id\tSource User ID\tM365 User ID\tFailure Reason\n${rows.join('')}\n`;
};

/** Writes so many logs of seven imports with twenty failed items each. */
export const makeOrdinaryLogs = (folder: string, count: number): string => {
	mkdirSync(folder, {recursive: true});
	const today = Math.floor(Date.now() / day) * day;
	for (let file = 0; file < count; file++) {
		writeFileSync(path.join(folder, `Connector ${file}_Log.txt`), Array.from({length: imports}, (_, index) => importText(today - ((imports - index) * day) + 3_600_000, file)).join(''));
	}

	return folder;
};

const row = (name: string, {wall, cpu, peak}: Cost, beside: string): string => `| ${name} | ${wall.toFixed(3)} | ${cpu.toFixed(3)} | ${Math.round(peak)} | ${beside} |`;

/** Measures and returns the lines of the table. */
export const benchOrdinaryLogs = (cli: string, scratch: string, repeats: number): readonly string[] => {
	const output = path.join(scratch, 'output');
	const measure = (command: readonly string[], count = repeats): Cost => medianCost(Array.from({length: count}, () => runTimed(command, output, [0, 1, 2])));
	const folders = sizes.map(size => makeOrdinaryLogs(path.join(scratch, `${size} logs`), size));
	const many = folders.at(-1);
	const few = makeOrdinaryLogs(path.join(scratch, 'few'), 20);
	const {totals} = JSON.parse(runTimed([process.execPath, cli, 'status', '--format', 'json', many], output).output()) as {totals: {connectors: number}};
	if (totals.connectors !== sizes.at(-1)) {
		throw new Error(`status sees ${totals.connectors} connectors of ${sizes.at(-1)!}`);
	}

	const bare = measure([process.execPath, '-e', '0'], 9);
	const ratio = ({wall, cpu}: Cost): string => `${(wall / bare.wall).toFixed(2)}× wall, ${(cpu / bare.cpu).toFixed(2)}× CPU of \`node -e 0\``;
	const status = measure([process.execPath, cli, 'status', few], 9);
	const check = measure([process.execPath, cli, 'check', few], 9);
	return [
		'| what | wall, s | CPU, s | peak RSS, MB | beside |',
		'|---|---:|---:|---:|---|',
		...sizes.map((size, index) => {
			const cost = measure([process.execPath, cli, 'status', folders[index]!]);
			return row(`\`status\`, ${size.toLocaleString('en')} ordinary logs (7 imports, 20 rows each)`, cost, `${(cost.cpu / size * 1000).toFixed(2)} ms of CPU a log${size === 10_000 ? '; target 3 s' : ''}`);
		}),
		row('`node -e 0`', bare, ''),
		row('`status`, 20 logs', status, ratio(status)),
		row('`check`, 20 logs', check, ratio(check)),
	];
};
