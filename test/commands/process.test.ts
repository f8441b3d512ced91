/** The program as the shell meets it: the bundle, in a process of its own. */
import {spawn, spawnSync} from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {launcher} from '../e2e/terminal.ts';
import {makeHome, slackLog} from './folders.ts';

const dist = path.resolve(import.meta.dirname, '../../dist') + path.sep;

const environmentOf = (home: string) => ({
	...process.env, XDG_CONFIG_HOME: `${home}/config`, XDG_STATE_HOME: `${home}/state`, LANG: 'C.UTF-8',
});

const connwatch = (argv: readonly string[], home: string, nodeFlags: readonly string[] = []) => {
	const {status, stdout, stderr} = spawnSync(process.execPath, [...nodeFlags, launcher, ...argv], {encoding: 'utf8', env: environmentOf(home)});
	return {status, stdout, stderr};
};

/** A log whose failed items fill every buffer between two programs. */
const longLog = (rows: number): string => `${slackLog.replace('Items failed: 14', `Items failed: ${rows}`)}${Array.from({length: rows}, (_, row) => `item-${row}\tuser-${row % 100}\t\tItem too large`).join('\n')}\n`;

/** Runs a command and returns the files of modules it loaded. */
const filesLoadedBy = (argv: readonly string[], home: string): readonly string[] => {
	const {stderr, stdout} = connwatch(argv, home, ['--import', listModules]);
	expect(stdout).not.toBe('');
	return stderr.split('\n').filter(url => url.startsWith('file:')).map(url => fileURLToPath(url));
};

const shell = (script: string, home: string) =>
	spawnSync('bash', ['-c', script], {encoding: 'utf8', env: {...environmentOf(home), NODE: process.execPath, CONNWATCH: launcher}});

/** Prints the file of every module that is loaded, at the end. */
const listModules = 'data:text/javascript,import {registerHooks} from "node:module"; const seen = []; registerHooks({load(url, context, next) { seen.push(url); return next(url, context); }}); process.on("exit", () => { process.stderr.write(seen.join("\\n")); });';

