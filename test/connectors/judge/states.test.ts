import {describe, expect, it} from 'vitest';
import {states} from '../../../source/connectors/judge/states.ts';
import type {Severity, StateName} from '../../../source/connectors/model.ts';
import type {LogFile} from '../../../source/connectors/reading.ts';
import {
	acknowledgement,
	at,
	connectorSettings,
	dailyImports,
	emptyDay,
	importBlock,
	logFile,
	logOf,
	mappingReason,
	now,
	problem,
	settingsOf,
} from '../build.ts';
import {
	type Circumstances,
	findingsOf,
	only,
	tenantOf,
} from '../judged.ts';

const hour = 3_600_000;
const day = 24 * hour;
const week = dailyImports('2026-11-10', '2026-11-21');
const withNewest = (...parameters: Parameters<typeof importBlock>): readonly LogFile[] => [logOf('Slack_Log.txt', ...week, importBlock(...parameters))];
const slack = (rest: Parameters<typeof connectorSettings>[1] = {}): Circumstances => ({settings: settingsOf(connectorSettings('Slack', rest))});
const emptyWeeks = (...dates: readonly string[]): LogFile => logFile('Slack_Log.txt', {
	reading: {imports: dailyImports('2026-11-01', '2026-11-20'), emptyDays: dates.map(date => emptyDay(date))},
});

describe('the table of states', () => {
	it('has the order and the severities of the contract', () => {
		expect(states.map(({name, severity}) => `${name} ${severity}`)).toEqual([
			'unreadable critical',
			'failing critical',
			'overdue critical',
			'gap warning',
			'unbalanced warning',
			'unresolved warning',
			'partial warning',
			'late warning',
			'suspicious warning',
			'waiting waiting',
			'quiet ok',
			'paused muted',
			'healthy ok',
		]);
		expect(states.every(({meaning}) => meaning.length > 5)).toBe(true);
	});
});

type Case = readonly [what: string, state: StateName, files: readonly LogFile[], circumstances?: Circumstances];

