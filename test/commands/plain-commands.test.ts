/** What the plain commands print for a folder of two logs, each form checked for what makes it that form. */
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {failureSchema, failuresSchema} from '../../source/schema/failures.ts';
import {statusSchema} from '../../source/schema/status.ts';
import {usersSchema} from '../../source/schema/users.ts';
import {doctorSchema} from '../../source/schema/doctor.ts';
import {run} from './command-line.ts';
import {hrLog, makeHome, slackLog} from './folders.ts';

const print = async (argv: readonly string[], files?: Readonly<Record<string, string>>) => {
	const {home, logs} = makeHome(files);
	const {stdout, stderr, exitCode} = await run([...argv, logs], home);
	expect({stderr, exitCode}).toEqual({stderr: '', exitCode: 0});
	return stdout.replaceAll(logs, '/logs');
};

const linesOf = (text: string): readonly string[] => text.trimEnd().split('\n');

describe('status', () => {
	test.each(['table', 'csv', 'markdown', 'prometheus'])('%s', async format => {
		expect(await print(['status', '--format', format])).toMatchSnapshot();
	});

	test('json keeps the contract', async () => {
		const report = statusSchema.parse(JSON.parse(await print(['status', '--format', 'json'])));
		expect(report).toMatchObject({
			schemaVersion: 1,
			asOf: '2026-11-22T08:00:00.000Z',
			verdict: 'critical',
			totals: {
				connectors: 2, critical: 1, warning: 0, waiting: 0, ok: 1,
			},
			connectors: [
				{
					name: 'Slack',
					kind: 'admin-log',
					state: 'failing',
					lastImport: {
						completedAt: '2026-11-21T02:14:09.000Z', availableFromSource: 1204, failed: 14, failureRows: 2, imbalance: 0, fanOut: 2.749,
					},
					totals: {imports: 1, failed: 14, failureRows: 2},
				},
				{
					name: 'HR', kind: 'records-log', state: 'healthy', lastImport: {
						imported: 4, failed: 0, skipped: null, availableForImport: null, imbalance: null, fanOut: null,
					},
				},
			],
			files: {
				read: 2, duplicates: 0, pending: 0, problems: [],
			},
		});
		expect(report).not.toHaveProperty('masked');
	});

	test('every byte of every file is accounted for', async () => {
		const {files} = statusSchema.parse(JSON.parse(await print(['status', '--format', 'json'], {
			'Slack_Log.txt': `nonsense\n${slackLog}`, 'empty.txt': '', 'page.txt': '<!doctype html><title>Sign in</title>\n', 'HR_Log.txt': hrLog, 'copy/HR_Log.txt': hrLog,
		})));
		expect(files.list.map(file => [file.path, file.status])).toEqual([
			['HR_Log.txt', 'read'], ['Slack_Log.txt', 'read'], ['copy/HR_Log.txt', 'duplicate'], ['empty.txt', 'pending'], ['page.txt', 'unrecognised'],
		]);
		for (const file of files.list) {
			if (file.bytes === null) {
				continue;
			}

			const {total, understood, pending, skipped} = file.bytes;
			expect(understood + pending + skipped, file.path).toBe(total);
		}

		expect(files).toMatchObject({
			read: 2, duplicates: 1, pending: 1, unrecognised: 1,
		});
	});

	test('ndjson is one connector a line', async () => {
		const lines = linesOf(await print(['status', '--format', 'ndjson'])).map(line => JSON.parse(line) as {name: string; asOf: string});
		expect(lines.map(({name, asOf}) => [name, asOf])).toEqual([['Slack', '2026-11-22T08:00:00.000Z'], ['HR', '2026-11-22T08:00:00.000Z']]);
	});

	test('an empty folder is unknown, not ok', async () => {
		expect(await print(['status'], {})).toMatch(/^unknown: no connector seen/v);
		expect(JSON.parse(await print(['status', '--format', 'json'], {}))).toMatchObject({verdict: 'unknown', connectors: []});
	});

	test('without a folder: the configuration\'s, else the current one', async () => {
		const {home, logs} = makeHome();
		expect(await run(['status'], home, {currentFolder: logs})).toMatchObject({stdout: expect.stringContaining('Slack') as string});
		mkdirSync(path.join(home, 'config', 'connwatch'), {recursive: true});
		writeFileSync(path.join(home, 'config', 'connwatch', 'config.json'), JSON.stringify({folders: [logs], connectors: {Teams: {createdAt: '2026-11-21T00:00:00Z'}}}));
		const {stdout} = await run(['status'], home);
		expect(stdout).toContain('Slack');
		expect(stdout).toContain('waiting');
	});

	test('folders with dashes, spaces and Unicode', async () => {
		const {home, logs} = makeHome({'-a b/日本 é/Slack_Log.txt': slackLog});
		for (const argv of [['--', `${logs}/-a b`], [`--folder=${logs}/-a b/日本 é`]]) {
			expect(await run(['status', ...argv], home)).toMatchObject({stdout: expect.stringContaining('1 critical') as string});
		}
	});

	test('colours only on a terminal that has them, and not against NO_COLOR or --no-color', async () => {
		const {home, logs} = makeHome();
		const terminal = {
			isStdinTty: true, isStdoutTty: true, isStderrTty: true, columns: 100, rows: 30, colorDepth: 8,
		};
		const isColored = async (argv: readonly string[], environment = {}) => {
			const {stdout} = await run(['status', logs, ...argv], home, {terminal, environment: {XDG_STATE_HOME: home, XDG_CONFIG_HOME: home, ...environment}});
			return stdout.includes('\u001B');
		};

		expect(await isColored([])).toBe(true);
		expect(await isColored(['--no-color'])).toBe(false);
		expect(await isColored([], {NO_COLOR: '1'})).toBe(false);
		expect(await isColored(['--format', 'csv'])).toBe(false);
	});

	test('a terminal is given the worst findings of hundreds, and told how many more there are; whoever reads on is given all', async () => {
		const {home, logs} = makeHome(Object.fromEntries(Array.from({length: 60}, (_, index) => [`Connector ${index}_Log.txt`, slackLog])));
		const terminal = {
			isStdinTty: false, isStdoutTty: true, isStderrTty: false, columns: 80, rows: 24, colorDepth: 1,
		};
		const findingsOf = (text: string): readonly string[] => linesOf(text.slice(text.indexOf('What needs a look'))).slice(1, -2);
		const {stdout: shown} = await run(['status', logs], home, {terminal});
		const {stdout: whole} = await run(['status', logs], home);
		expect(findingsOf(whole)).toHaveLength(120);
		expect(findingsOf(shown)).toEqual([...findingsOf(whole).slice(0, 50), 'and 70 more: append "| more" to see all.']);
	});

	test.each([40, 80, 120])('the table fits %i columns, also in ASCII', async columns => {
		const {home, logs} = makeHome();
		const terminal = {
			isStdinTty: false, isStdoutTty: true, isStderrTty: false, columns, rows: 30, colorDepth: 1,
		};
		const {stdout} = await run(['status', '--ascii', logs], home, {terminal});
		const board = stdout.slice(stdout.indexOf('\n\n') + 2, stdout.indexOf('What needs a look'));
		expect(Math.max(...linesOf(board).map(line => line.length))).toBeLessThanOrEqual(columns);
		expect(stdout).toMatch(/^[\n\u0020-\u007E]*$/v);
		expect(board).toContain('X failing');
	});
});

