import {
	existsSync,
	mkdirSync,
	readFileSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {acknowledgementListSchema} from '../../source/schema/acknowledgement-list.ts';
import type {StatusReport} from '../../source/schema/status.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {run} from './command-line.ts';
import {smallLog} from './small-log.ts';

const add = (...more: readonly string[]): readonly string[] => ['ack', 'add', '--connector', 'Slack', ...more];
const valid = ['--reason', 'Licence missing', '--note', 'ordered', '--expires', '14d', '--anyway'];

const held = async (home: string) => {
	const {stdout} = await run(['ack', 'list', '--format', 'json'], home);
	return acknowledgementListSchema.parse(JSON.parse(stdout)).acknowledgements;
};

describe('connwatch ack', () => {
	test('adds, lists and removes', async () => {
		const home = makeFolder();
		expect(await run(['ack'], home)).toMatchObject({exitCode: 0, stdout: 'Nothing is acknowledged.\n'});
		const {stdout} = await run(add(...valid), home);
		expect(stdout).toMatch(/^Acknowledged: Slack, "Licence missing", until 2026-12-06 08:00 UTC \([0-9a-f]{8}\)\.\n$/v);
		const [first] = await held(home);
		const {id, ...rest} = first!;
		expect(rest).toEqual({
			connector: 'Slack', reason: 'Licence missing', check: null, shape: null, author: 'ana', ticket: null, note: 'ordered', createdAt: '2026-11-22T08:00:00.000Z', expiresAt: '2026-12-06T08:00:00.000Z', expired: false,
		});
		expect(await run(['ack', 'remove', id.slice(0, 4)], home)).toMatchObject({exitCode: 0, stdout: expect.stringMatching(/^No longer acknowledged: Slack/v) as unknown});
		expect(await held(home)).toEqual([]);
	});

	test('says which have expired, to the millisecond', async () => {
		const home = makeFolder();
		await run(add('--check', 'volume', '--note', 'fair', '--expires', '1h', '--anyway'), home);
		const at = async (time: string) => run(['ack', '--now', time], home);
		const before = await at('2026-11-22T08:59:59.999Z');
		expect(before.stdout).not.toContain('expired');
		const after = await at('2026-11-22T09:00:00Z');
		expect(after.stdout).toMatch(/check volume +2026-11-22 09:00 expired +ana +fair/v);
	});

	test.each([
		[['ack', 'add', '--reason', 'a', '--note', 'b', '--expires', '1d'], '--connector'],
		[add('--note', 'b', '--expires', '1d'), 'either --reason with a failure reason, or --check'],
		[add('--reason', 'a', '--check', 'volume', '--note', 'b', '--expires', '1d'), 'either --reason with a failure reason, or --check'],
		[add('--reason', 'a', '--expires', '1d'), '--note'],
		[add('--reason', 'a', '--note', ' ', '--expires', '1d'), '--note'],
		[add('--reason', 'a', '--note', 'b'), '--expires'],
		[add('--reason', 'a', '--note', 'b', '--expires', '2026-11-22'), 'must lie ahead'],
		[add('--reason', 'a', '--note', 'b', '--expires', 'soon'), 'is not a date or duration'],
		[add('--check', 'freshnes', '--note', 'b', '--expires', '1d'), 'did you mean freshness?'],
		[['ack', ...add(...valid).slice(2)], 'ack list does not take --connector: connwatch ack add acknowledges something.'],
		[['ack', 'remove', 'ffff', '--note', 'b'], 'ack remove does not take --note'],
		[['ack', 'list', 'ffff'], 'ack list does not take "ffff": connwatch ack --help shows what it takes.'],
		[['ack', 'add', 'ffff', ...valid], 'ack add does not take "ffff"'],
		[['ack', 'remove'], 'needs an id'],
		[['ack', 'remove', ''], 'needs an id'],
		[['ack', 'remove', 'ffff'], 'There is no acknowledgement "ffff"'],
		[['ack', 'forget'], 'ack knows no action'],
	])('%j is a usage error', async (argv, sentence) => {
		const home = makeFolder();
		const {exitCode, stdout, stderr} = await run(argv, home);
		expect(exitCode).toBe(64);
		expect(stdout).toBe('');
		expect(stderr).toContain(sentence);
		expect(await held(home)).toEqual([]);
	});

	test('mutes a connector whose failures are known, and hides no new one', async () => {
		const home = makeFolder();
		const folder = path.join(home, 'logs');
		mkdirSync(folder);
		const judged = async (...reasons: readonly string[]): Promise<string> => {
			writeFileSync(path.join(folder, 'Slack_Log.txt'), reasons.map((reason, index) => smallLog(`2026-11-${15 + index}T02:00:00Z`, reason === '' ? [] : [reason])).join('\n'));
			const {stdout} = await run(['status', folder, '--format', 'json'], home);
			const {connectors, totals, verdict} = JSON.parse(stdout) as {verdict: string; totals: {muted: number}; connectors: ReadonlyArray<Record<string, string>>};
			const connector = connectors[0]!;
			return [connector['state'], connector['severity'], connector['mutedUntil'], connector['mutedBy'], totals.muted, verdict].join(' ');
		};

		const known = ['', '', '', '', '', 'Licence missing', '', ''];
		expect(await judged(...known)).toBe('unresolved warning   0 warning');
		expect(await run(['ack', 'add', '--folder', folder, '--connector', 'slack', '--reason', 'licence  missing', '--note', 'ordered', '--expires', '14d', '--as', 'eve', '--ticket', 'INC-7'], home)).toMatchObject({exitCode: 0});
		expect(await held(home)).toMatchObject([{
			connector: 'Slack', reason: 'Licence missing', author: 'eve', ticket: 'INC-7',
		}]);
		expect(await judged(...known)).toBe('unresolved muted 2026-12-06T08:00:00.000Z eve 1 ok');
		expect(await judged('', '', '', '', 'Mailbox full', 'Licence missing', '', '')).toBe('unresolved warning   0 warning');
	});

	test.each([
		[['--connector', 'Slak', '--reason', 'Licence missing'], 'There is no connector "Slak": did you mean "Slack"? connwatch status lists them; --anyway stores it all the same.'],
		[['--connector', 'Bloomberg', '--check', 'volume'], 'There is no connector "Bloomberg". connwatch status lists them; --anyway stores it all the same.'],
		[['--connector', 'Slack', '--reason', 'Licence mising'], 'No log of "Slack" gives the reason "Licence mising": did you mean "Licence missing"? --anyway stores it all the same.'],
		[['--connector', 'Slack', '--reason', 'Throttled'], 'No log of "Slack" gives the reason "Throttled". --anyway stores it all the same.'],
	])('of %j is refused with the nearest names', async (about, sentence) => {
		const home = makeFolder();
		writeFileSync(path.join(home, 'Slack_Log.txt'), smallLog('2026-11-22T02:00:00Z', ['Licence missing']));
		const argv = ['ack', 'add', ...about, '--note', 'known', '--expires', '14d'];
		expect(await run(argv, home)).toMatchObject({exitCode: 64, stdout: '', stderr: `connwatch: ${sentence}\n`});
		expect(await held(home)).toEqual([]);
		expect(await run([...argv, '--anyway'], home)).toMatchObject({exitCode: 0});
		expect(await held(home)).toHaveLength(1);
	});

	test('of what was not understood is about lines of one shape, in one connector or in all', async () => {
		const home = makeFolder();
		for (const name of ['Slack', 'Jive']) {
			writeFileSync(path.join(home, `${name}_Log.txt`), `${smallLog('2026-11-22T02:00:00Z', [])}Retries until 11/22/2026 done: 7 of 9 failed\n`);
		}

		const mutedOf = async (): Promise<readonly string[]> => {
			const {stdout} = await run(['status', '--format', 'json'], home);
			return (JSON.parse(stdout) as StatusReport).connectors.filter(({severity}) => severity === 'muted').map(({name}) => name);
		};

		const ending = ['--note', 'harmless', '--expires', '14d'];
		expect(await run(add('--check', 'unread', ...ending), home)).toMatchObject({exitCode: 0, stderr: ''});
		expect(await held(home)).toMatchObject([{connector: 'Slack', check: 'unread', shape: 'retries until # done: # of # failed'}]);
		expect(await mutedOf()).toEqual(['Slack']);
		expect(await run(['ack', 'add', '--check', 'unread', '--line', 'Retries until 1/2/2026 done: 1 of 2 failed', ...ending], home)).toMatchObject({exitCode: 0, stderr: ''});
		expect(await mutedOf()).toEqual(['Jive', 'Slack']);
		expect(await run(add('--check', 'unread', '--line', 'another line', ...ending), home)).toMatchObject({exitCode: 64});
		expect(await run(add('--check', 'volume', '--line', 'a', ...ending), home)).toMatchObject({exitCode: 64});
	});

	test('sets a damaged file aside, says so, and goes on', async () => {
		const home = makeFolder();
		const file = path.join(home, 'state', 'connwatch', 'acknowledgements.json');
		mkdirSync(path.dirname(file), {recursive: true});
		writeFileSync(file, '{"schemaVersion": 1, "acknow');
		const {exitCode, stderr} = await run(add(...valid), home);
		expect(exitCode).toBe(0);
		expect(stderr).toContain('was damaged: it is kept as acknowledgements.json.damaged-2026-11-22T08-00-00-000Z-');
		expect(await held(home)).toHaveLength(1);
	});

	test('what cannot be read is not called nothing', async () => {
		const home = makeFolder();
		mkdirSync(path.join(home, 'state', 'connwatch'), {recursive: true});
		writeFileSync(path.join(home, 'state', 'connwatch', 'acknowledgements.json'), '{"schemaVersion": 2}');
		expect(await run(['ack', '--format', 'json'], home)).toMatchObject({exitCode: 74, stdout: '', stderr: expect.stringContaining('was written by a newer connwatch') as unknown});
	});

	test('writes through no link, and says so', async () => {
		const home = makeFolder();
		mkdirSync(path.join(home, 'state', 'connwatch'), {recursive: true});
		writeFileSync(path.join(home, 'precious'), 'precious');
		symlinkSync(path.join(home, 'precious'), path.join(home, 'state', 'connwatch', 'acknowledgements.json'));
		expect(await run(add(...valid), home)).toMatchObject({exitCode: 74, stderr: expect.stringContaining('is a link, and links are not followed') as unknown});
		expect(readFileSync(path.join(home, 'precious'), 'utf8')).toBe('precious');
	});

	test('prints hostile text safely', async () => {
		const home = makeFolder();
		await run(['ack', 'add', '--connector', 'S\u001B[31m', '--reason', '\u202Eevil\u0007', '--note', 'a\nb', '--expires', '1d', '--anyway'], home);
		for (const argv of [['ack'], ['ack', '--format', 'json'], ['ack', 'remove', 'x']]) {
			const {stdout, stderr} = await run(argv, home);
			expect(/[\u001B\u0007\u202E]/v.test(stdout + stderr)).toBe(false);
		}

		expect(await held(home)).toMatchObject([{connector: 'S\u001B[31m', reason: '\u202Eevil\u0007', note: 'a\nb'}]);
	});

	test('is silent about a folder it never wrote', async () => {
		const home = makeFolder();
		await run(['ack'], home);
		expect(existsSync(path.join(home, 'state'))).toBe(false);
	});
});