const evidenceAt = at('2026-11-22T02:00');
const cases: readonly Case[] = [
	['a week of clean imports', 'healthy', withNewest()],

	['failed at the limit', 'healthy', withNewest({counts: {failed: 5}}), slack({maxFailed: 5})],
	['failed over the limit', 'failing', withNewest({counts: {failed: 6}}), slack({maxFailed: 5})],
	['one failed by default', 'failing', withNewest({counts: {failed: 1}})],
	['failing stays over an empty day', 'failing', [logFile('Slack_Log.txt', {reading: {imports: [...week, importBlock({completedAt: '2026-11-21T03:00', counts: {failed: 1}})], emptyDays: [emptyDay('2026-11-22')]}})]],

	['late at 48 h', 'healthy', withNewest(), {now: evidenceAt + (48 * hour)}],
	['late after 48 h', 'late', withNewest(), {now: evidenceAt + (48 * hour) + 1}],
	['not overdue at 72 h, when a day is missing already', 'gap', withNewest(), {now: evidenceAt + (72 * hour)}],
	['overdue after 72 h', 'overdue', withNewest(), {now: evidenceAt + (72 * hour) + 1}],
	['late after its own limit', 'late', withNewest(), {...slack({warnAfter: 6 * hour}), now: evidenceAt + (6 * hour) + 1}],
	['not late at its own limit', 'healthy', withNewest(), {...slack({warnAfter: 6 * hour}), now: evidenceAt + (6 * hour)}],
	['overdue after its own limit', 'overdue', withNewest(), {...slack({errorAfter: 6 * hour}), now: evidenceAt + (6 * hour) + 1}],
	['late after the default limit', 'late', withNewest(), {
		settings: {
			...settingsOf(), defaults: {
				warnAfter: hour, errorAfter: null, maxFailed: 0, maxPartial: 0,
			},
		}, now: evidenceAt + hour + 1,
	}],
	['an empty day counts to its end', 'quiet', [emptyWeeks('2026-11-21')], {...slack({warnAfter: day}), now: at('2026-11-23')}],
	['and not longer', 'late', [emptyWeeks('2026-11-21')], {...slack({warnAfter: day}), now: at('2026-11-23') + 1}],
	['records logs are not late at 3 days', 'healthy', [logOf('HR_Log.txt', importBlock({kind: 'records-log'}))], {now: evidenceAt + (3 * day)}],
	['records logs are late after 3 days', 'late', [logOf('HR_Log.txt', importBlock({kind: 'records-log'}))], {now: evidenceAt + (3 * day) + 1}],
	['records logs are not overdue at 7 days', 'late', [logOf('HR_Log.txt', importBlock({kind: 'records-log'}))], {now: evidenceAt + (7 * day)}],
	['records logs are overdue after 7 days', 'overdue', [logOf('HR_Log.txt', importBlock({kind: 'records-log'}))], {now: evidenceAt + (7 * day) + 1}],

	['created 72 h ago, no log', 'waiting', [], slack({createdAt: now - (72 * hour)})],
	['created over 72 h ago, no log', 'overdue', [], slack({createdAt: now - (72 * hour) - 1})],
	['to be created', 'waiting', [], slack({createdAt: now + hour})],
	['listed without createdAt', 'overdue', [], slack()],
	['unexpected weekdays do not stop the 72 h of Microsoft', 'overdue', [], slack({createdAt: now - (72 * hour) - 1, expectedWeekdays: new Set([1])})],
	['a log not read yet', 'waiting', [logFile('Slack_Log.txt', {status: 'pending', reading: null})], slack({createdAt: now - hour})],
	['what was read before an unfinished last line counts', 'failing', [logFile('Slack_Log.txt', {status: 'pending', reading: {imports: [importBlock({counts: {failed: 9}})]}})], slack({createdAt: now - hour})],
	['a download in progress beside a failing log', 'failing', [...withNewest({counts: {failed: 9}}), logFile('Slack_Log.txt.part', {status: 'pending', reading: null})]],
	['a page in the folder of a connector, named like none of its logs', 'healthy', [logOf('Slack/a.txt', ...week, importBlock()), logFile('Slack/page.html', {status: 'unrecognised', reading: null, modifiedAt: now})]],
	['a page named like a log of its connector but for the date', 'unreadable', [logOf('Slack/export-2026-11-21.txt', ...week, importBlock()), logFile('Slack/export-2026-11-22.txt', {status: 'unrecognised', reading: null, modifiedAt: '2026-11-22T07:30'})]],
	['a folder that cannot be listed', 'unreadable', [logOf('Slack_Log.txt', ...week, importBlock()), logFile('Slack/', {status: 'unreadable', reading: null, modifiedAt: 0})]],

	['a missing day', 'gap', [logOf('a_Log.txt', ...dailyImports('2026-11-10', '2026-11-14')), logOf('A_Log (1).txt', ...dailyImports('2026-11-16', '2026-11-22'))]],
	['a missing day eight days ago is lost', 'healthy', [logOf('a_Log.txt', ...dailyImports('2026-11-10', '2026-11-13')), logOf('A_Log (1).txt', ...dailyImports('2026-11-15', '2026-11-22'))]],
	['the day before yesterday missing', 'gap', [logOf('a_Log.txt', ...dailyImports('2026-11-10', '2026-11-19')), logOf('A_Log (1).txt', ...dailyImports('2026-11-21', '2026-11-22'))]],
	['yesterday not held', 'healthy', [logOf('a_Log.txt', ...dailyImports('2026-11-10', '2026-11-20')), logOf('A_Log (1).txt', ...dailyImports('2026-11-22', '2026-11-22'))]],

	['more available than accounted for', 'unbalanced', withNewest({counts: {imported: 99}})],
	['more outcomes than available', 'unbalanced', withNewest({counts: {imported: 101}})],
	['an older imbalance is past', 'healthy', [logOf('Slack_Log.txt', ...week, importBlock({completedAt: '2026-11-21T01:00', counts: {imported: 99}}), importBlock())]],
	['unbalanced stays over an empty day', 'unbalanced', [logFile('Slack_Log.txt', {reading: {imports: [...week, importBlock({completedAt: '2026-11-21T03:00', counts: {imported: 99}})], emptyDays: [emptyDay('2026-11-22')]}})]],
	['a balance that cannot be checked', 'suspicious', withNewest({counts: {skipped: null}})],

	['failed yesterday, clean today', 'unresolved', [logOf('Slack_Log.txt', ...week, importBlock({completedAt: '2026-11-21T05:00', counts: {failed: 1}}), importBlock())]],
	['failed seven days ago', 'unresolved', [logOf('Slack_Log.txt', ...week, importBlock({completedAt: '2026-11-15T00:00', counts: {failed: 1}}), importBlock())]],
	['failed eight days ago', 'healthy', [logOf('Slack_Log.txt', ...week, importBlock({completedAt: '2026-11-14T23:59:59.999', counts: {failed: 1}}), importBlock())]],
	['allowed failures are never unresolved', 'healthy', [logOf('Slack_Log.txt', ...week, importBlock({completedAt: '2026-11-21T05:00', counts: {failed: 5}}), importBlock())], slack({maxFailed: 5})],
	['failed, then only attachments dropped', 'unresolved', [logOf('Slack_Log.txt', ...week, importBlock({completedAt: '2026-11-21T05:00', counts: {failed: 1}}), importBlock({counts: {partiallyImported: 1}}))]],

	['attachments dropped', 'partial', withNewest({counts: {partiallyImported: 1}})],
	['attachments dropped at the limit', 'healthy', withNewest({counts: {partiallyImported: 2}}), slack({maxPartial: 2})],
	['attachments dropped over the limit', 'partial', withNewest({counts: {partiallyImported: 3}}), slack({maxPartial: 2})],
	['partial stays over an empty day', 'partial', [logFile('Slack_Log.txt', {reading: {imports: [...week, importBlock({completedAt: '2026-11-21T03:00', counts: {partiallyImported: 1}})], emptyDays: [emptyDay('2026-11-22')]}})]],

	['an empty day on a busy weekday', 'suspicious', [emptyWeeks('2026-11-21', '2026-11-22'), logOf('Slack_Log (1).txt', importBlock({completedAt: '2026-10-25T02:00'}))]],
	['an empty day without three of its weekday', 'quiet', [logFile('Slack_Log.txt', {reading: {imports: dailyImports('2026-11-08', '2026-11-21'), emptyDays: [emptyDay('2026-11-22')]}})]],
	['a usual empty day', 'quiet', [logFile('Slack_Log.txt', {reading: {imports: dailyImports('2026-11-16', '2026-11-21'), emptyDays: ['2026-11-01', '2026-11-08', '2026-11-15', '2026-11-22'].map(date => emptyDay(date))}})]],
	['two empty days in a row', 'quiet', [logFile('Slack_Log.txt', {reading: {imports: dailyImports('2026-11-10', '2026-11-20'), emptyDays: ['2026-11-21', '2026-11-22'].map(date => emptyDay(date))}})]],
	['three empty days in a row', 'suspicious', [logFile('Slack_Log.txt', {reading: {imports: dailyImports('2026-11-10', '2026-11-19'), emptyDays: ['2026-11-20', '2026-11-21', '2026-11-22'].map(date => emptyDay(date))}})]],
	['a silent day', 'suspicious', [logOf('Slack_Log.txt', ...dailyImports('2026-11-10', '2026-11-17'), ...dailyImports('2026-11-19', '2026-11-22'))]],
	['an import an hour ahead', 'healthy', withNewest({completedAt: now + hour})],
	['an import over an hour ahead', 'suspicious', [logOf('Slack_Log.txt', ...week, importBlock(), importBlock({completedAt: now + hour + 1, counts: {failed: 9}}))]],
	['only an import ahead', 'suspicious', [logOf('Slack_Log.txt', importBlock({completedAt: now + day}))]],
	['only an import ahead, listed: the days are missing too', 'gap', [logOf('Slack_Log.txt', importBlock({completedAt: now + day}))], slack()],
	['an empty day ahead', 'suspicious', [logFile('Slack_Log.txt', {reading: {imports: [...week, importBlock()], emptyDays: [emptyDay('2026-11-24')]}})]],
	['a line not understood', 'suspicious', [logFile('Slack_Log.txt', {reading: {imports: [...week, importBlock({line: 500})], problems: [problem({line: 501})]}})]],
	['a heading not understood', 'healthy', [logFile('Slack_Log.txt', {reading: {imports: [...week, importBlock({line: 500})], problems: [problem({line: 501, isInsideImport: false})]}})]],

	['paused for good', 'paused', withNewest({counts: {failed: 9}}), slack({paused: {until: null, reason: 'migration'}})],
	['paused until tomorrow', 'paused', withNewest({counts: {failed: 9}}), slack({paused: {until: '2026-11-23', reason: 'migration'}})],
	['paused until today', 'failing', withNewest({counts: {failed: 9}}), slack({paused: {until: '2026-11-22', reason: 'migration'}})],

	['a log that is none', 'unreadable', [logFile('Slack_Log.txt', {status: 'unrecognised', reason: 'an HTML page', reading: {unrecognised: 'an HTML page'}})]],
	['a log no one may read', 'unreadable', [logFile('Slack_Log.txt', {status: 'unreadable', reason: 'no permission', reading: null})]],
	['a log no one may read any more', 'suspicious', [logFile('Slack_Log.txt', {status: 'unreadable', reason: 'no permission', reading: {imports: [...week, importBlock()]}})]],
	['a file that is no log, of a known connector', 'unreadable', [logFile('Slack/x.html', {status: 'unrecognised', reading: null})], slack({createdAt: now - hour})],
	['an import cut off', 'unreadable', withNewest({isComplete: false, counts: {failed: null}})],
	['an import cut off, a newer one held: that day is unknown', 'gap', [logOf('Slack_Log.txt', ...week, importBlock({completedAt: '2026-11-21T05:00', isComplete: false, counts: {failed: null}}), importBlock())]],
	['an import cut off, the whole one held', 'healthy', [...withNewest({isComplete: false, counts: {failed: null}}), logOf('Slack_Log (1).txt', importBlock())]],
	['an empty day does not cure a cut import', 'unreadable', [logFile('Slack_Log.txt', {reading: {imports: [...week, importBlock({completedAt: '2026-11-21T05:00', isComplete: false})], emptyDays: [emptyDay('2026-11-22')]}})]],
	['an import cut off this week, a newer one of the day held', 'gap', [logFile('Slack_Log.txt', {
		reading: {
			imports: [...dailyImports('2026-11-10', '2026-11-20'), importBlock({
				completedAt: '2026-11-21T01:00', isComplete: false, counts: {failed: null}, line: 501,
			}), importBlock({completedAt: '2026-11-21T02:00', line: 510}), importBlock({line: 520})], problems: [problem({line: 501, problem: 'incomplete-import'})],
		},
	})]],
	['the whole one held elsewhere', 'healthy', [logFile('Slack_Log.txt', {
		reading: {
			imports: [...week, importBlock({
				completedAt: '2026-11-21T05:00', isComplete: false, counts: {failed: null}, line: 501,
			}), importBlock({line: 510})], problems: [problem({line: 501, problem: 'incomplete-import'})],
		},
	}), logOf('Slack_Log (1).txt', importBlock({completedAt: '2026-11-21T05:00'}))]],
	['a log of nothing but empty days in which something was not understood', 'suspicious', [...withNewest(), logFile('Slack_Log (1).txt', {reading: {emptyDays: [emptyDay('2026-11-22')], problems: [problem()]}})]],
	['the same of last month', 'healthy', [...withNewest(), logFile('Slack_Log (1).txt', {reading: {emptyDays: [emptyDay('2026-11-11')], problems: [problem()]}})]],
	['failed is no number', 'unreadable', withNewest({counts: {failed: null}, badFields: ['failed']})],
	['failed is no number, a newer one is: that day is unknown', 'gap', [logOf('Slack_Log.txt', ...week, importBlock({completedAt: '2026-11-21T05:00', counts: {failed: null}, badFields: ['failed']}), importBlock())]],
	['an import cut off today, a newer one held', 'gap', [logOf('Slack_Log.txt', ...week, importBlock({completedAt: '2026-11-22T01:00', isComplete: false, counts: {failed: null}}), importBlock())]],
	['an import cut off eight days ago', 'healthy', [logOf('Slack_Log.txt', ...week, importBlock({completedAt: '2026-11-14T05:00', isComplete: false, counts: {failed: null}}), importBlock())]],
	['a records log without a failed count', 'healthy', [logOf('HR_Log.txt', importBlock({kind: 'records-log', counts: {failed: null}}))]],
	['a records log that has saved nothing for 7 days', 'healthy', [logOf('HR_Log.txt', ...dailyImports('2026-11-16', '2026-11-22', {kind: 'records-log', counts: {imported: 0}}), importBlock({kind: 'records-log', completedAt: now - (7 * day)}))]],
	['for longer', 'suspicious', [logOf('HR_Log.txt', ...dailyImports('2026-11-16', '2026-11-22', {kind: 'records-log', counts: {imported: 0}}), importBlock({kind: 'records-log', completedAt: now - (7 * day) - 1}))]],
	['a records log that has never saved anything', 'suspicious', [logOf('HR_Log.txt', ...dailyImports('2026-11-15', '2026-11-22', {kind: 'records-log', counts: {imported: 0}}))]],
	['a records log that has never saved anything in a week', 'healthy', [logOf('HR_Log.txt', ...dailyImports('2026-11-16', '2026-11-22', {kind: 'records-log', counts: {imported: 0}}))]],
	['a records log with failed records', 'failing', [logOf('HR_Log.txt', importBlock({kind: 'records-log', counts: {failed: 2}}))]],

	['audit export with failed items', 'failing', [logOf('audit.csv', importBlock({kind: 'audit-export', counts: {failed: 1}}))]],
	['audit export with duplicates only', 'suspicious', [logOf('audit.csv', importBlock({kind: 'audit-export', counts: {failed: 0, skipped: 3}}))]],
	['audit exports are never overdue', 'suspicious', [logOf('audit.csv', importBlock({kind: 'audit-export', counts: {failed: 0, skipped: 3}}))], {now: now + (60 * day)}],
	['an audit export with failed items of a day no log is held of', 'unresolved', [logOf('Slack_Log.txt', ...week), logOf('Slack/audit.csv', importBlock({kind: 'audit-export', connector: 'Slack', counts: {failed: 3}}))]],
	['such failed items within the limit', 'healthy', [logOf('Slack_Log.txt', ...week), logOf('Slack/audit.csv', importBlock({kind: 'audit-export', connector: 'Slack', counts: {failed: 3}}))], slack({maxFailed: 3})],
	['such failed items eight days ago', 'healthy', [logOf('Slack_Log.txt', ...dailyImports('2026-11-15', '2026-11-22')), logOf('Slack/audit.csv', importBlock({
		kind: 'audit-export', connector: 'Slack', completedAt: '2026-11-14T02:00', counts: {failed: 3},
	}))]],
	['failed items in an audit export that the log of the day denies', 'unresolved', [...withNewest(), logOf('Slack/audit.csv', importBlock({
		kind: 'audit-export', connector: 'Slack', completedAt: '2026-11-22T04:00', counts: {failed: 3},
	}))]],
];

