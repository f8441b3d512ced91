import {describe, expect, it} from 'vitest';
import {dayStates} from '../../../source/connectors/days/days.ts';
import type {LogFile} from '../../../source/connectors/reading.ts';
import {
	at,
	connectorSettings,
	dailyImports,
	emptyDay,
	importBlock,
	logFile,
	logOf,
	now,
	settingsOf,
} from '../build.ts';
import {
	type Circumstances,
	findingsOf,
	only,
	stripOf,
} from '../judged.ts';

const hour = 3_600_000;
const block = (completedAt: string, counts: Parameters<typeof importBlock>[0] = {}): ReturnType<typeof importBlock> => importBlock({...counts, completedAt});
const split = (...imports: ReadonlyArray<ReturnType<typeof importBlock>>): readonly LogFile[] => imports.map((item, index) => logOf(`Slack_Log (${index}).txt`, item));

type Case = readonly [what: string, strip: string, files: readonly LogFile[], circumstances?: Circumstances];

// The strip runs from Sun 15 to Sun 22 November.
const cases: readonly Case[] = [
	['all imported', 'imported imported imported imported imported imported imported imported', [logOf('Slack_Log.txt', ...dailyImports('2026-11-10', '2026-11-22'))]],
	['nothing but today', 'before before before before before before before imported', [logOf('Slack_Log.txt', block('2026-11-22T00:00'))]],
	['nothing but yesterday', 'before before before before before before imported due', [logOf('Slack_Log.txt', block('2026-11-21T23:59:59.999'))]],
	['two days due', 'imported imported imported imported imported imported due due', [logOf('Slack_Log.txt', ...dailyImports('2026-11-10', '2026-11-20'))]],
	['three days without', 'imported imported imported imported imported missing due due', [logOf('Slack_Log.txt', ...dailyImports('2026-11-10', '2026-11-19'))]],
	['missing between files', 'missing missing missing missing missing missing due imported', split(block('2026-11-14T02:00'), block('2026-11-22T02:00'))],
	['silent within a file', 'silent silent silent silent silent silent silent imported', [logOf('Slack_Log.txt', block('2026-11-14T02:00'), block('2026-11-22T02:00'))]],
	['silent yesterday', 'imported imported imported imported imported imported silent imported', [logOf('Slack_Log.txt', ...dailyImports('2026-11-10', '2026-11-20'), block('2026-11-22T02:00'))]],
	['silent in one file, told in another', 'before before before before before imported imported imported', [logOf('Slack_Log.txt', block('2026-11-20T02:00'), block('2026-11-22T02:00')), logOf('Slack_Log (1).txt', block('2026-11-21T02:00'))]],
	['not silent where files only meet', 'before before before imported missing imported due imported', [...split(block('2026-11-18T02:00'), block('2026-11-20T02:00')), logOf('Slack_Log.txt', block('2026-11-22T02:00'))]],
	['silence that spans files', 'before before before imported silent imported silent imported', [logOf('Slack_Log.txt', block('2026-11-18T02:00'), block('2026-11-20T02:00')), logOf('Slack_Log (1).txt', block('2026-11-20T02:00'), block('2026-11-22T02:00'))]],
	['a cut import: nobody knows whether items failed', 'before before before before imported unknown imported imported', [logOf('Slack_Log.txt', block('2026-11-19T02:00'), block('2026-11-20T02:00', {isComplete: false}), block('2026-11-21T02:00'), block('2026-11-22T02:00'))]],
	['an entry of unknown time may be that day', 'before before before before imported missing imported imported', [logOf('Slack_Log.txt', block('2026-11-19T02:00'), importBlock({completedAt: null}), block('2026-11-21T02:00'), block('2026-11-22T02:00'))]],
	['an empty day bounds silence', 'before before before before empty silent imported imported', [logFile('Slack_Log.txt', {reading: {imports: [block('2026-11-21T02:00'), block('2026-11-22T02:00')], emptyDays: [emptyDay('2026-11-19')]}})]],
	['an audit export bounds no silence', 'before before before before imported missing imported due', [logOf('Slack_Log.txt', block('2026-11-19T02:00')), logOf('Slack_Log (1).txt', block('2026-11-21T02:00')), logOf('Slack/audit.csv', block('2026-11-18T02:00', {kind: 'audit-export'}), block('2026-11-22T02:00', {kind: 'audit-export'}))]],
	['an audit export breaks no silence', 'before before before before imported silent imported due', [logOf('Slack_Log.txt', block('2026-11-19T02:00'), block('2026-11-21T02:00')), logOf('Slack/audit.csv', block('2026-11-20T02:00', {kind: 'audit-export'}))]],
	['today is never silent', 'before before before before before before imported due', [logOf('Slack_Log.txt', block('2026-11-21T02:00'), block('2026-11-23T00:30'))], {now: at('2026-11-22T23:45')}],
	['an import ahead bounds no silence', 'before before before before before before imported due', [logOf('Slack_Log.txt', block('2026-11-21T02:00'), block('2027-11-22T02:00'))]],
	['the worst of a day', 'before before before before failed partial imported empty', [logFile('Slack_Log.txt', {
		reading: {
			imports: [
				block('2026-11-19T02:00', {counts: {failed: 1}}),
				block('2026-11-19T03:00', {counts: {partiallyImported: 1}}),
				block('2026-11-19T04:00'),
				block('2026-11-20T03:00', {counts: {partiallyImported: 1}}),
				block('2026-11-20T04:00'),
				block('2026-11-21T04:00', {counts: {availableForImport: 0, imported: 0}}),
			],
			emptyDays: [emptyDay('2026-11-21'), emptyDay('2026-11-22')],
		},
	})]],
	['allowed failures still colour the day', 'before before before before before before before failed', [logOf('Slack_Log.txt', block('2026-11-22T02:00', {counts: {failed: 1}}))], {settings: settingsOf(connectorSettings('Slack', {maxFailed: 5}))}],
	['failed items nobody can read', 'before before before before imported unknown imported imported', [logOf('Slack_Log.txt', block('2026-11-19T02:00'), block('2026-11-20T02:00', {counts: {failed: null}}), block('2026-11-21T02:00'), block('2026-11-22T02:00'))]],
	['a cut import beside a whole one of that day', 'before before before before before imported unknown imported', [logOf('Slack_Log.txt', block('2026-11-20T02:00'), block('2026-11-21T02:00'), block('2026-11-21T03:00', {isComplete: false}), block('2026-11-22T02:00'))]],
	['a cut import that another log holds whole', 'before before before before before imported imported imported', [logOf('Slack_Log.txt', block('2026-11-20T02:00'), block('2026-11-21T03:00', {isComplete: false}), block('2026-11-22T02:00')), logOf('Slack_Log (1).txt', block('2026-11-21T03:00'))]],
	['a cut import beside a failed one', 'before before before before before imported failed imported', [logOf('Slack_Log.txt', block('2026-11-20T02:00'), block('2026-11-21T02:00', {counts: {failed: 1}}), block('2026-11-21T03:00', {isComplete: false}), block('2026-11-22T02:00'))]],
	['a cut import beside an empty day', 'before before before before before imported unknown imported', [logFile('Slack_Log.txt', {reading: {imports: [block('2026-11-20T02:00'), block('2026-11-21T03:00', {isComplete: false}), block('2026-11-22T02:00')], emptyDays: [emptyDay('2026-11-21')]}})]],
	['a cut import is no first evidence', 'before before before before before before before unknown', [logOf('Slack_Log.txt', block('2026-11-22T02:00', {isComplete: false}))]],
	['an import of today whose failed items nobody can read', 'before before before before before before imported unknown', [logOf('Slack_Log.txt', block('2026-11-21T02:00'), block('2026-11-22T02:00', {counts: {failed: null}}))]],
	['failed items nobody can read beside failed ones', 'before before before before imported failed imported imported', [logOf('Slack_Log.txt', block('2026-11-19T02:00'), block('2026-11-20T02:00', {counts: {failed: null}}), block('2026-11-20T03:00', {counts: {failed: 1}}), block('2026-11-21T02:00'), block('2026-11-22T02:00'))]],

	['waiting', 'before before before before before before before before', [], {settings: settingsOf(connectorSettings('Slack', {createdAt: now - hour}))}],
	['72 h ended yesterday at midnight', 'before before before before before before due due', [], {settings: settingsOf(connectorSettings('Slack', {createdAt: at('2026-11-18')}))}],
	['72 h ended yesterday', 'before before before before before before before due', [], {settings: settingsOf(connectorSettings('Slack', {createdAt: at('2026-11-18T00:00:00.001')}))}],
	['72 h ended long ago', 'missing missing missing missing missing missing due due', [], {settings: settingsOf(connectorSettings('Slack', {createdAt: at('2026-10-18')}))}],
	['listed, nobody knows since when', 'missing missing missing missing missing missing due due', [], {settings: settingsOf(connectorSettings('Slack'))}],
	['unlisted, nothing readable', 'before before before before before before before before', [logFile('Slack_Log.txt', {status: 'unrecognised', reading: null})]],

	['unexpected weekdays', 'idle missing missing missing missing missing idle idle', split(block('2026-11-14T02:00')), {settings: settingsOf(connectorSettings('Slack', {expectedWeekdays: new Set([1, 2, 3, 4, 5])}))}],
	['an unexpected weekday is never silent', 'idle imported imported imported imported imported idle imported', [logOf('Slack_Log.txt', ...dailyImports('2026-11-09', '2026-11-13'), ...dailyImports('2026-11-16', '2026-11-20'), block('2026-11-22T02:00'))], {settings: settingsOf(connectorSettings('Slack', {expectedWeekdays: new Set([1, 2, 3, 4, 5])}))}],
	['an unexpected weekday with an entry', 'idle imported missing missing missing missing imported imported', split(block('2026-11-14T02:00'), block('2026-11-16T02:00'), block('2026-11-21T02:00'), block('2026-11-22T02:00')), {settings: settingsOf(connectorSettings('Slack', {expectedWeekdays: new Set([1, 2, 3, 4, 5])}))}],

	['records log', 'before before imported idle idle failed idle idle', [logOf('HR_Log.txt', block('2026-11-17T02:00', {kind: 'records-log'}), block('2026-11-20T02:00', {kind: 'records-log', counts: {failed: 1}}))]],
	['audit export: failed, only skipped, neither', 'before before unknown before before failed before before', [logOf('audit.csv', block('2026-11-17T02:00', {kind: 'audit-export', counts: {failed: 0, skipped: 1}}), block('2026-11-20T02:00', {kind: 'audit-export', counts: {failed: 1}}))]],
	['audit beside a log tells of no day', 'before before before before before imported due due', [logOf('Slack_Log.txt', block('2026-11-20T02:00')), logOf('Slack/audit.csv', block('2026-11-18T02:00', {kind: 'audit-export', counts: {failed: 1}}))]],
];

