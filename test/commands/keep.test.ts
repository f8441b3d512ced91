import {execFileSync, spawn, spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
	appendFileSync,
	chmodSync,
	copyFileSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import {defaultTenantOptions, simulateTenant} from '../../source/simulate/tenant.ts';
import {writeSimulation} from '../../source/intake/own-files/write-simulation.ts';
import {launcher} from '../e2e/terminal.ts';
import {reasonAgainst} from '../faults/run-watcher.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {run, start} from './command-line.ts';
import {makeHome} from './folders.ts';
import {smallLog} from './small-log.ts';

const now = Date.parse('2026-11-22T08:00:00Z');
/** Root may read everything, so a root that runs the tests keeps as nobody. */
const asNobody = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--clear-groups'] : ['env'];
const manifestName = '.connwatch-manifest.ndjson';

type Board = {readonly connectors: ReadonlyArray<{
	readonly name: string; readonly state: string; readonly lastEvidenceAt: string | null;
	readonly findings: ReadonlyArray<{readonly check: string; readonly severity: string}>;
}>;};

const boardOf = async (home: string, folder: string): Promise<Board> => {
	const {stdout} = await run(['status', folder, '--format', 'json', '--config', path.join(home, 'config.json')], home);
	return JSON.parse(stdout) as Board;
};

/** Simulated logs and their configuration in a home, the archive's place beside them. */
const simulated = async (connectors: number) => {
	const home = makeFolder();
	const logs = path.join(home, 'logs');
	const tenant = simulateTenant({...defaultTenantOptions, connectors, now});
	await writeSimulation(logs, tenant.files);
	writeFileSync(path.join(home, 'config.json'), JSON.stringify({connectors: tenant.connectors}));
	return {
		home, logs, archive: path.join(home, 'archive'), keep: async () => run(['keep', 'archive', '--folder', logs, '--config', 'config.json'], home, {currentFolder: home}),
	};
};

/** Every file of an archive that is no manifest and no temporary one, with its SHA-256. */
const hashesOf = (archive: string): ReadonlyMap<string, string> => new Map(readdirSync(archive, {recursive: true, withFileTypes: true})
	.filter(entry => entry.isFile() && !entry.name.startsWith('.'))
	.map(({parentPath, name}) => path.join(parentPath, name))
	.map(file => [path.relative(archive, file), createHash('sha256').update(readFileSync(file)).digest('hex')]));

const manifestOf = (archive: string): ReadonlyArray<Record<string, unknown>> =>
	readFileSync(path.join(archive, manifestName), 'utf8').trimEnd().split('\n').map(line => JSON.parse(line) as Record<string, unknown>);

describe('connwatch keep', () => {
	test('makes an archive that shows the same board', async () => {
		const {home, logs, archive, keep} = await simulated(26);
		expect(await keep()).toMatchObject({exitCode: 0, stderr: ''});
		const before = await boardOf(home, logs);
		const after = await boardOf(home, archive);
		// A page saved in place of a log is no log: it is not kept.
		expect(after.connectors).toEqual(before.connectors.filter(({name}) => name !== 'Zoom Meetings'));
		expect(after.connectors).toHaveLength(25);
	});

	test('keeps each content once, readable by nobody else, with its time and a line in the manifest', async () => {
		const {logs, archive, keep} = await simulated(4);
		const {stdout} = await keep();
		expect(stdout).toMatch(/\n\d+ logs kept, 1 held already, 1 pending, 1 unrecognised\.\n$/v);
		const hashes = hashesOf(archive);
		expect(new Set(hashes.values()).size).toBe(hashes.size);
		const manifest = manifestOf(archive);
		expect(new Map(manifest.map(({path: file, sha256}) => [file, sha256]))).toEqual(hashes);
		for (const {path: file, source, sha256, firstSeen} of manifest as ReadonlyArray<Record<'path' | 'source' | 'sha256' | 'firstSeen', string>>) {
			expect(file.startsWith('audit/') || file.includes(sha256.slice(0, 16))).toBe(true);
			expect(readFileSync(path.join(archive, file))).toEqual(readFileSync(path.join(logs, source)));
			expect(statSync(path.join(archive, file)).mtimeMs).toBeCloseTo(statSync(path.join(logs, source)).mtimeMs, 0);
			expect(statSync(path.join(archive, file)).mode % 0o1000).toBe(0o600);
			expect(firstSeen).toBe('2026-11-22T08:00:00.000Z');
		}
	});

	test('can be checked without connwatch, as docs/install.md says', async context => {
		const obstacle = reasonAgainst('jq', '--version') ?? reasonAgainst('sha256sum', '--version');
		context.skip(obstacle !== null, obstacle ?? undefined);
		const line = /^jq .*\.connwatch-manifest\.ndjson .*$/mv.exec(readFileSync(path.resolve(import.meta.dirname, '../../docs/install.md'), 'utf8'))![0];
		const {archive, keep} = await simulated(2);
		await keep();
		const check = () => spawnSync('bash', ['-c', `set -o pipefail; ${line}`], {cwd: archive, encoding: 'utf8'});
		expect(check()).toMatchObject({status: 0, stdout: '', stderr: ''});
		const changed = hashesOf(archive).keys().next().value!;
		appendFileSync(path.join(archive, changed), ' ');
		expect(check()).toMatchObject({status: 1, stdout: `${changed}: FAILED\n`});
	});

	test('does nothing the second time', async () => {
		const {archive, keep} = await simulated(3);
		await keep();
		const before = [hashesOf(archive), readFileSync(path.join(archive, manifestName), 'utf8')];
		expect(await keep()).toMatchObject({exitCode: 0, stdout: expect.stringMatching(/^0 logs kept, \d+ held already/v) as unknown});
		expect([hashesOf(archive), readFileSync(path.join(archive, manifestName), 'utf8')]).toEqual(before);
	});

	test('writes nothing into the watched folder', async () => {
		const {logs, keep} = await simulated(3);
		const before = hashesOf(logs);
		await keep();
		expect(hashesOf(logs)).toEqual(before);
	});

	test('keeps what the source loses', async () => {
		const {home, logs, archive, keep} = await simulated(3);
		await keep();
		const before = await boardOf(home, archive);
		rmSync(logs, {recursive: true});
		mkdirSync(logs);
		await keep();
		expect(await boardOf(home, archive)).toEqual(before);
	});

	test('leaves a changed file as it is, and says so', async () => {
		const {archive, keep} = await simulated(2);
		await keep();
		const [file = ''] = hashesOf(archive).keys();
		writeFileSync(path.join(archive, file), 'somebody was here');
		const {exitCode, stderr} = await keep();
		expect(exitCode).toBe(65);
		expect(stderr).toContain('was changed after it was kept; it is left as it is');
		expect(readFileSync(path.join(archive, file), 'utf8')).toBe('somebody was here');
	});

	test('copies again what is gone from the archive', async () => {
		const {archive, keep} = await simulated(2);
		await keep();
		const before = hashesOf(archive);
		rmSync(path.join(archive, before.keys().next().value!));
		await keep();
		expect(hashesOf(archive)).toEqual(before);
	});

	test.each([
		['inside the watched folder', 'logs/archive'],
		['the watched folder itself', 'logs'],
		['around the watched folder', '.'],
		['inside it through a link', 'link/archive'],
	])('refuses an archive %s', async (_, place) => {
		const {home, logs} = await simulated(1);
		symlinkSync(logs, path.join(home, 'link'));
		const before = hashesOf(logs);
		const {exitCode, stderr} = await run(['keep', place, '--folder', logs], home);
		expect(exitCode).toBe(65);
		expect(stderr).toContain('overlap: choose an archive folder outside the watched folder.');
		expect(hashesOf(logs)).toEqual(before);
	});

	test('refuses a folder in which something else lies', async () => {
		const {home, logs, archive} = await simulated(1);
		mkdirSync(archive);
		writeFileSync(path.join(archive, 'precious'), 'precious');
		expect(await run(['keep', archive, '--folder', logs], home)).toMatchObject({exitCode: 65, stderr: expect.stringContaining('is no archive of connwatch, and not empty') as unknown});
		expect(readdirSync(archive)).toEqual(['precious']);
	});

	test('follows no link inside the archive', async () => {
		const {home, archive, keep} = await simulated(1);
		await keep();
		const shelf = path.join(archive, 'Bloomberg Message');
		renameSync(shelf, path.join(home, 'elsewhere'));
		symlinkSync(path.join(home, 'elsewhere'), shelf);
		for (const name of readdirSync(path.join(home, 'elsewhere'))) {
			rmSync(path.join(home, 'elsewhere', name));
		}

		const {exitCode, stderr} = await keep();
		expect(exitCode).toBe(65);
		expect(stderr).toContain('is a link, and links are not followed');
		expect(readdirSync(path.join(home, 'elsewhere'))).toEqual([]);
	});

	test('gives every name a place, and its connector keeps its identity', async () => {
		const home = makeFolder();
		const logs = path.join(home, 'logs');
		mkdirSync(logs);
		const log = (number: number): string => smallLog(`2026-11-21T0${number}:00:00Z`);
		const names = ['.hidden name', 'a/b', 'CON', 'Trailing dot.', 'x'.repeat(300), 'new\nline', 'ESC\u001B[31m', 'Zürich', '%2F', 'name.part', 'a:b*c?'];
		for (const [index, name] of names.entries()) {
			writeFileSync(path.join(logs, `Download (${index}).txt`), `Connector name: ${name}\n\n${log(index % 9)}`);
		}

		execFileSync('sh', ['-c', String.raw`printf '%s' "$1" > "$(printf 'invalid\377_Log.txt')"`, 'sh', log(9)], {cwd: logs});
		writeFileSync(path.join(logs, `${'y'.repeat(240)}_Log.txt`), log(8));
		writeFileSync(path.join(home, 'config.json'), '{}');
		expect(await run(['keep', path.join(home, 'archive'), '--folder', logs], home)).toMatchObject({exitCode: 0, stderr: ''});
		const before = await boardOf(home, logs);
		const after = await boardOf(home, path.join(home, 'archive'));
		const invalid = /^(?:invalid|y{200})/v;
		// A finding names its file, which has another name in the archive.
		const withoutPaths = ({connectors}: typeof before) => connectors.filter(({name}) => !invalid.test(name)).map(connector => ({
			...connector, findings: connector.findings.map(({check, severity}) => ({check, severity})),
		}));
		expect(withoutPaths(after)).toEqual(withoutPaths(before));
		expect(after.connectors).toHaveLength(before.connectors.length);
	});

	test('says which log could not be read, and keeps the others', async context => {
		const obstacle = reasonAgainst(asNobody[0]!, ...asNobody.slice(1), process.execPath, launcher, '--version');
		context.skip(obstacle !== null, obstacle ?? undefined);
		const {home, logs} = makeHome();
		chmodSync(home, 0o777);
		chmodSync(path.join(logs, 'Slack_Log.txt'), 0o000);
		const {status, stdout, stderr} = spawnSync(asNobody[0]!, [...asNobody.slice(1), process.execPath, launcher, 'keep', path.join(home, 'archive'), '--folder', logs], {encoding: 'utf8', env: {HOME: home}});
		expect(stderr).toBe('connwatch: Slack_Log.txt was not kept: no permission (EACCES).\n');
		expect(stdout).toMatch(/\n1 log kept, 0 held already, 1 not kept\.\n$/v);
		expect(status).toBe(65);
	});

	test('with --watch keeps what comes, until interrupted', async () => {
		const {home, logs, archive} = await simulated(1);
		const keeping = start(['keep', archive, '--folder', logs, '--watch'], home, {clock: Date.now});
		await vi.waitFor(() => {
			expect(hashesOf(archive).size).toBe(6);
		}, 30_000);
		copyFileSync(path.join(logs, 'Bloomberg Message_Log.txt'), path.join(home, 'Jive_Log.txt'));
		renameSync(path.join(home, 'Jive_Log.txt'), path.join(logs, 'Jive_Log.txt'));
		await vi.waitFor(() => {
			expect(keeping.told()).toMatch(/ kept Jive\/Jive_Log\.[0-9a-f]{16}\.txt\n$/v);
		}, 30_000);
		keeping.stop('SIGTERM');
		expect(await keeping.ended).toMatchObject({exitCode: 143, stderr: ''});
		expect(hashesOf(archive).size).toBe(7);
	});
});

describe('an archive that was interrupted', () => {
	test('anywhere in its manifest, is completed by the next run', async () => {
		const {archive, keep} = await simulated(1);
		await keep();
		const whole = hashesOf(archive);
		const manifest = readFileSync(path.join(archive, manifestName));
		const firstLines = manifest.indexOf('\n', manifest.indexOf('\n') + 1) + 1;
		for (let length = 0; length <= firstLines; length += 7) {
			writeFileSync(path.join(archive, manifestName), manifest.subarray(0, length));
			const {exitCode} = await keep();
			expect(exitCode).toBe(0);
			expect(hashesOf(archive)).toEqual(whole);
			const lines = readFileSync(path.join(archive, manifestName), 'utf8').split('\n').slice(-7, -1);
			expect(lines.filter(line => line.startsWith('{"path"')).length).toBeGreaterThanOrEqual(4);
		}
	}, 60_000);

	test('by being killed, holds whole files only, and is completed by the next run', async () => {
		const {home, logs, archive, keep} = await simulated(12);
		const sources = new Set(hashesOf(logs).values());
		const program = path.join(import.meta.dirname, 'keep-until-killed.ts');
		const seen: number[] = [];
		for (let round = 0; round < 8; round++) {
			const child = spawn(process.execPath, [program, home, logs, archive], {stdio: ['ignore', 'pipe', 'inherit']});
			await vi.waitFor(() => {
				expect(statSync(archive).isDirectory()).toBe(true);
			}, {timeout: 30_000, interval: 2});
			await wait(round === 0 ? 5 : 250 + (round * 10));
			child.kill('SIGKILL');
			await new Promise(resolve => {
				child.once('close', resolve);
			});
			const held = hashesOf(archive).values().toArray();
			seen.push(held.length);
			expect(held.filter(hash => !sources.has(hash))).toEqual([]);
		}

		await keep();
		const again = await keep();
		expect(again).toMatchObject({exitCode: 0, stdout: expect.stringMatching(/^0 logs kept/v) as unknown});
		const held = hashesOf(archive).values().toArray();
		expect(new Set(held).size).toBe(held.length);
		expect(seen[0]).toBeLessThan(held.length);
	}, 120_000);

	test('removes what a killed run left behind, once it is old', async () => {
		const {archive, keep} = await simulated(1);
		await keep();
		const shelf = path.join(archive, 'Bloomberg Message');
		writeFileSync(path.join(shelf, '.keep-0123456789abcdef.tmp'), 'half');
		await keep();
		const later = Date.now() + 7_200_000;
		expect(readdirSync(shelf)).toContain('.keep-0123456789abcdef.tmp');
		await run(['keep', archive, '--folder', path.join(path.dirname(archive), 'logs')], path.dirname(archive), {clock: () => later});
		expect(readdirSync(shelf)).not.toContain('.keep-0123456789abcdef.tmp');
	});

	test('two at once keep everything once', async () => {
		const {home, logs, archive} = await simulated(12);
		const keepers = await Promise.all([1, 2, 3].map(async () => run(['keep', archive, '--folder', logs], home)));
		expect(keepers.map(({exitCode, stderr}) => [exitCode, stderr])).toEqual([[0, ''], [0, ''], [0, '']]);
		const held = hashesOf(archive).values().toArray();
		expect(new Set(held).size).toBe(held.length);
		expect(readdirSync(archive, {recursive: true}).filter(name => String(name).endsWith('.tmp'))).toEqual([]);
	});
});