describe('states', () => {
	it.each(cases.map(([what, state, files, circumstances = {}]) => ({
		what, state, files, circumstances,
	})))('$what: $state', ({state, files, circumstances}) => {
		const connector = only(files, circumstances);
		expect(connector.state).toBe(state);
		expect(connector.severity).toBe(states.find(({name}) => name === state)!.severity);
	});

	it('without evidence and without a listing is never well', () => {
		const connector = only([logFile('Slack_Log.txt', {reading: {imports: [importBlock({isComplete: false})]}})]);
		expect(connector).toMatchObject({
			state: 'unreadable', lastEvidenceAt: null, lastImport: null, history: [],
		});
	});
});

describe('a log without a byte', () => {
	const empty = (modifiedAt: number, path = 'Slack_Log.txt'): LogFile => logFile(path, {
		status: 'pending', reason: 'it has no bytes', size: 0, reading: null, modifiedAt,
	});
	it('may be being written for a minute: a warning', () => {
		const connector = only([empty(now - 59_999)]);
		expect(connector).toMatchObject({
			name: 'Slack', state: 'unreadable', severity: 'warning', lastImport: null,
		});
		expect(findingsOf(connector, 'unread')).toMatchObject([{severity: 'warning', message: 'Slack_Log.txt: it has no bytes'}]);
	});
	it('then its connector is unreadable, whatever the log is called', () => {
		for (const path of ['Slack_Log.txt', 'Slack.txt', 'Slack/2026-11-22.csv']) {
			expect(only([empty(now - 60_000, path)])).toMatchObject({name: 'Slack', state: 'unreadable', severity: 'critical'});
		}

		expect(tenantOf([empty(now - 60_000, 'finished.flag')]).connectors).toEqual([]);
	});
	it('is being written while the download beside it is', () => {
		const download = logFile('Slack_Log.txt.part', {status: 'pending', reading: null, modifiedAt: now - 1000});
		expect(only([empty(now - (5 * 60_000)), download])).toMatchObject({state: 'unreadable', severity: 'warning'});
	});
	it('is made good by a new download saved later, or by a later import', () => {
		const good = (modifiedAt: number, ...imports: ReadonlyArray<ReturnType<typeof importBlock>>): LogFile => logFile('Slack_Log (1).txt', {reading: {imports: [...dailyImports('2026-11-10', '2026-11-20'), ...imports]}, modifiedAt});
		const old = empty(at('2026-11-21T03:00'));
		expect(only([old, good(at('2026-11-21T02:30'), importBlock({completedAt: '2026-11-21T02:00'}))]).state).toBe('unreadable');
		expect(only([old, good(at('2026-11-21T03:30'), importBlock({completedAt: '2026-11-21T02:00'}))]).state).toBe('healthy');
		expect(only([old, good(at('2026-11-21T02:30'), importBlock({completedAt: '2026-11-21T02:00'}), importBlock())]).state).toBe('healthy');
	});
	it('is not made good by an older log copied later', () => {
		const older = logFile('Slack_Log (1).txt', {reading: {imports: dailyImports('2026-11-10', '2026-11-20')}, modifiedAt: now});
		expect(only([empty(at('2026-11-22T06:00')), older]).state).toBe('unreadable');
	});
});