describe('the strip of eight days', () => {
	it.each(cases.map(([what, strip, files, circumstances = {}]) => ({
		what, strip, files, circumstances,
	})))('$what', ({strip, files, circumstances}) => {
		const connector = only(files, circumstances);
		expect(stripOf(connector)).toBe(strip);
		expect(connector.days.map(({date}) => date)).toEqual(['15', '16', '17', '18', '19', '20', '21', '22'].map(date => `2026-11-${date}`));
		expect(connector.days.slice(8 - Math.min(8, connector.history.length))).toEqual(connector.history.slice(-8));
	});

	it('tells imports, failed items and the download-by date', () => {
		const {days, nextDeadline} = only(split(
			block('2026-11-14T02:00'), block('2026-11-16T02:00', {counts: {failed: 2}}), block('2026-11-16T03:00', {counts: {failed: 3}}), block('2026-11-20T02:00', {counts: {failed: null}}), block('2026-11-20T03:00'),
		));
		expect(days.slice(0, 3)).toEqual([
			{
				date: '2026-11-15', state: 'missing', imports: 0, failed: null, downloadBy: '2026-11-22',
			},
			{
				date: '2026-11-16', state: 'failed', imports: 2, failed: 5, downloadBy: null,
			},
			{
				date: '2026-11-17', state: 'missing', imports: 0, failed: null, downloadBy: '2026-11-24',
			},
		]);
		expect(days[5]).toMatchObject({
			imports: 2, failed: null, state: 'unknown', downloadBy: '2026-11-27',
		});
		expect(nextDeadline).toEqual({date: '2026-11-15', downloadBy: '2026-11-22'});
	});

	it('keeps an unknown day that the portal no longer offers, without a download-by date', () => {
		const {history, days, state} = only([logOf('Slack_Log.txt', block('2026-11-13T02:00'), block('2026-11-14T02:00', {isComplete: false}), ...dailyImports('2026-11-15', '2026-11-22'))]);
		expect(history[1]).toEqual({
			date: '2026-11-14', state: 'unknown', imports: 0, failed: null, downloadBy: null,
		});
		expect(days.map(day => day.downloadBy)).toEqual(days.map(() => null));
		expect(state).toBe('healthy');
	});

	it('says until when an unknown day of the first day of the strip can be downloaded', () => {
		const {days, nextDeadline} = only([logOf('Slack_Log.txt', block('2026-11-14T02:00'), block('2026-11-15T02:00', {isComplete: false}), ...dailyImports('2026-11-16', '2026-11-22'))]);
		expect(days[0]).toMatchObject({state: 'unknown', failed: null, downloadBy: '2026-11-22'});
		expect(nextDeadline).toEqual({date: '2026-11-15', downloadBy: '2026-11-22'});
	});

	it('has no deadline where nothing is missing', () => {
		expect(only([logOf('Slack_Log.txt', block('2026-11-22T02:00'))]).nextDeadline).toBeNull();
	});

	it('counts an empty day as no import', () => {
		const {days, totals, lastImport, lastEvidenceAt} = only([logFile('Slack_Log.txt', {reading: {emptyDays: [emptyDay('2026-11-21')]}})]);
		expect(days[6]).toEqual({
			date: '2026-11-21', state: 'empty', imports: 0, failed: null, downloadBy: null,
		});
		expect({imports: totals.imports, lastImport, lastEvidenceAt}).toEqual({imports: 0, lastImport: null, lastEvidenceAt: at('2026-11-22')});
	});
});

