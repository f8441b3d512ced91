import {createHash} from 'node:crypto';
import {cpSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {reportSchema, type EvidenceReport} from '../../source/schema/report.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {run} from './command-line.ts';

const sample = path.join(import.meta.dirname, '..', '..', 'samples', 'demo-tenant');
const logs = path.join(sample, 'logs');
const configuration = path.join(sample, 'configuration.json');

const homeWithAcknowledgements = (): string => {
	const home = makeFolder();
	cpSync(path.join(sample, 'acknowledgements.json'), path.join(home, 'state', 'connwatch', 'acknowledgements.json'));
	return home;
};

const reportOf = async (...flags: readonly string[]): Promise<EvidenceReport> => {
	const {stdout, stderr} = await run(['report', '--config', configuration, '--format', 'json', ...flags], homeWithAcknowledgements());
	expect(stderr).toBe('');
	return reportSchema.parse(JSON.parse(stdout));
};

const daysOf = async (connector: string, ...flags: readonly string[]) => {
	const report = await reportOf('--connector', connector, ...flags);
	expect(report.connectors).toHaveLength(1);
	return report.connectors[0]!.days;
};

describe('connwatch report', () => {
	test.each([
		[['--from', '2026-11-20', '--to', '2026-11-10'], 'exchange them'],
		[['--from', '2030-01-01'], '--from 2030-01-01 lies ahead: today is 2026-11-22 (UTC).'],
		[['--from', '1026-11-01'], '--from 1026-11-01 is more than ten years ago'],
		[['--to', '2020-01-01'], '--to 2020-01-01 is before 2026-10-17, the first day anything is held of.'],
	])('refuses a period that cannot be meant: %j', async (flags, sentence) => {
		const ended = await run(['report', '--config', configuration, ...flags], homeWithAcknowledgements());
		expect(ended).toMatchObject({exitCode: 64, stdout: '', stderr: expect.stringContaining(sentence) as string});
	});

	test('of ten years, or of nothing held, is still a report', async () => {
		expect(await daysOf('Jive', '--from', '2016-11-22', '--to', '2016-11-22')).toMatchObject([{state: 'before', held: false}]);
	});

	test('goes from the first day held to today when nobody says otherwise, by name', async () => {
		const {from, to, connectors} = await reportOf();
		expect([from, to]).toEqual(['2026-10-17', '2026-11-22']);
		const names = connectors.map(({name}) => name);
		expect(names).toHaveLength(26);
		expect(names).toEqual(names.toSorted((one, other) => one.toLowerCase() < other.toLowerCase() ? -1 : 1));
		expect(new Set(connectors.map(({days}) => days.length))).toEqual(new Set([37]));
	});

	test('adds up to what the board says', async () => {
		const {stdout} = await run(['status', '--config', configuration, '--format', 'json'], homeWithAcknowledgements());
		const board = JSON.parse(stdout) as {connectors: Array<{name: string; kind: string; totals: Record<'imports' | 'imported' | 'failed' | 'skipped', number | null>}>};
		const {connectors} = await reportOf();
		const logged = board.connectors.filter(({kind}) => kind === 'admin-log');
		for (const {name, kind, totals} of logged) {
			const days = connectors.find(connector => connector.name === name)!.days.filter(({imports}) => imports > 0);
			const sum = (field: 'imports' | 'imported' | 'failed' | 'skipped'): number => days.reduce((total, day) => total + day[field]!, 0);
			expect({
				name, kind, imports: sum('imports'), imported: sum('imported'), failed: sum('failed'), skipped: sum('skipped'),
			}).toEqual({
				name, kind, imports: totals.imports, imported: totals.imported, failed: totals.failed, skipped: totals.skipped,
			});
		}
	});

	test('takes both ends in, and no day to come', async () => {
		const days = await daysOf('Jive', '--from', '2026-11-20', '--to', '2026-11-21');
		expect(days.map(({date}) => date)).toEqual(['2026-11-20', '2026-11-21']);
		expect(await daysOf('Jive', '--from', '2026-11-22', '--to', '2026-12-31')).toHaveLength(1);
	});

	test('names the files of a day with the hash of their bytes', async () => {
		const [day] = await daysOf('Webex Teams', '--from', '2026-11-15', '--to', '2026-11-15');
		expect(day!.files.map(file => file.path)).toEqual(['Webex Teams_Log (3).txt', 'Webex Teams_Log (4).txt']);
		for (const {path: file, sha256} of day!.files) {
			expect(sha256).toBe(createHash('sha256').update(readFileSync(path.join(logs, file))).digest('hex'));
		}
	});

	test.each([
		['Webex Teams', '2026-11-22', {
			state: 'imported', held: true, balanced: false, imports: 1,
		}],
		['Webex Teams', '2026-11-21', {
			state: 'imported', held: true, balanced: true, imports: 1,
		}],
		['Facebook Business Pages', '2026-11-21', {
			state: 'empty', held: true, balanced: true, imports: 0, failed: null,
		}],
		['Slack eDiscovery', '2026-11-15', {
			state: 'missing', held: false, balanced: null, imports: 0, imported: null, files: [],
		}],
		['Slack eDiscovery', '2026-11-06', {
			state: 'lost', held: false, balanced: null, files: [],
		}],
		['YouTube', '2026-11-19', {
			state: 'silent', held: true, balanced: null, files: [{path: 'YouTube_Log (4).txt'}],
		}],
		['HR termination data', '2026-11-18', {
			state: 'failed', held: true, balanced: null, imports: 1, availableForImport: null, failed: 1,
		}],
		['Epic', '2026-11-20', {state: 'idle', held: false, balanced: null}],
		['ServiceNow', '2026-11-20', {state: 'before', held: false, balanced: null}],
		['Bloomberg Message', '2026-11-22', {imports: 1, failed: 42, files: [{path: 'Bloomberg Message_Log (4).txt'}, {path: 'audit/AuditLog_2026-11-22.csv'}]}],
		['Jive', '2026-11-20', {state: 'failed', acknowledgements: [{reason: 'Target mailbox has no licence', check: null, note: 'contractors, licences ordered'}]}],
		['Jive', '2026-11-21', {acknowledgements: []}],
	])('%s on %s', async (connector, date, expected) => {
		const [day] = await daysOf(connector, '--from', date, '--to', date);
		expect(day).toMatchObject(expected);
	});

	test('is printed in every format from the same days', async () => {
		const text = async (format: string): Promise<string> => {
			const twoDays = ['--connector', 'jive', '--from', '2026-11-20', '--to', '2026-11-21'];
			const {stdout, exitCode} = await run(['report', '--config', configuration, ...twoDays, '--format', format], homeWithAcknowledgements());
			expect(exitCode).toBe(0);
			return stdout;
		};

		expect(await text('table')).toMatch(/2026-11-20 +✗ failed +yes +yes +1 +1,\d{3} +1,\d{3} +0 +\d+ +16 +1 +Target mailbox has no licence/v);
		expect(await text('markdown')).toMatch(/^\| 2026-11-20 \| failed \| yes \| yes \| 1 \|.*\| 16 \| 1 \| Target mailbox has no licence: contractors, licences ordered \|$/mv);
		const csv = await text('csv');
		expect(csv.split('\r\n')).toHaveLength(4);
		expect(csv).toMatch(/^2026-11-22T08:00:00\.000Z,Jive,2026-11-20,failed,true,true,1,.*Jive_Log \(4\)\.txt [0-9a-f]{64},/mv);
		const lines = (await text('ndjson')).trimEnd().split('\n').map(line => JSON.parse(line) as unknown); // eslint-disable-line unicorn/no-await-expression-member
		expect(lines).toMatchObject([{connector: 'Jive', date: '2026-11-20', failed: 16}, {connector: 'Jive', date: '2026-11-21', failed: 0}]);
	});

	test('says what is wrong with what was asked', async () => {
		const ended = async (...flags: readonly string[]) => run(['report', '--config', configuration, ...flags], makeFolder());
		expect(await ended('--from', '2026-11-22', '--to', '2026-11-21')).toMatchObject({exitCode: 64, stderr: 'connwatch: --from 2026-11-22 is after --to 2026-11-21: exchange them.\n'});
		expect(await ended('--from', '2026-02-30')).toMatchObject({exitCode: 64});
		expect(await ended('--connector', 'Jvie')).toMatchObject({exitCode: 64, stderr: expect.stringContaining('did you mean "Jive"?') as unknown});
	});

	test('of an empty folder says that nothing was seen', async () => {
		const empty = makeFolder();
		const {stdout} = await run(['report', empty], makeFolder());
		expect(stdout).toContain('No connector was seen.');
	});
});