describe('a download in progress', () => {
	const download = (age: number): LogFile => logFile('export.txt.crdownload', {status: 'pending', reading: null, modifiedAt: now - age});
	const log = logFile('export.txt', {reading: {imports: [...week, importBlock()].map(block => ({...block, connector: 'Slack'}))}});
	it('is named in the row of the connector of the log beside it, while it is fresh', () => {
		expect(only([log, download(0)])).toMatchObject({state: 'healthy', findings: [{severity: 'info', message: 'export.txt.crdownload: being downloaded'}]});
		expect(only([log, download(10 * 60_000)]).findings).toEqual([]);
	});
	it('makes no connector', () => {
		expect(tenantOf([download(0)]).connectors).toEqual([]);
	});
});

describe('an import whose time cannot be read', () => {
	const timeless = importBlock({completedAt: null, badFields: []});
	const [first, second, third] = dailyImports('2026-11-20', '2026-11-22');
	it.each<readonly [string, StateName, ReadonlyArray<ReturnType<typeof importBlock>>]>([
		['at the end of an ascending file', 'unreadable', [first!, second!, third!, timeless]],
		['inside an ascending file', 'healthy', [first!, timeless, second!, third!]],
		['at the beginning of a descending file', 'unreadable', [timeless, third!, second!, first!]],
		['inside a descending file', 'healthy', [third!, second!, timeless, first!]],
		['in a file without an order', 'unreadable', [second!, timeless, first!, third!]],
		['beside one import', 'unreadable', [timeless, third!]],
	])('%s: %s', (_where, state, imports) => {
		expect(only([logOf('Slack_Log.txt', ...imports)]).state).toBe(state);
	});
	it('is cured by an import completed after it was saved, not by an older log copied later', () => {
		const bad = (modifiedAt: string): LogFile => logFile('Slack_Log.txt', {reading: {imports: [timeless]}, modifiedAt});
		const later = logFile('Slack_Log (1).txt', {reading: {imports: [first!, second!, third!]}, modifiedAt: now});
		expect(only([bad('2026-11-22T06:00'), later]).state).toBe('unreadable');
		expect(only([bad('2026-11-22T01:59'), later]).state).toBe('healthy');
	});
});