describe('failures', () => {
	test.each(['table', 'csv', 'markdown'])('%s', async format => {
		expect(await print(['failures', '--format', format])).toMatchSnapshot();
	});

	test('json and ndjson hold the same rows', async () => {
		const rows = failuresSchema.parse(JSON.parse(await print(['failures', '--format', 'json'])));
		expect(linesOf(await print(['failures', '--format', 'ndjson'])).map(line => failureSchema.parse(JSON.parse(line)))).toEqual(rows);
		expect(rows[0]).toEqual({
			connector: 'Slack', completedAt: '2026-11-21T02:14:09.000Z', itemId: 'a1', sourceUserId: 'joe@example.com', m365UserId: null,
			reason: 'User mapping not found', category: 'user-mapping', path: 'Slack_Log.txt', line: 10,
		});
	});

	test.each([
		[['--connector', 'slack'], 2],
		[['--reason', 'Item | too large'], 1],
		[['--reason', 'ITEM | too  large'], 1],
		[['--reason', 'budget'], 0],
		[['--user', 'JANE@example.com'], 1],
		[['--user', 'joe@example.com'], 1],
		[['--since', '2026-11-21T02:14:09Z'], 2],
		[['--until', '2026-11-21T02:14:09Z'], 0],
		[['--since', '1d'], 0],
		[['--limit', '1'], 1],
	])('%j gives %i', async (flags, count) => {
		expect(JSON.parse(await print(['failures', '--format', 'json', ...flags]))).toHaveLength(count);
	});

	test('no row is still valid', async () => {
		expect(await print(['failures', '--format', 'json'], {'HR_Log.txt': hrLog})).toBe('[]\n');
		expect(await print(['failures', '--format', 'ndjson'], {'HR_Log.txt': hrLog})).toBe('');
		expect(await print(['failures'], {'HR_Log.txt': hrLog})).toBe('No failed item is listed in the logs that match.\n');
	});
});

