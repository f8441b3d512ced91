/** The single executables: all built, all looked into, the one of this machine run where there is no Node. */
import {execFileSync, spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import packageJson from '../../../package.json' with {type: 'json'};
import {executableTargets} from '../../../scripts/executable-targets.ts';
import {
	expectKeysAndSize,
	expectPlainCommands,
	expectSignals,
	expectStopAndContinue,
	run,
	type Command,
} from '../board.ts';
import {readEmbeddedProgram, type EmbeddedProgram} from './embedded-program.ts';
import {obstacle} from './nodes.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'connwatch-executables-'));
const names = Object.keys(executableTargets);
const read = (name: string): Buffer => readFileSync(path.join(folder, executableTargets[name]!.file));

beforeAll(() => {
	if (obstacle === null) {
		execFileSync(process.execPath, ['scripts/build-exe.ts', ...names, '--into', folder], {stdio: 'inherit'});
	}
});

afterAll(() => {
	rmSync(folder, {recursive: true});
});

const embedded = (name: string): EmbeddedProgram => {
	const program = readEmbeddedProgram(read(name), 'cli.mjs');
	expect(program, `nothing is embedded in ${name}`).not.toBeNull();
	return program!;
};

describe.each(names)('%s', name => {
	test('is for its machine', context => {
		context.skip(obstacle !== null, obstacle ?? undefined);
		const executable = read(name);
		const {magic, processor} = executableTargets[name]!;
		expect(executable.toString('latin1', 0, magic.length)).toBe(magic);
		const base = processor.from === 'pe' ? executable.readUInt32LE(0x3C) : 0;
		expect(executable.readUInt16LE(base + processor.offset)).toBe(processor.value);
	});

	test('carries the program and the worker, and is switched to them', context => {
		context.skip(obstacle !== null, obstacle ?? undefined);
		const executable = read(name);
		// Node looks at the digit behind this word before anything else.
		expect(executable.includes('NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:1')).toBe(true);
		const {main, assets, hasCodeCache} = embedded(name);
		const own = embedded('linux-x64');
		expect(main).toBe(own.main);
		expect(assets).toEqual(own.assets);
		expect(assets.keys().toArray()).toEqual(['worker.js']);
		expect(hasCodeCache).toBe(name === 'linux-x64');
		for (const [file, code] of [['main.mjs', main], ['worker.mjs', assets.get('worker.js')!]] as const) {
			expect(code.length).toBeGreaterThan(100_000);
			writeFileSync(path.join(folder, file), code);
			execFileSync(process.execPath, ['--check', path.join(folder, file)]);
			rmSync(path.join(folder, file));
		}
	});

	test('has a bill of materials: what is in the bundle, Node, and no build tool', context => {
		context.skip(obstacle !== null, obstacle ?? undefined);
		const bill = JSON.parse(readFileSync(path.join(folder, `${executableTargets[name]!.file}.cdx.json`), 'utf8')) as {bomFormat: string; metadata: {component: {name: string; version: string}}; components: ReadonlyArray<{name: string; version: string}>};
		expect(bill.bomFormat).toBe('CycloneDX');
		expect(bill.metadata.component).toMatchObject({name: 'connwatch', version: packageJson.version});
		const components = bill.components.map(component => component.name);
		expect(components).toEqual(expect.arrayContaining(['chokidar', 'ink', 'meow', 'react', 'yoga-layout', 'zod', 'node']));
		expect(components.filter(component => ['vitest', 'rolldown', 'xo', 'typescript'].includes(component))).toEqual([]);
	});
});

test('the sums are those of the files', context => {
	context.skip(obstacle !== null, obstacle ?? undefined);
	const lines = readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n').map(line => line.split('  ') as [string, string]);
	expect(lines.map(([, file]) => file).toSorted()).toEqual(readdirSync(folder).filter(file => file !== 'SHA256SUMS').toSorted());
	for (const [sum, file] of lines) {
		expect(createHash('sha256').update(readFileSync(path.join(folder, file))).digest('hex')).toBe(sum);
	}

	expect(readFileSync(path.join(folder, 'third-party-licences.txt'), 'utf8')).toContain('Node.js is licensed for use as follows');
});

describe('on this machine, without a Node', () => {
	// Only what a shell needs to look on: no folder of it holds a node.
	const command = (): Command => ({words: [path.join(folder, executableTargets['linux-x64']!.file)], path: '/nonexistent'});

	test('output and exit codes', context => {
		context.skip(obstacle !== null, obstacle ?? undefined);
		expect(spawnSync('node', ['--version'], {env: {PATH: '/nonexistent'}}).error).toMatchObject({code: 'ENOENT'});
		expectPlainCommands(command());
	});

	test('keys, window size, new logs', async context => {
		context.skip(obstacle !== null, obstacle ?? undefined);
		await expectKeysAndSize(command());
	});

	test('signals', async context => {
		context.skip(obstacle !== null, obstacle ?? undefined);
		await expectSignals(command(), ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2']);
	});

	test('Ctrl-Z and fg', async context => {
		context.skip(obstacle !== null, obstacle ?? undefined);
		await expectStopAndContinue(command());
	});

	test('NODE_OPTIONS of the user change nothing', context => {
		context.skip(obstacle !== null, obstacle ?? undefined);
		expect(run(command(), ['--version'], {NODE_OPTIONS: '--inspect=127.0.0.1:0 --require /nonexistent.js'})).toEqual({code: 0, text: `connwatch ${packageJson.version}\n`, problem: ''});
	});
});
