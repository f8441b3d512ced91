import {describe, expect, it} from 'vitest';
import {goals, steps} from '../../../source/connectors/onboarding/index.ts';
import type {LogFile} from '../../../source/connectors/reading.ts';
import type {ConnectorSettings} from '../../../source/connectors/settings.ts';
import {
	at,
	connectorSettings,
	dailyImports,
	emptyDay,
	importBlock,
	logFile,
	logOf,
	mappingReason,
	now,
	settingsOf,
} from '../build.ts';
import {only, type tenantOf} from '../judged.ts';

type Rest = Partial<ConnectorSettings>;

const hour = 3_600_000;
const day = 24 * hour;
const laneOf = (rest: Rest, files: readonly LogFile[] = [], when = now): string =>
	(only(files, {settings: settingsOf(connectorSettings('Slack', rest)), now: when}).onboarding ?? []).map(({state}) => state).join(' ');

const clean = logOf('Slack_Log.txt', importBlock());
const failed = logOf('Slack_Log.txt', importBlock({counts: {failed: 1}, rows: [{reason: mappingReason}]}));
const createdAt = now - (10 * hour);

describe('the steps', () => {
	it('are six, in the order of the work', () => {
		expect(steps.map(({name}) => name)).toEqual(['auditing-on', 'connector-created', 'first-log-due', 'first-log', 'first-clean-import', 'users-mapped']);
	});
	type Case = readonly [what: string, lane: string, rest: Rest, files?: readonly LogFile[], when?: number];
	const cases: readonly Case[] = [
		['just created', 'due done due due blocked blocked', {createdAt}],
		['auditing known', 'done done due due blocked blocked', {createdAt, auditingEnabledAt: createdAt}],
		['auditing to be turned on', 'due done due due blocked blocked', {createdAt, auditingEnabledAt: now + 1}],
		['auditing turned on now', 'done done due due blocked blocked', {createdAt, auditingEnabledAt: now}],
		['to be created', 'due due due due blocked blocked', {createdAt: now + 1}],
		['created now', 'due done due due blocked blocked', {createdAt: now}],
		['only auditing known', 'done due due due blocked blocked', {auditingEnabledAt: now - (48 * hour)}],
		['48 h after auditing, creation unknown', 'done due late late blocked blocked', {auditingEnabledAt: now - (48 * hour) - 1}],
		['72 h after creation', 'due done due due blocked blocked', {createdAt: now - (72 * hour)}],
		['over 72 h after creation', 'due done late late blocked blocked', {createdAt: now - (72 * hour) - 1}],
		['an empty day first', 'done done done done blocked blocked', {createdAt}, [logFile('Slack_Log.txt', {reading: {emptyDays: [emptyDay('2026-11-21')]}})]],
		['a clean import', 'done done done done done done', {createdAt}, [clean]],
		['an import with failed mapping', 'done done done done due due', {createdAt}, [failed]],
		['the log comes before what was written down', 'done done done done done done', {createdAt: now + 1, auditingEnabledAt: now + 1}, [clean]],
		['the log comes, nobody wrote down the creation', 'done done done done done done', {auditingEnabledAt: now}, [clean]],
		['72 h without a clean one', 'done done done done due due', {createdAt}, [failed], at('2026-11-25T02:00')],
		['over 72 h without a clean one', 'done done done done late due', {createdAt}, [failed], at('2026-11-25T02:00') + 1],
		['clean before, failing mapping now', 'done done done done done due', {createdAt}, [failed, logOf('Slack_Log (1).txt', importBlock({completedAt: '2026-11-21T02:00'}))]],
		['failed, but nobody by mapping', 'done done done done due done', {createdAt}, [logOf('Slack_Log.txt', importBlock({counts: {failed: 1}, rows: [{reason: 'Item too large'}]}))]],
		['failed, nobody listed', 'done done done done due due', {createdAt}, [logOf('Slack_Log.txt', importBlock({counts: {failed: 1}}))]],
		['failed, nobody knows how many', 'done done done done due due', {createdAt}, [logOf('Slack_Log.txt', importBlock({counts: {failed: null}}))]],
		['an audit export proves no log', 'due done due due blocked blocked', {createdAt}, [logOf('Slack/x.csv', importBlock({kind: 'audit-export', counts: {failed: 0}}))]],
	];
	it.each(cases.map(([what, lane, rest, files = [], when = now]) => ({
		what, lane, rest, files, when,
	})))('$what: $lane', ({lane, rest, files, when}) => {
		expect(laneOf(rest, files, when)).toBe(lane);
	});
	it('say when, and why', () => {
		const [due, log] = only([], {settings: settingsOf(connectorSettings('Slack', {createdAt: at('2026-11-22T06:00'), auditingEnabledAt: at('2026-11-21T06:00')}))}).onboarding!.slice(2);
		expect(due).toMatchObject({at: at('2026-11-25T06:00'), message: 'No log may be normal until then: 48 h after auditing is 2026-11-23 06:00 UTC, 72 h after creation is 2026-11-25 06:00 UTC.'});
		expect(log).toMatchObject({at: at('2026-11-25T06:00')});
		expect(only([clean], {settings: settingsOf(connectorSettings('Slack', {createdAt}))}).onboarding![3]).toMatchObject({at: at('2026-11-22T02:00'), message: 'The first log has an import of 2026-11-22 02:00 UTC.'});
		expect(only([logFile('Slack_Log.txt', {reading: {imports: [importBlock()], emptyDays: [emptyDay('2026-11-21')]}})], {settings: settingsOf(connectorSettings('Slack', {createdAt}))}).onboarding![3]).toMatchObject({at: at('2026-11-21')});
	});
	it('are sentences', () => {
		for (const file of [[], [clean], [failed]]) {
			for (const {message} of only(file, {settings: settingsOf(connectorSettings('Slack', {createdAt}))}).onboarding!) {
				expect(message).toMatch(/^[A-Z\d].*\.$/v);
			}
		}
	});
});