describe('a file that is no log', () => {
	const good = (modifiedAt: string): LogFile => logFile('Slack_Log (1).txt', {reading: {imports: [...week, importBlock()]}, modifiedAt});
	const page = logFile('Slack_Log.txt', {
		status: 'unrecognised', reason: 'an HTML page', reading: null, modifiedAt: '2026-11-22T06:00',
	});
	it('is cured by a log saved later or telling of a later import', () => {
		expect(only([page, good('2026-11-22T06:00')]).state).toBe('unreadable');
		expect(only([page, good('2026-11-22T06:00:00.001')]).state).toBe('healthy');
		expect(only([{...page, modifiedAt: at('2026-11-22T01:59')}, good('1970-01-01')]).state).toBe('healthy');
	});
	it('is no newer for being copied', () => {
		const copy = {
			...page, id: 'copy', path: 'Slack_Log (2).txt', modifiedAt: at('2026-11-22T07:30'), sha256: 'aa',
		};
		expect(only([{...page, sha256: 'aa'}, good('2026-11-22T07:00'), copy]).state).toBe('healthy');
	});
	it('makes no connector by folder or file name alone', () => {
		const strangers = [logFile('notes.txt', {status: 'unrecognised', reading: null}), logFile('empty.csv', {reading: {kind: 'audit-export'}})];
		expect(tenantOf(strangers)).toMatchObject({verdict: 'unknown', connectors: [], connectorOfFile: new Map()});
	});
	it('makes one when the system does not let us read it', () => {
		expect(only([logFile('Slack/page.html', {status: 'unreadable', reading: null})])).toMatchObject({name: 'Slack', state: 'unreadable', severity: 'critical'});
		expect(only([logFile('Slack/', {status: 'unreadable', reading: null, modifiedAt: 0})])).toMatchObject({name: 'Slack', state: 'unreadable', severity: 'critical'});
	});
	it('is listed among the files of a connector known otherwise', () => {
		const {connectors, connectorOfFile} = tenantOf([logFile('Slack/a.txt', {reading: {imports: [importBlock()]}}), logFile('Slack/b.tmp', {status: 'pending', reading: null}), logFile('Slack/.c', {status: 'ignored', reading: null})]);
		expect(connectors[0]!.files.map(({path}) => path).toSorted()).toEqual(['Slack/a.txt', 'Slack/b.tmp']);
		expect(connectorOfFile.get('/logs/Slack/b.tmp')).toBe('Slack');
		expect(connectorOfFile.has('/logs/Slack/.c')).toBe(false);
	});
});