describe('users', () => {
	test.each(['table', 'csv', 'markdown', 'mapping-csv', 'ndjson'])('%s', async format => {
		expect(await print(['users', '--format', format])).toMatchSnapshot();
	});

	test('json keeps its schema', async () => {
		expect(usersSchema.parse(JSON.parse(await print(['users', '--format', 'json']))).users).toHaveLength(1);
	});
});

describe('what is acknowledged', () => {
	test('needs a look in no form of the status; JSON says that it is acknowledged', async () => {
		const {home, logs} = makeHome();
		await run(['ack', 'add', '--connector', 'Slack', '--check', 'failed-items', '--note', 'known', '--expires', '30d'], home);
		for (const format of ['table', 'csv', 'markdown']) {
			const {stdout} = await run(['status', logs, '--format', format], home);
			expect(stdout, format).toContain('12 items imported without attachments');
			// The handover sentence "14 items failed; the log lists …" is a fact, not a finding.
			expect(stdout, format).not.toMatch(/14 items failed(?!;)/v);
		}

		const {stdout} = await run(['status', logs, '--format', 'json'], home);
		expect(statusSchema.parse(JSON.parse(stdout)).connectors[0]!.findings).toContainEqual({
			check: 'failed-items', severity: 'critical', message: '14 items failed', acknowledged: true,
		});
	});
});

describe('a filter mistyped', () => {
	test.each(['failures', 'users'])('%s refuses a period that holds nothing', async command => {
		const {home, logs} = makeHome();
		expect(await run([command, logs, '--since', '2026-11-22', '--until', '2026-11-20'], home)).toMatchObject({exitCode: 64, stdout: '', stderr: expect.stringContaining('exchange them') as string});
		expect(await run([command, logs, '--since', '1d', '--until', '1d'], home)).toMatchObject({exitCode: 64});
	});

	test('a reason no log gives: what may have been meant', async () => {
		const {home, logs} = makeHome();
		expect(await run(['failures', logs, '--reason', 'User maping not found', '--format', 'csv'], home)).toMatchObject({
			exitCode: 0, stderr: 'connwatch: No log gives the reason "User maping not found": did you mean "User mapping not found"?\n',
		});
	});

	test('a reason the logs write in two ways is asked for as one of them', async () => {
		const {home, logs} = makeHome({'Slack_Log.txt': `${slackLog}a3\tann@example.com\t\tUSER mapping not found\n`});
		expect(await run(['failures', logs, '--reason', 'user mapping not found'], home)).toMatchObject({exitCode: 64, stderr: expect.stringContaining('choose "USER mapping not found" or "User mapping not found"') as string});
		const {stdout} = await run(['failures', logs, '--reason', 'USER mapping not found', '--format', 'ndjson'], home);
		expect(linesOf(stdout)).toHaveLength(1);
	});

	test('part of a connector\'s name: the whole', async () => {
		const {home, logs} = makeHome({'Slack eDiscovery_Log.txt': slackLog});
		expect(await run(['check', logs, '--connector', 'slack'], home)).toMatchObject({exitCode: 3, stdout: 'CONNWATCH UNKNOWN - There is no connector "slack": did you mean "Slack eDiscovery"?\n'});
	});
});

describe('an empty list', () => {
	const unlisted = {'Slack_Log.txt': slackLog.slice(0, slackLog.indexOf('Failed item details'))};

	test.each(['failures', 'users'])('of %s is no good news where items failed that nobody listed', async command => {
		const {home, logs} = makeHome(unlisted);
		const {stdout, stderr, exitCode} = await run([command, logs], home);
		expect(exitCode).toBe(0);
		expect(stdout).toMatch(/^No .*in the logs that match\.\n$/v);
		expect(stderr).toBe('connwatch: 14 items failed, but the log lists none of them. Download the log again, or look into the audit log.\n');
	});

	test.each(['failures', 'users'])('of %s is no good news where no log is held', async command => {
		const {home, logs} = makeHome({});
		expect(await run([command, logs], home)).toMatchObject({stderr: expect.stringMatching(/^connwatch: No import is held here: /v) as string});
	});

	test('is left to itself in formats for programs', async () => {
		expect(await print(['failures', '--format', 'csv'], unlisted)).toMatch(/^connector,/v);
	});
});

