import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import fs from 'node:fs/promises';
import {syncBuiltinESMExports} from 'node:module';
import path from 'node:path';
import process from 'node:process';
import {
	describe,
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import {openDemo} from '../../source/commands/opening/demo.ts';
import {assess} from '../../source/connectors/judge/assess.ts';
import {isFolder} from '../../source/intake/system/is-folder.ts';
import {readFolders} from '../../source/intake/read-folders.ts';
import {defaultTenantOptions, simulateTenant} from '../../source/simulate/tenant.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {run, start} from './command-line.ts';

const filesOf = (folder: string): ReadonlyMap<string, string> => new Map(readdirSync(folder, {recursive: true, withFileTypes: true})
	.filter(entry => entry.isFile())
	.map(({parentPath, name}) => [path.relative(folder, path.join(parentPath, name)), readFileSync(path.join(parentPath, name), 'latin1')]));

describe('the demo tenant', () => {
	// Weekends, the first and the last minute of a day, the turn of a year, a month with 28 days before it.
	test.each([
		'2026-11-22T08:00:00Z', '2026-11-22T00:01:00Z', '2026-11-23T01:00:00Z', '2026-11-25T12:00:00Z', '2026-11-27T23:59:00Z', '2026-11-28T22:30:00Z', '2027-01-01T05:00:00Z', '2027-03-01T03:00:00Z',
	])('shows what each of its rows says, at %s', async time => {
		const now = Date.parse(time);
		const demo = await openDemo(() => now);
		try {
			const {files} = await readFolders([demo.folder], {now: () => now});
			const {connectors} = assess({
				files, settings: demo.configuration.settings, acknowledgements: demo.acknowledgements, now,
			});
			const found = Object.fromEntries(connectors.map(({name, state}) => [name, state]));
			expect(found).toEqual(Object.fromEntries(simulateTenant({...defaultTenantOptions, now}).states));
		} finally {
			await demo.close();
		}

		expect(isFolder(demo.folder)).toBe(false);
	});

	test('says where it cannot be written', async () => {
		const home = makeFolder();
		vi.stubEnv('TMPDIR', '/nowhere');
		onTestFinished(() => {
			vi.unstubAllEnvs();
		});
		expect(await run(['status', '--demo-without-folder'], home)).toMatchObject({exitCode: 74, stderr: expect.stringContaining('The simulated logs cannot be written into /nowhere: ') as string});
	});

	test('leaves nothing behind when it cannot be written whole', async () => {
		const [home, place] = [makeFolder(), makeFolder()];
		vi.stubEnv('TMPDIR', place);
		const write = vi.spyOn(fs, 'utimes').mockRejectedValue(Object.assign(new Error('no space left'), {code: 'ENOSPC'}));
		syncBuiltinESMExports();
		onTestFinished(() => {
			vi.unstubAllEnvs();
			vi.restoreAllMocks();
			syncBuiltinESMExports();
		});
		expect(await run(['status', '--demo-without-folder'], home)).toMatchObject({exitCode: 74, stderr: expect.stringContaining('ENOSPC') as string});
		expect(write).toHaveBeenCalledTimes(1);
		expect(readdirSync(place)).toEqual([]);
	});
});

describe('connwatch simulate', () => {
	test('writes a folder that connwatch reads with the configuration beside it', async () => {
		const home = makeFolder();
		const {exitCode, stdout} = await run(['simulate', 'logs', '--seed', '7'], home);
		expect(exitCode).toBe(0);
		expect(stdout).toContain('of 26 connectors over 28 days until 2026-11-22T08:00:00.000Z, all of it invented.');
		expect(stdout).toContain(`connwatch --config ${home}/logs.connwatch.json`);
		const status = await run(['status', '--config', 'logs.connwatch.json', '--format', 'json'], home);
		expect(JSON.parse(status.stdout)).toMatchObject({verdict: 'critical', totals: {connectors: 26, waiting: 1}});
	});

	test('writes the same for the same seed', async () => {
		const home = makeFolder();
		await run(['simulate', 'one', '--seed', '7', '--days', '9', '--connectors', '30', '--failures', '20'], home);
		await run(['simulate', 'other', '--seed', '7', '--days', '9', '--connectors', '30', '--failures', '20'], home);
		expect(filesOf(path.join(home, 'one'))).toEqual(filesOf(path.join(home, 'other')));
		await run(['simulate', 'third', '--seed', '8', '--days', '9', '--connectors', '30', '--failures', '20'], home);
		expect(filesOf(path.join(home, 'third'))).not.toEqual(filesOf(path.join(home, 'one')));
	});

	test('refuses a folder in which anything lies', async () => {
		const home = makeFolder();
		writeFileSync(path.join(home, 'Slack_Log.txt'), 'real');
		const {exitCode, stderr} = await run(['simulate', home], home);
		expect(exitCode).toBe(74);
		expect(stderr).toBe(`connwatch: The folder ${home} is not empty: simulated logs go into a new or an empty one.\n`);
		expect(readdirSync(home)).toEqual(['Slack_Log.txt']);
	});

	test('with --speed delivers by renaming until it is interrupted', async () => {
		const home = makeFolder();
		const simulating = start(['simulate', 'logs', '--speed', '500000'], home, {clock: Date.now});
		await vi.waitFor(() => {
			expect(simulating.told().split('\n').length).toBeGreaterThan(12);
		}, 30_000);
		simulating.stop();
		const {exitCode, stdout} = await simulating.ended;
		expect(exitCode).toBe(130);
		const files = filesOf(path.join(home, 'logs'));
		const delivered = stdout.matchAll(/^\d{4}-\S+Z (?<file>.+)$/gmv).map(({groups}) => groups!['file']!).toArray();
		expect(delivered.slice(0, 2)).toEqual(['ServiceNow_Log.txt', 'Bloomberg Message_Log (5).txt']);
		expect(delivered.filter(file => !files.has(file))).toEqual([]);
		expect(files.keys().filter(file => file.endsWith('.crdownload')).toArray()).toEqual(['Unconfirmed 482913.crdownload']);
		const [first = ''] = delivered;
		expect(files.get(first)).toContain('Items imported successfully');
	});
});

test.skipIf(process.platform === 'win32').each(['plain', 'with blanks', 'a "q" $HOME `id`', 'it\'s "so"'])('the command to look at the logs can be copied into a shell: %s', async name => {
	const home = makeFolder();
	const {stdout} = await run(['simulate', name, '--connectors', '1', '--days', '1'], home);
	const line = /^Look at them: connwatch --config (?<word>.*)$/mv.exec(stdout)!.groups!['word']!;
	expect(spawnSync('sh', ['-c', `printf %s ${line}`], {encoding: 'utf8'}).stdout).toBe(path.join(home, `${name}.connwatch.json`));
});