describe('acknowledgements', () => {
	const failed = [logOf('Slack_Log.txt', ...week, importBlock({completedAt: '2026-11-21T05:00', counts: {failed: 2}, rows: [{reason: mappingReason}, {reason: 'Too large'}]}), importBlock())];
	const both = [acknowledgement({reason: mappingReason}), acknowledgement({id: 'a2', reason: 'Too large', connector: ' SLACK '})];
	it.each<readonly [string, Severity, ReadonlyArray<ReturnType<typeof acknowledgement>>]>([
		['none', 'warning', []],
		['one of two reasons', 'warning', [both[0]!]],
		['both reasons', 'muted', both],
		['another connector', 'warning', [both[0]!, acknowledgement({reason: 'Too large', connector: 'Other'})]],
		['the reason in another case', 'warning', [both[0]!, acknowledgement({reason: 'too large'})]],
		['the check', 'muted', [acknowledgement({check: 'failed-items'})]],
		['another check', 'warning', [acknowledgement({check: 'balance'})]],
		['expiring in a millisecond', 'muted', [acknowledgement({check: 'failed-items', expiresAt: now + 1})]],
		['expired now', 'warning', [acknowledgement({check: 'failed-items', expiresAt: now})]],
	])('%s: the state stays, the severity is %s', (_what, severity, acknowledgements) => {
		expect(only(failed, {acknowledgements})).toMatchObject({state: 'unresolved', severity});
	});
	it('of all that is wrong mute a connector until the first of them expires, by all who gave them', () => {
		const acknowledgements = [acknowledgement({reason: mappingReason, expiresAt: now + 5, author: 'ben'}), acknowledgement({
			id: 'a2', reason: 'Too large', expiresAt: now + 2, author: 'ana',
		})];
		const {connectors, verdict} = tenantOf(failed, {acknowledgements});
		expect(connectors[0]).toMatchObject({state: 'unresolved', severity: 'muted', muted: {until: now + 2, by: ['ana', 'ben']}});
		expect(verdict).toBe('ok');
		expect(only(failed, {acknowledgements, now: now + 2})).toMatchObject({state: 'unresolved', severity: 'warning', muted: null});
	});
	it('that overlap mute until the last of them that is enough expires', () => {
		const acknowledgements = [acknowledgement({check: 'failed-items', expiresAt: now + 9, author: 'eve'}), acknowledgement({
			id: 'a2', reason: 'Too large', expiresAt: now + 2, author: 'ana',
		})];
		expect(only(failed, {acknowledgements}).muted).toEqual({until: now + 9, by: ['eve']});
	});
	it('of one problem of two leave the connector as bad as it was', () => {
		const files = [logOf('Slack_Log.txt', ...dailyImports('2026-11-10', '2026-11-17'), ...dailyImports('2026-11-19', '2026-11-21'), importBlock({counts: {failed: 1}, rows: [{reason: 'R'}]}))];
		expect(only(files, {acknowledgements: [acknowledgement({reason: 'R'})]})).toMatchObject({state: 'failing', severity: 'critical', muted: null});
		expect(only(files, {acknowledgements: [acknowledgement({reason: 'R'}), acknowledgement({id: 'a2', check: 'coverage'})]})).toMatchObject({state: 'failing', severity: 'muted'});
	});
	it('of a check mute a suspicion', () => {
		const silent = [logOf('Slack_Log.txt', ...dailyImports('2026-11-10', '2026-11-17'), ...dailyImports('2026-11-19', '2026-11-22'))];
		const connector = only(silent, {acknowledgements: [acknowledgement({check: 'coverage'})]});
		expect(connector).toMatchObject({state: 'suspicious', severity: 'muted', nextDeadline: null});
		expect(findingsOf(connector, 'coverage')).toMatchObject([{severity: 'warning', isAcknowledged: true}]);
	});
	it.each<readonly [what: string, isMuted: boolean, counts: number, rows: readonly string[], known: readonly string[]]>([
		['every item has a row', true, 2, ['a', 'b'], ['a', 'b']],
		['one row of 500 items', false, 500, ['a'], ['a']],
		['one more item than rows', false, 2, ['a'], ['a']],
		['mapping rows, once a user', true, 500, [mappingReason, 'No mailbox for the user'], [mappingReason, 'No mailbox for the user']],
		['mapping rows, one reason of two', false, 500, [mappingReason, 'No mailbox for the user'], [mappingReason]],
		['mapping rows and another row', false, 500, [mappingReason, 'a'], [mappingReason, 'a']],
		['mapping rows and another row, all listed', true, 2, [mappingReason, 'a'], [mappingReason, 'a']],
		['no row', false, 2, [], ['a']],
		['more rows than items', true, 1, ['a', 'a'], ['a']],
	])('of reasons cover failed items whose reason is known: %s, %s', (_what, isMuted, failedCount, rows, known) => {
		const files = withNewest({counts: {failed: failedCount, availableForImport: 1000}, rows: rows.map(reason => ({reason}))});
		const acknowledgements = known.map((reason, index) => acknowledgement({id: `${index}`, reason}));
		const connector = only(files, {acknowledgements: [...acknowledgements, acknowledgement({id: 'b', check: 'row-count'}), acknowledgement({id: 'c', check: 'fan-out'})]});
		expect(findingsOf(connector, 'failed-items')[0]!.isAcknowledged).toBe(isMuted);
		expect(connector).toMatchObject({state: 'failing', severity: isMuted ? 'muted' : 'critical'});
	});
	it('of the check cover failed items without a row that were known when it was given', () => {
		const files = withNewest({counts: {failed: 500, availableForImport: 1000}, rows: [{reason: 'a'}]});
		const severityAt = (createdAt: string): Severity => only(files, {acknowledgements: [acknowledgement({check: 'failed-items', createdAt: at(createdAt)}), acknowledgement({id: 'a2', check: 'row-count'}), acknowledgement({id: 'a3', check: 'fan-out'})]}).severity;
		expect(severityAt('2026-11-22T02:00')).toBe('muted');
		expect(severityAt('2026-11-22T01:59')).toBe('critical');
	});
	it('of a reason never covers an import that lists none', () => {
		const unlisted = [logOf('Slack_Log.txt', ...week, importBlock({completedAt: '2026-11-21T05:00', counts: {failed: 2}}), importBlock())];
		expect(only(unlisted, {acknowledgements: both})).toMatchObject({state: 'unresolved', severity: 'warning'});
	});
	it('are shown on reasons and findings', () => {
		const connector = only(failed, {acknowledgements: both.slice(0, 1)});
		expect(connector.failureReasons.map(({reason, isAcknowledged}) => [reason, isAcknowledged])).toEqual([['Too large', false], [mappingReason, true]]);
		expect(connector.acknowledgements).toHaveLength(1);
		expect(only(failed, {acknowledgements: both}).findings[0]).toMatchObject({check: 'failed-items', isAcknowledged: true});
	});
});

