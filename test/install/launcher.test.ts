/** The launcher on the Node it is tested with, and on an older one of the machine; test/install/long runs it on many. */
import {execFileSync} from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {
	expect,
	onTestFinished,
	test,
	type TestContext,
} from 'vitest';
import {launcher} from '../e2e/terminal.ts';
import {
	expectKeysAndSize,
	expectPlainCommands,
	expectSignals,
	expectStopAndContinue,
	run,
} from './board.ts';

const machineNode = ['/usr/bin/node', '/usr/local/bin/node'].find(file => existsSync(file));
const version = machineNode === undefined ? null : execFileSync(machineNode, ['--version'], {encoding: 'utf8'}).slice(1).trim();
const [major = 0, minor = 0] = version?.split('.').map(Number) ?? [];
const isOld = version !== null && (major < 22 || (major === 22 && minor < 22));
const carried = readdirSync('node_modules').some(name => /^node-(?:bin-)?(?:linux|win|darwin)-/v.test(name));

const oldNode = (context: TestContext): string => {
	context.skip(!isOld, `the machine has no Node older than 22.22 (${version ?? 'none'})`);
	context.skip(!carried, 'the packaged Node is not installed');
	return machineNode!;
};

test('an old Node hands over to the packaged one: output and exit codes', context => {
	expectPlainCommands({words: [oldNode(context), launcher]});
});

test('an old Node hands over to the packaged one: keys and window size', async context => {
	await expectKeysAndSize({words: [oldNode(context), launcher]});
});

test('an old Node hands over to the packaged one: signals', async context => {
	await expectSignals({words: [oldNode(context), launcher]}, ['SIGTERM', 'SIGINT', 'SIGHUP']);
});

test('an old Node hands over to the packaged one: Ctrl-Z and fg', async context => {
	await expectStopAndContinue({words: [oldNode(context), launcher]});
});

/** Lays the launcher into a folder of its own, where no packaged Node is found. */
const launcherAlone = (isBuilt: boolean): string => {
	const folder = mkdtempSync(path.join(tmpdir(), 'connwatch-alone-'));
	onTestFinished(() => {
		rmSync(folder, {recursive: true});
	});
	cpSync(path.dirname(launcher), path.join(folder, 'bin'), {recursive: true});
	if (isBuilt) {
		mkdirSync(path.join(folder, 'dist'));
		writeFileSync(path.join(folder, 'dist/cli.js'), 'console.log("here")');
	}

	return path.join(folder, 'bin/connwatch.cjs');
};

test('an old Node without a packaged one says in one sentence what to install', context => {
	context.skip(!isOld, `the machine has no Node older than 22.22 (${version ?? 'none'})`);
	expect(run({words: [machineNode!, launcherAlone(true)]}, ['status'])).toEqual({
		code: 70, text: '', problem: `connwatch: this is Node ${version!} and no newer one came with the package; install Node 22.22 or newer and try again\n`,
	});
});

test('a new Node goes on by itself, without a packaged one', () => {
	expect(run({words: [process.execPath, launcherAlone(true)]}, [])).toEqual({code: 0, text: 'here\n', problem: ''});
});

test('what is not built says so', () => {
	expect(run({words: [process.execPath, launcherAlone(false)]}, ['status'])).toEqual({
		code: 70, text: '', problem: 'connwatch: it is not built; run `npm run build` first\n',
	});
});