describe('the lane', () => {
	it.each<readonly [string, boolean, Rest, readonly LogFile[]]>([
		['not without a date', false, {}, [clean]],
		['for 14 days', true, {createdAt: now - (14 * day) + 1}, [clean]],
		['not from then on', false, {createdAt: now - (14 * day)}, [clean]],
		['counted from the later date', true, {createdAt: now - (30 * day), auditingEnabledAt: now - day}, [clean]],
		['for longer until the first log', true, {createdAt: now - (90 * day)}, []],
		['not while paused', false, {createdAt, paused: {until: null, reason: 'x'}}, [clean]],
	])('%s: %s', (_what, isShown, rest, files) => {
		expect(laneOf(rest, files) !== '').toBe(isShown);
	});
	it('is not for a connector that is not listed', () => {
		expect(only([clean]).onboarding).toBeNull();
	});
});

describe('goals', () => {
	const reached = (...parameters: Parameters<typeof tenantOf>): readonly string[] => goals.filter(({isReached}) => isReached(only(...parameters))).map(({name}) => name);
	const listed = {settings: settingsOf(connectorSettings('Slack', {createdAt}))};
	it.each<readonly [string, readonly string[], readonly LogFile[]]>([
		['no log', [], []],
		['an empty day', ['first-log'], [logFile('Slack_Log.txt', {reading: {emptyDays: [emptyDay('2026-11-21')]}})]],
		['a failing import', ['first-log'], [failed]],
		['a clean import', ['first-log', 'clean-import', 'healthy'], [clean]],
		['a clean import, attachments dropped', ['first-log', 'clean-import'], [logOf('Slack_Log.txt', importBlock({counts: {partiallyImported: 1}}))]],
		['a clean week, late', ['first-log', 'clean-import'], [logOf('Slack_Log.txt', ...dailyImports('2026-11-10', '2026-11-19'))]],
		['an audit export', [], [logOf('Slack/x.csv', importBlock({kind: 'audit-export', counts: {failed: 0}}))]],
	])('%s: %j', (_what, names, files) => {
		expect(reached(files, listed)).toEqual(names);
	});
});
