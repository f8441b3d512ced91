import {execFile} from 'node:child_process';
import {
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {afterAll, expect, test} from 'vitest';

/** One planted violation a rule: the file, what it imports, the rule that must catch it. */
const plants: ReadonlyArray<readonly [file: string, imports: string, rule: string]> = [
	['source/text/planted.ts', '../connectors/target.ts', 'room-text'],
	['source/store/planted.ts', '../connectors/target.ts', 'room-store'],
	['source/schema/planted.ts', '../connectors/target.ts', 'room-schema'],
	['source/simulate/planted.ts', '../connectors/target.ts', 'room-simulate'],
	['source/connectors/planted.ts', '../select/target.ts', 'room-connectors'],
	['source/decode/planted.ts', '../intake/target.ts', 'room-decode'],
	['source/intake/planted.ts', '../ui/target.ts', 'room-intake'],
	['source/select/planted.ts', '../output/target.ts', 'room-select'],
	['source/output/planted.ts', '../connectors/target.ts', 'room-output'],
	['source/ui/planted.ts', '../decode/target.ts', 'room-ui'],
	['source/select/planted-react.ts', 'react', 'package-ink-react'],
	['source/commands/planted-ink.ts', 'ink', 'package-ink-react'],
	['source/decode/planted-chokidar.ts', 'chokidar', 'package-chokidar'],
	['source/select/planted-zod.ts', 'zod', 'package-zod'],
	['source/select/planted-meow.ts', 'meow', 'package-meow'],
	['source/connectors/planted-fs.ts', 'node:fs', 'package-fs-fs-promises-worker-threads'],
	['source/connectors/planted-worker.ts', 'node:worker_threads', 'package-fs-fs-promises-worker-threads'],
	['source/commands/planted-process.ts', 'node:process', 'package-process'],
	['source/intake/planted-net.ts', 'node:https', 'package-net-http-https-http2-dgram-dns-tls'],
	['source/select/planted-schema.ts', '../schema/target.ts', 'schemas-as-types'],
	['source/connectors/circle-one.ts', './circle-two.ts', 'no-cycles'],
	['source/connectors/planted-unknown.ts', 'no-such-package', 'resolvable'],
];

/** Floors of each room, lowest first; the root of the room is above them all. */
const floors: Readonly<Record<string, readonly string[]>> = {
	connectors: ['mapping', 'failed-items', 'ledger', 'days', 'subject', 'checks', 'onboarding', 'judge'],
	decode: ['lines', 'labels', 'rows', 'scan', 'columns', 'blocks', 'json', 'layouts'],
	intake: ['system', 'own-files', 'folder', 'archive', 'item-ids', 'threads', 'log', 'book', 'watch'],
	select: ['line', 'words', 'failures', 'screens', 'reports'],
	commands: ['command-line', 'telling', 'opening', 'live'],
	ui: ['state', 'keys', 'components', 'screens'],
};

/** One planted violation a floor: it imports from the floor above it; the last floor imports the room's root. */
const floorPlants = Object.entries(floors).flatMap(([room, names]) => names.slice(0, room === 'commands' ? -1 : undefined).map((floor, index): readonly [string, string, string] => {
	const above = names[index + 1];
	return above === undefined
		? [`source/${room}/${floor}/planted.ts`, '../target.ts', `root-${room}`]
		: [`source/${room}/${floor}/planted.ts`, `../${above}/target.ts`, `floor-${room}-${floor}`];
}));

const root = path.resolve(import.meta.dirname, '..');
const tree = mkdtempSync(path.join(tmpdir(), 'connwatch-layers-'));

const plant = (file: string, text: string): void => {
	mkdirSync(path.join(tree, path.dirname(file)), {recursive: true});
	writeFileSync(path.join(tree, file), text);
};

afterAll(() => {
	rmSync(tree, {recursive: true, force: true});
});

test('every layer rule catches a planted violation', async () => {
	for (const room of ['connectors', 'decode', 'select', 'intake', 'ui', 'commands', 'output', 'schema']) {
		plant(`source/${room}/target.ts`, 'export const target = 1;\n');
		for (const floor of floors[room] ?? []) {
			plant(`source/${room}/${floor}/target.ts`, 'export const target = 1;\n');
		}
	}

	const all = [...plants, ...floorPlants];
	for (const [file, imports] of all) {
		plant(file, `export * as planted from '${imports}';\n`);
	}

	plant('source/connectors/circle-two.ts', 'export * as planted from \'./circle-one.ts\';\n');
	plant('cli.tsx', 'export const entry = 1;\n');
	plant('tsconfig.json', '{"compilerOptions": {"module": "nodenext", "allowImportingTsExtensions": true, "noEmit": true}}');
	plant('package.json', '{"type": "module"}');
	symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'));

	const cruise = promisify(execFile)(
		process.execPath,
		[path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', path.join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'cli.tsx', 'source'],
		{cwd: tree, maxBuffer: 64 * 1024 * 1024},
	);
	const output = await cruise.catch((error: unknown) => error as {stdout: string});
	const {summary} = JSON.parse(output.stdout) as {summary: {violations: ReadonlyArray<{from: string; rule: {name: string}}>}};
	const found = new Set(summary.violations.map(({from, rule}) => `${from} ${rule.name}`));
	for (const [file, imports, rule] of all) {
		expect(found, `${file} importing ${imports}`).toContain(`${file} ${rule}`);
	}
});