describe('the history', () => {
	it('runs from the first evidence to today and names lost days', () => {
		const connector = only(split(block('2026-11-11T02:00'), block('2026-11-13T02:00')));
		expect(connector.history.map(({date, state}) => `${date.slice(8)} ${state}`)).toEqual([
			'11 imported', '12 lost', '13 imported', '14 lost', '15 missing', '16 missing', '17 missing', '18 missing', '19 missing', '20 missing', '21 due', '22 due',
		]);
		expect(findingsOf(connector, 'coverage').at(-1)).toMatchObject({severity: 'info', message: '2 earlier days are lost, the last one Sat 14 Nov'});
	});
	it('begins with today', () => {
		expect(only([logOf('Slack_Log.txt', block('2026-11-22T02:00'))]).history).toHaveLength(1);
	});
	it('is empty before the first evidence, also when that is of tomorrow', () => {
		expect(only([], {settings: settingsOf(connectorSettings('Slack'))}).history).toEqual([]);
		expect(only([logOf('Slack_Log.txt', block('2026-11-23T00:30'))], {now: at('2026-11-22T23:45')})).toMatchObject({history: [], state: 'healthy', totals: {imports: 1}});
	});
	it('goes back ten years at most', () => {
		const {history} = only([logOf('Slack_Log.txt', block('1970-01-01T02:00'), block('2026-11-22T02:00'))]);
		expect(history).toHaveLength(3654);
		expect(history.at(-1)!.date).toBe('2026-11-22');
	});
});

describe('the table of days', () => {
	it('has every state once, each with its own letter', () => {
		expect(dayStates.map(({name}) => name).toSorted()).toEqual(['before', 'due', 'empty', 'failed', 'idle', 'imported', 'lost', 'missing', 'partial', 'silent', 'unknown']);
		expect(new Set(dayStates.map(({letter}) => letter)).size).toBe(dayStates.length);
	});
});