describe('what a plain command loads', () => {
	test.each(['status', 'status --format json', 'check', 'failures --format ndjson', 'users', '--help'])('%s: no React, no Ink, no zod, no chokidar', words => {
		const {home, logs} = makeHome();
		const modules = filesLoadedBy([...words.split(' '), '--', logs], home);
		expect(modules.some(file => file.endsWith('dist/cli.js'))).toBe(true);
		const sources = modules.map(file => readFileSync(file, 'utf8')).join('\n');
		const packages = new Set(sources.matchAll(/^\/\/ ?(?:#region )?(?:\S*\/)?node_modules\/(?<name>(?:@[^\/]+\/)?[^\/\n]+)/gmv).map(({groups}) => groups!['name']!));
		expect([...packages].filter(name => /^(?:react.*|ink|yoga-layout|zod|chokidar)$/v.test(name))).toEqual([]);
		// So the names of packages are really found there.
		expect([...packages]).toContain('string-width');
	});

	test.each(['status', 'check'])('%s: two files of the bundle, and no more than so many bytes', command => {
		const {home, logs} = makeHome();
		const files = filesLoadedBy([command, logs], home).filter(file => file.startsWith(dist));
		expect(files.map(file => path.basename(file))).toEqual(['cli.js', expect.stringMatching(/^core-.*\.js$/v)]);
		// Node reads, parses and compiles all of it at each run: 10 KB are 0.3 ms. A package more would not fit.
		expect(files.reduce((bytes, file) => bytes + readFileSync(file).length, 0)).toBeLessThan(600_000);
	});
});

describe('a machine that does not say where we are', () => {
	test.each(['', 'logs', '.'])('HOME=%j: our own files are never looked for, or put, below the current folder', value => {
		const {home} = makeHome();
		expect(shell(`env -u XDG_CONFIG_HOME HOME='${value}' "$NODE" "$CONNWATCH" config check`, home)).toMatchObject({
			status: 0, stderr: '', stdout: expect.stringMatching(/^(?:There is no configuration )?[A-Z]?:?[\/\\].*config\.json/v) as string,
		});
	});

	test.skipIf(process.platform === 'win32')('the current folder was deleted: other folders are read, and its being gone is told', () => {
		const {home, logs} = makeHome();
		const gone = `mkdir '${home}/gone' && cd '${home}/gone' && rmdir '${home}/gone'`;
		expect(shell(`${gone}; "$NODE" "$CONNWATCH" check '${logs}'`, home)).toMatchObject({status: 2, stderr: '', stdout: expect.stringMatching(/^CONNWATCH CRITICAL - /v) as string});
		expect(shell(`${gone}; "$NODE" "$CONNWATCH" status`, home)).toMatchObject({status: 66, stderr: expect.stringContaining(`There is no folder "${home}/gone"`) as string});
		expect(shell(`${gone}; "$NODE" "$CONNWATCH" status logs`, home)).toMatchObject({status: 66, stderr: expect.stringContaining('There is no folder "logs"') as string});
		expect(shell(`${gone}; unset PWD; "$NODE" "$CONNWATCH" check`, home)).toMatchObject({status: 3, stdout: expect.stringMatching(/^CONNWATCH UNKNOWN - There is no folder/v) as string});
	});
});

describe('stdout', () => {
	test('closed early, it ends quietly', () => {
		const {home, logs} = makeHome({'Slack_Log.txt': longLog(100_000)});
		const {stdout, stderr} = shell(`"$NODE" "$CONNWATCH" failures --format ndjson '${logs}' | head -1; echo "\${PIPESTATUS[0]}"`, home);
		expect(stderr).toBe('');
		expect(stdout).toMatch(/^\{"connector":"Slack",.*\}\n0\n$/v);
	});

	test.skipIf(!existsSync('/dev/full'))('full, it is an error with exit code 74', () => {
		const {home, logs} = makeHome({'Slack_Log.txt': longLog(10_000)});
		for (const argv of ['status', 'failures --format csv', '--help']) {
			expect(shell(`"$NODE" "$CONNWATCH" ${argv} '${logs}' > /dev/full`, home)).toMatchObject({
				status: 74, stderr: 'connwatch: The output could not be written (ENOSPC): make room or choose another place for it.\n',
			});
		}
	});

	test('a reader that stops reading does not keep a signal from ending it', async () => {
		const {home, logs} = makeHome({'Slack_Log.txt': longLog(100_000)});
		const child = spawn(process.execPath, [launcher, 'failures', '--format', 'ndjson', logs], {env: environmentOf(home), stdio: ['ignore', 'pipe', 'ignore']});
		await new Promise(resolve => {
			child.stdout.once('readable', resolve);
		});
		const startedAt = performance.now();
		const ended = new Promise<number | null>(resolve => {
			child.once('exit', code => {
				resolve(code);
			});
		});
		child.kill('SIGTERM');
		expect(await ended).toBe(143);
		expect(performance.now() - startedAt).toBeLessThan(5000);
	});
});

test.skipIf(!existsSync('/dev/full'))('standard error that is full ends no command', () => {
	const {home, logs} = makeHome();
	mkdirSync(path.join(home, 'state', 'connwatch'), {recursive: true});
	// Of which something is said on standard error.
	writeFileSync(path.join(home, 'state', 'connwatch', 'acknowledgements.json'), '{');
	const {stdout} = shell(`"$NODE" "$CONNWATCH" status '${logs}' 2> /dev/full; echo "exit $?"`, home);
	expect(stdout).toContain('Slack');
	expect(stdout).toMatch(/exit 0\n$/v);
});

test('without a terminal connwatch is status', () => {
	const {home, logs} = makeHome();
	const now = ['--now', '2026-11-22T08:00:00Z'];
	expect(connwatch([logs, ...now], home)).toEqual(connwatch(['status', logs, ...now], home));
});

test('progress goes to stderr only when that is a terminal', () => {
	const {home, logs} = makeHome({'Slack_Log.txt': longLog(300_000)});
	expect(connwatch(['check', logs], home).stderr).toBe('');
});

test('names of folders are taken as they are', () => {
	const {home} = makeHome();
	for (const name of ['-dash', 'two words', '日本 é', '--format']) {
		mkdirSync(path.join(home, name));
		writeFileSync(path.join(home, name, 'Slack_Log.txt'), slackLog);
		const {status, stdout} = spawnSync(process.execPath, [launcher, 'status', '--', name], {encoding: 'utf8', cwd: home, env: environmentOf(home)});
		expect({name, status, isThere: stdout.includes('Slack')}).toEqual({name, status: 0, isThere: true});
	}
});

test('Node\'s own output is not mixed in', () => {
	const {home, logs} = makeHome();
	expect(connwatch(['status', '--format', 'json', logs], home)).toMatchObject({status: 0, stderr: ''});
});
