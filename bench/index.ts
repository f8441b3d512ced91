/**
Prints every figure of docs/performance.md beside its rival, run in turn on the same files. The figures are no tests; that
both counted the same is asserted. Usage: npm run bench [-- --rows 8000000] [--repeats 3] [--days 730] [large] [queries] [ordinary] [live] [archive] [export]
*/
import {mkdtempSync, rmSync} from 'node:fs';
import {
	availableParallelism,
	cpus,
	loadavg,
	tmpdir,
} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {buildProgram} from '../scripts/build.ts';
import {benchArchive} from './archive.ts';
import {benchExport} from './export.ts';
import {benchLargeLog} from './large-log.ts';
import {benchLive} from './live.ts';
import {benchQueries} from './queries.ts';
import {benchOrdinaryLogs} from './ordinary-logs.ts';

const {values, positionals} = parseArgs({allowPositionals: true, options: {rows: {type: 'string', default: '8000000'}, repeats: {type: 'string', default: '3'}, days: {type: 'string', default: '730'}}});
const scratch = mkdtempSync(path.join(tmpdir(), 'connwatch-bench-'));
const repeats = Number(values.repeats);

const parts = {
	large: (cli: string) => benchLargeLog(cli, scratch, Number(values.rows), repeats),
	queries: () => benchQueries(scratch, Number(values.rows)),
	ordinary: (cli: string) => benchOrdinaryLogs(cli, scratch, repeats),
	live: async (cli: string) => benchLive(cli, scratch),
	export: (cli: string) => benchExport(cli, scratch, Number(values.rows), repeats),
	archive: async (cli: string) => benchArchive(cli, scratch, Number(values.days), repeats),
} as const;

const print = (lines: readonly string[]): void => {
	console.log(`${lines.join('\n')}\n`);
};

try {
	// A build of its own: another one may be in use.
	const dist = path.join(scratch, 'dist');
	await buildProgram(dist);
	for (const [name, measure] of Object.entries(parts)) {
		if (positionals.length === 0 || positionals.includes(name)) {
			print([`## ${name}`, '', `Node ${process.version}, ${availableParallelism()} cores of ${cpus()[0]?.model ?? 'an unknown kind'}, load before ${loadavg()[0]!.toFixed(1)}, ${repeats} repeats.`, '']);
			print(await measure(path.join(dist, 'cli.js')));
		}
	}
} finally {
	rmSync(scratch, {recursive: true, force: true});
}