describe('check', () => {
	test('one line, performance data, the exit code of the verdict', async () => {
		const {home, logs} = makeHome();
		expect(await run(['check', logs], home)).toEqual({
			exitCode: 2,
			stderr: '',
			stdout: 'CONNWATCH CRITICAL - 1 critical, 1 ok; Slack failing: 14 items failed | connectors=2;;;0 critical=1;;0;0 warning=0;0;;0 waiting=0;;;0 muted=0;;;0 ok=1;;;0 missing_logs=0;0;;0 unknown_logs=0;0;;0 failed_items=14;;;0\n',
		});
		expect(await run(['check', logs, '--connector', 'hr'], home)).toMatchObject({exitCode: 0, stdout: expect.stringMatching(/^CONNWATCH OK - 1 ok \| connectors=1;/v) as string});
	});
});

describe('doctor', () => {
	test('answers in sentences, and as JSON', async () => {
		const {home, logs} = makeHome();
		const {stdout} = await run(['doctor', logs, `${home}/nowhere`, '--format', 'json'], home);
		const {answers} = doctorSchema.parse(JSON.parse(stdout));
		expect(answers.filter(({topic}) => topic === 'folders').map(({name, state}) => [name.replace(home, '~'), state])).toEqual([['~/logs', 'good'], ['~/nowhere', 'problem']]);
		expect(answers.find(({name}) => name === 'events')).toMatchObject({state: 'good'});
		expect(await run(['doctor', logs], home)).toMatchObject({stdout: expect.stringContaining('✓ state folder: ') as string});
	});

	test('a configuration with a mistake is told, not thrown', async () => {
		const {home, logs} = makeHome();
		writeFileSync(path.join(home, 'wrong.json'), '{"foldrs": []}');
		const {stdout, exitCode} = await run(['doctor', logs, '--config', `${home}/wrong.json`], home);
		expect(exitCode).toBe(0);
		expect(stdout).toMatch(/✗ configuration: The configuration cannot be used: .*unknown key "foldrs"/v);
	});

	test('--redact keeps the structure and no identifier, and nothing goes to a terminal', async () => {
		const {home, logs} = makeHome();
		const {stdout, exitCode} = await run(['doctor', '--redact', `${logs}/Slack_Log.txt`], home);
		expect(exitCode).toBe(0);
		expect(stdout).toHaveLength(slackLog.length);
		expect(stdout).toContain('Items failed: 14\n');
		expect(stdout).not.toMatch(/joe|jane|example/v);
		const terminal = {
			isStdinTty: true, isStdoutTty: true, isStderrTty: true, columns: 80, rows: 24, colorDepth: 1,
		};
		expect(await run(['doctor', '--redact', `${logs}/Slack_Log.txt`], home, {terminal})).toMatchObject({exitCode: 64, stdout: ''});
		expect(await run(['doctor', '--redact', `${logs}/none`], home)).toMatchObject({exitCode: 66});
	});
});

describe('--mask', () => {
	const forms: ReadonlyArray<readonly [string, string]> = [
		...['table', 'json', 'ndjson', 'csv', 'markdown', 'prometheus'].map(format => ['status', format] as const),
		...['table', 'json', 'ndjson', 'csv', 'markdown'].map(format => ['failures', format] as const),
		...['table', 'json', 'ndjson', 'csv', 'markdown'].map(format => ['users', format] as const),
	];

	test.each(forms)('%s as %s shows nobody, the same token every time, and says that it is masked', async (command, format) => {
		const {home, logs} = makeHome();
		const first = await run([command, logs, '--format', format, '--mask'], home);
		expect(first).toMatchObject({stderr: '', exitCode: 0});
		expect(first.stdout).not.toMatch(/joe|jane|\ba1\b/v);
		expect(first.stdout).toMatch(/masked/iv);
		expect(await run([command, logs, '--format', format, '--mask'], home)).toEqual(first);
		if (command !== 'status') {
			expect(first.stdout).toMatch(/user-[\da-f]{8}/v);
		}
	});

	test('another home, other tokens', async () => {
		const homes = [makeHome(), makeHome()];
		const [one, other] = await Promise.all(homes.map(async ({home, logs}) => run(['users', logs, '--mask', '--format', 'csv'], home)));
		expect(one!.stdout).not.toBe(other!.stdout);
	});

	test('a mapping file of masked users is refused', async () => {
		const {home, logs} = makeHome();
		expect(await run(['users', logs, '--mask', '--format', 'mapping-csv'], home)).toMatchObject({exitCode: 64, stdout: ''});
	});
});