describe('a paused connector', () => {
	it('is shown, not judged, left out of the verdict', () => {
		const {verdict, connectors} = tenantOf([...withNewest({counts: {failed: 9}}), logOf('Other_Log.txt', ...week, importBlock())], slack({paused: {until: null, reason: 'migration'}}));
		expect(verdict).toBe('ok');
		expect(connectors[0]).toMatchObject({
			name: 'Slack', state: 'paused', severity: 'muted', muted: {until: null, by: []}, findings: [], nextDeadline: null, onboarding: null, paused: {until: null, reason: 'migration'}, totals: {imports: 13},
		});
	});
});

describe('the verdict', () => {
	it.each([
		['critical', withNewest({counts: {failed: 1}})],
		['warning', withNewest({counts: {partiallyImported: 1}})],
		['ok', withNewest()],
	])('is %s', (verdict, files) => {
		expect(tenantOf([...files, logOf('Other_Log.txt', ...week, importBlock())]).verdict).toBe(verdict);
	});
	it('is unknown without a connector, waiting where one only waits', () => {
		expect(tenantOf([]).verdict).toBe('unknown');
		expect(tenantOf(withNewest(), {settings: settingsOf(connectorSettings('New', {createdAt: now}))}).verdict).toBe('waiting');
	});
	it('is at least unknown when something could not be looked at, and no worse', () => {
		const unseen = ['/logs/private'];
		expect(tenantOf(withNewest(), {unseen})).toMatchObject({verdict: 'unknown', unseen});
		expect(tenantOf([], {settings: settingsOf(connectorSettings('New', {createdAt: now})), unseen}).verdict).toBe('unknown');
		expect(tenantOf(withNewest({counts: {partiallyImported: 1}}), {unseen}).verdict).toBe('warning');
	});
	it('is ok where everything is muted', () => {
		expect(tenantOf(withNewest({counts: {failed: 9}}), slack({paused: {until: null, reason: 'migration'}})).verdict).toBe('ok');
	});
	it('puts muted connectors between those that wait and those that are ok', () => {
		const files = [
			logOf('failed_Log.txt', ...week, importBlock({counts: {failed: 1}, rows: [{reason: 'R'}]})),
			logOf('healthy_Log.txt', ...week, importBlock()),
			logFile('a quiet_Log.txt', {reading: {imports: dailyImports('2026-11-08', '2026-11-21'), emptyDays: [emptyDay('2026-11-22')]}}),
			logOf('late_Log.txt', ...dailyImports('2026-11-10', '2026-11-20')),
		];
		const {connectors} = tenantOf(files, {
			settings: settingsOf(connectorSettings('paused', {paused: {until: null, reason: 'migration'}}), connectorSettings('New', {createdAt: now})),
			acknowledgements: [acknowledgement({connector: 'failed', reason: 'R'})],
		});
		expect(connectors.map(({name, severity}) => `${name} ${severity}`)).toEqual(['late warning', 'New waiting', 'failed muted', 'paused muted', 'a quiet ok', 'healthy ok']);
	});
	it('orders worst first, then by folded name and code point', () => {
		const files = ['b', 'C', 'a', '\u{1F600}', '\uFF5E'].map(name => logOf(`${name}_Log.txt`, ...week, importBlock()));
		const {connectors} = tenantOf([...files, logOf('z_Log.txt', ...week, importBlock({counts: {failed: 1}}))]);
		expect(connectors.map(({name}) => name)).toEqual(['z', 'a', 'b', 'C', '\uFF5E', '\u{1F600}']);
	});
});
