import {describe, expect, it} from 'vitest';
import {checks} from '../../../source/connectors/checks/index.ts';
import type {Connector, FindingSeverity} from '../../../source/connectors/model.ts';
import type {Counts, LogFile} from '../../../source/connectors/reading.ts';
import type {Acknowledgement} from '../../../source/connectors/settings.ts';
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
	type FailedRow,
} from '../build.ts';
import {
	type Circumstances,
	findingsOf,
	only,
	tenantOf,
} from '../judged.ts';

const minute = 60_000;
const hour = 60 * minute;
const week = dailyImports('2026-11-10', '2026-11-21');
const newest = (counts: Partial<Counts>, rows?: readonly FailedRow[]): readonly LogFile[] => [logOf('Slack_Log.txt', ...week, importBlock({counts, ...rows && {rows}}))];
const slack = (rest: Parameters<typeof connectorSettings>[1]): Circumstances => ({settings: settingsOf(connectorSettings('Slack', rest))});
/** The newest import, of a Sunday, and those of the Sundays before, by items at the source. */
const sundays = (today: number, ...before: readonly number[]): readonly LogFile[] => [logOf('Slack_Log.txt', ...before.map((availableFromSource, index) => importBlock({completedAt: ['2026-11-15T02:00', '2026-11-08T02:00', '2026-11-01T02:00', '2026-10-25T02:00'][index]!, counts: {availableFromSource}})), importBlock({counts: {availableFromSource: today}}))];
const fanOuts = (today: number, ...before: readonly number[]): readonly LogFile[] => [logOf('Slack_Log.txt', ...before.map((ratio, index) => importBlock({completedAt: `2026-11-${19 + index}T02:00`, counts: {availableFromSource: 100, availableForImport: ratio * 100}})), importBlock({counts: {availableFromSource: 100, availableForImport: today * 100}}))];

type Case = readonly [check: string, what: string, findings: ReadonlyArray<`${FindingSeverity}: ${string}`>, files: readonly LogFile[], circumstances?: Circumstances];

const cases: readonly Case[] = [
	['balance', 'adds up', [], newest({})],
	['balance', 'no outcome', ['warning: 1 item available for import has no outcome in the newest import'], newest({imported: 99})],
	['balance', 'several without an outcome', ['warning: 2 items available for import have no outcome in the newest import'], newest({imported: 98})],
	['balance', 'too many outcomes', ['warning: 1,200 more outcomes than items available for import in the newest import'], newest({imported: 1300})],
	['balance', 'unknown', ['warning: The newest import cannot be balanced: not all of its counts are known'], newest({skipped: null})],
	['balance', 'no rule for records logs', [], [logOf('HR_Log.txt', importBlock({kind: 'records-log'}))]],

	['failed-items', 'none', [], newest({})],
	['failed-items', 'one', ['critical: 1 item failed'], newest({failed: 1})],
	['failed-items', 'within the limit', ['info: 5 items failed, 5 allowed'], newest({failed: 5}), slack({maxFailed: 5})],
	['failed-items', 'over the limit', ['critical: 6 items failed'], newest({failed: 6}), slack({maxFailed: 5})],
	['failed-items', 'earlier', ['warning: 2 items failed in the import of 2026-11-21 05:00 UTC'], [logOf('Slack_Log.txt', ...week, importBlock({completedAt: '2026-11-21T05:00', counts: {failed: 2}}), importBlock())]],

	['partial-items', 'none', [], newest({})],
	['partial-items', 'one', ['warning: 1 item imported without attachments'], newest({partiallyImported: 1})],
	['partial-items', 'within the limit', ['info: 3 items imported without attachments, 3 allowed'], newest({partiallyImported: 3}), slack({maxPartial: 3})],

	['row-count', 'the same', [], newest({failed: 2}, [{}, {}])],
	['row-count', 'fewer rows', ['info: 412 items failed; the log lists 3 (mapping failures once per user)'], newest({availableForImport: 500, failed: 412}, [{reason: mappingReason}, {reason: mappingReason}, {}])],
	['row-count', 'fewer rows that no mapping explains', ['info: 5 items failed; the log lists 2 and does not name the other 3'], newest({failed: 5}, [{}, {}])],
	['row-count', 'no rows', ['info: 5 items failed; the log lists 0 and does not name them'], newest({failed: 5})],
	['row-count', 'fewer addresses than records', ['info: 5 items failed; the log lists 1 and does not name the other 4'], [logOf('HR_Log.txt', importBlock({kind: 'records-log', counts: {failed: 5}, rows: [{reason: 'Email address not valid'}]}))]],
	['row-count', 'more rows', ['warning: 2 rows listed for 1 failed item'], newest({failed: 1}, [{}, {}])],
	['row-count', 'unknown', [], [logOf('HR_Log.txt', importBlock({kind: 'records-log', counts: {failed: null}, rows: [{}]}))]],

	['freshness', 'fresh', [], newest({})],
	['freshness', 'late', ['warning: No log entry since 2026-11-22 02:00 UTC, more than 48 h'], newest({}), {now: now + (43 * hour)}],
	['freshness', 'late by minutes', ['warning: No log entry since 2026-11-22 02:00 UTC, more than 1 h 30 min'], newest({}), slack({warnAfter: 90 * minute})],
	['freshness', 'overdue by days', ['critical: No log entry since 2026-11-14 02:00 UTC, more than 7 days'], [logOf('HR_Log.txt', importBlock({kind: 'records-log', completedAt: '2026-11-14T02:00'}))]],
	['freshness', 'told by what cannot be read', [], [logOf('Slack_Log.txt', importBlock({isComplete: false}))]],
	['freshness', 'overdue', ['critical: No log entry since 2026-11-22 02:00 UTC, more than 72 h'], newest({}), {now: now + (70 * hour)}],
	['freshness', 'never, since creation', ['critical: No log held since it was created 2026-11-19 07:00 UTC, more than 72 h'], [], slack({createdAt: now - (73 * hour)})],
	['freshness', 'never', ['critical: No log held, and nobody recorded when the connector was created'], [], slack({})],
	['freshness', 'waiting', [], [], slack({createdAt: now})],
	['freshness', 'audit only', ['warning: Only audit exports are held: no success counts held'], [logOf('x.csv', importBlock({kind: 'audit-export', counts: {failed: 1}}))]],
	['freshness', 'nothing to believe', ['warning: No import is held that can be believed'], [logOf('x.csv', importBlock({completedAt: now + (2 * hour)}))]],

	['freshness', 'nothing saved', ['warning: No record saved since 2026-11-15 02:00 UTC, more than 7 days, though it ran'], [logOf('HR_Log.txt', ...dailyImports('2026-11-15', '2026-11-22', {kind: 'records-log', counts: {imported: 0}}))]],
	['failed-items', 'by an audit export of a day without a log', ['warning: 3 items failed in the import of 2026-11-22 02:00 UTC, as an audit export says'], [logOf('Slack_Log.txt', ...week), logOf('Slack/audit.csv', importBlock({kind: 'audit-export', connector: 'Slack', counts: {failed: 3}}))]],
	['failed-items', 'by an audit export of a day whose log denies them', ['warning: 3 items failed in the import of 2026-11-20 01:59 UTC, as an audit export says'], [logOf('Slack_Log.txt', ...dailyImports('2026-11-15', '2026-11-22')), logOf('Slack/audit.csv', importBlock({
		kind: 'audit-export', connector: 'Slack', completedAt: '2026-11-20T01:59', counts: {failed: 3},
	}))]],
	['failed-items', 'by an audit export after the newest import', ['critical: 3 items failed', 'warning: 3 items failed in the import of 2026-11-22 05:00 UTC, as an audit export says'], [logOf('Slack_Log.txt', importBlock({counts: {failed: 3}})), logOf('Slack/audit.csv', importBlock({
		kind: 'audit-export', connector: 'Slack', completedAt: '2026-11-22T05:00', counts: {failed: 3},
	}))]],
	['failed-items', 'that the log and an audit export both name, once', ['critical: 3 items failed'], [logOf('Slack_Log.txt', importBlock({counts: {failed: 3}})), logOf('Slack/audit.csv', importBlock({
		kind: 'audit-export', connector: 'Slack', completedAt: '2026-11-22T01:59', counts: {failed: 3},
	}))]],

	['coverage', 'all held', [], newest({})],
	['coverage', 'missing', ['warning: The log of Fri 20 Nov is not held; download it by Fri 27 Nov'], [logOf('a_Log.txt', ...dailyImports('2026-11-10', '2026-11-19')), logOf('a_Log (1).txt', ...dailyImports('2026-11-21', '2026-11-22'))]],
	['coverage', 'two missing in a row', ['warning: The logs of Thu 19 Nov and Fri 20 Nov are not held; download the first by Thu 26 Nov, the last by Fri 27 Nov'], [logOf('a_Log.txt', ...dailyImports('2026-11-10', '2026-11-18')), logOf('a_Log (1).txt', ...dailyImports('2026-11-21', '2026-11-22'))]],
	['coverage', 'runs of missing days', [
		'warning: The log of Sun 15 Nov is not held; download it by Sun 22 Nov',
		'warning: The logs of Wed 18 Nov to Fri 20 Nov are not held; download the first by Wed 25 Nov, the last by Fri 27 Nov',
	], [logOf('a_Log.txt', ...dailyImports('2026-11-10', '2026-11-14')), logOf('a_Log (1).txt', ...dailyImports('2026-11-16', '2026-11-17')), logOf('a_Log (2).txt', ...dailyImports('2026-11-21', '2026-11-22'))]],
	['coverage', 'silent', ['warning: The held log has entries before and after Fri 20 Nov but none for it'], [logOf('a_Log.txt', ...dailyImports('2026-11-10', '2026-11-19'), ...dailyImports('2026-11-21', '2026-11-22'))]],
	['coverage', 'lost', ['info: 1 earlier day is lost, the last one Sat 14 Nov'], [logOf('a_Log.txt', ...dailyImports('2026-11-10', '2026-11-13')), logOf('a_Log (1).txt', ...dailyImports('2026-11-15', '2026-11-22'))]],

	['quiet-day', 'two of its weekday: no opinion', [], [logFile('Slack_Log.txt', {reading: {imports: dailyImports('2026-11-08', '2026-11-21'), emptyDays: [emptyDay('2026-11-22')]}})]],
	['quiet-day', 'three of its weekday', ['warning: Sun 22 Nov was empty; 50 items at the source are usual on that weekday'], [logFile('Slack_Log.txt', {reading: {imports: dailyImports('2026-11-01', '2026-11-21'), emptyDays: [emptyDay('2026-11-22')]}})]],
	['quiet-day', 'usually one item', ['warning: Sun 22 Nov was empty; 1 item at the source is usual on that weekday'], [logFile('Slack_Log.txt', {reading: {imports: dailyImports('2026-11-01', '2026-11-21', {counts: {availableFromSource: 1}}), emptyDays: [emptyDay('2026-11-22')]}})]],
	['quiet-day', 'usually empty', [], [logFile('Slack_Log.txt', {reading: {imports: dailyImports('2026-11-02', '2026-11-07'), emptyDays: ['2026-10-25', '2026-11-01', '2026-11-08', '2026-11-15', '2026-11-22'].map(date => emptyDay(date))}})]],
	['quiet-day', 'a count nobody knows is no value', [], [logFile('Slack_Log.txt', {reading: {imports: dailyImports('2026-11-01', '2026-11-21', {counts: {availableFromSource: null}}), emptyDays: [emptyDay('2026-11-22')]}})]],
	['quiet-day', 'three in a row', ['warning: 3 empty days in a row up to Sun 22 Nov, and no history to compare with'], [logFile('Slack_Log.txt', {reading: {imports: dailyImports('2026-11-16', '2026-11-19'), emptyDays: ['2026-11-20', '2026-11-21', '2026-11-22'].map(date => emptyDay(date))}})]],
	['quiet-day', 'not in a row', [], [logFile('Slack_Log.txt', {reading: {imports: dailyImports('2026-11-16', '2026-11-20'), emptyDays: ['2026-11-19', '2026-11-21', '2026-11-22'].map(date => emptyDay(date))}})]],
	['quiet-day', 'a newer import', [], [logFile('Slack_Log.txt', {reading: {imports: dailyImports('2026-11-01', '2026-11-22'), emptyDays: [emptyDay('2026-11-22')]}})]],
	['quiet-day', 'three days of imports of nothing, and never anything', ['warning: 3 empty days in a row up to Sun 22 Nov, and no history to compare with'], [logFile('Slack_Log.txt', {reading: {imports: dailyImports('2026-11-21', '2026-11-22', {counts: {availableFromSource: 0}}), emptyDays: [emptyDay('2026-11-20')]}})]],
	['quiet-day', 'two of them', [], [logOf('Slack_Log.txt', ...dailyImports('2026-11-21', '2026-11-22', {counts: {availableFromSource: 0}}))]],
	['quiet-day', 'three of them, something before', [], [logOf('Slack_Log.txt', ...dailyImports('2026-11-19', '2026-11-19'), ...dailyImports('2026-11-20', '2026-11-22', {counts: {availableFromSource: 0}}))]],
	['quiet-day', 'an unexpected weekday', [], [logFile('Slack_Log.txt', {reading: {imports: dailyImports('2026-11-01', '2026-11-21'), emptyDays: [emptyDay('2026-11-22')]}})], slack({expectedWeekdays: new Set([1, 2, 3, 4, 5])})],

	['volume', 'two Sundays: no opinion', [], sundays(1, 100, 100)],
	['volume', 'at a quarter', [], sundays(25, 100, 100, 100)],
	['volume', 'under a quarter', ['warning: 24 items at the source on Sun 22 Nov, usually 100 on that weekday'], sundays(24, 100, 100, 100)],
	['volume', 'at four times', [], sundays(400, 100, 90, 100)],
	['volume', 'over four times', ['warning: 401 items at the source on Sun 22 Nov, usually 100 on that weekday'], sundays(401, 100, 100, 500)],
	['volume', 'the middle of four', ['warning: 601 items at the source on Sun 22 Nov, usually 150 on that weekday'], sundays(601, 100, 200, 1, 999)],
	['volume', 'other weekdays do not matter', [], [logOf('Slack_Log.txt', ...dailyImports('2026-11-02', '2026-11-07'), importBlock({counts: {availableFromSource: 1}}))]],
	['volume', 'unknown', [], [...sundays(100, 100, 100, 100), logOf('Slack_Log (1).txt', importBlock({completedAt: '2026-11-22T03:00', counts: {availableFromSource: null}}))]],

	['fan-out', 'two values: no opinion', [], fanOuts(40, 2, 2)],
	['fan-out', 'under four times', [], fanOuts(7.99, 2, 2, 2)],
	['fan-out', 'four times', ['warning: Fan-out of the newest import is 8 copies an item, usually 2'], fanOuts(8, 2, 1, 9)],
	['fan-out', 'a quarter', ['warning: Fan-out of the newest import is 0.5 copies an item, usually 2'], fanOuts(0.5, 2, 2, 2)],
	['fan-out', 'over a quarter', [], fanOuts(0.51, 2, 2, 2)],
	['fan-out', 'nothing available, without a history', ['warning: 100 items at the source, and nothing of it was available for import'], fanOuts(0)],
	['fan-out', 'nothing available, as always', ['warning: 100 items at the source, and nothing of it was available for import'], fanOuts(0, 0, 0, 0)],
	['fan-out', 'nothing at the source', [], [logOf('Slack_Log.txt', importBlock({counts: {availableFromSource: 0, availableForImport: 0}}))]],
	['fan-out', 'something, after nothing', ['warning: Fan-out of the newest import is 2 copies an item, usually 0'], fanOuts(2, 0, 0, 0)],

	['source-cap', 'under', [], newest({availableFromSource: 179_999})],
	['source-cap', 'near', ['warning: 180,000 items at the source on Sun 22 Nov; above 200,000 a day none are imported'], newest({availableFromSource: 180_000})],
	['source-cap', 'near by two imports of a day', ['warning: 200,000 items at the source on Sun 22 Nov; above 200,000 a day none are imported'], [...newest({availableFromSource: 100_000}), logOf('Slack_Log (1).txt', importBlock({completedAt: '2026-11-22T05:00', counts: {availableFromSource: 100_000}}))]],
	['source-cap', 'nothing, usually busy', ['warning: Nothing at the source on Sun 22 Nov, usually 50 items'], newest({availableFromSource: 0})],
	['source-cap', 'nothing, usually one', ['warning: Nothing at the source on Sun 22 Nov, usually 1 item'], sundays(0, 1, 1, 1)],
	['source-cap', 'nothing, usually nothing on that weekday', [], sundays(0, 0, 0, 0)],
	['source-cap', 'nothing, too little history', [], sundays(0, 100, 100)],

	['coverage', 'a day whose import is cut off', ['warning: Whether items failed on Thu 19 Nov is not known; download its log again by Thu 26 Nov'], [logOf('Slack_Log.txt', ...dailyImports('2026-11-10', '2026-11-18'), importBlock({completedAt: '2026-11-19T02:00', isComplete: false}), ...dailyImports('2026-11-20', '2026-11-22'))]],
	['coverage', 'two such days in a row', ['warning: Whether items failed from Thu 19 Nov to Fri 20 Nov is not known; download the logs again, the first by Thu 26 Nov'], [logOf('Slack_Log.txt', ...dailyImports('2026-11-10', '2026-11-18'), ...dailyImports('2026-11-19', '2026-11-20', {isComplete: false}), ...dailyImports('2026-11-21', '2026-11-22'))]],
	['future-time', 'one hour ahead', [], [logOf('Slack_Log.txt', ...week, importBlock({completedAt: now + hour}))]],
	['future-time', 'over an hour ahead', ['warning: 2 log entries are dated ahead of now, up to 2026-11-22 09:00 UTC'], [logFile('Slack_Log.txt', {reading: {imports: [...week, importBlock({completedAt: now + hour + 1})], emptyDays: [emptyDay('2026-11-23')]}})]],
	['future-time', 'an empty day', ['warning: A log entry is dated ahead of now: Mon 23 Nov'], [logFile('Slack_Log.txt', {reading: {imports: week, emptyDays: [emptyDay('2026-11-23')]}})]],
	['future-time', 'an empty day that begins within the hour', [], [logFile('Slack_Log.txt', {reading: {imports: week, emptyDays: [emptyDay('2026-11-23')]}})], {now: Date.parse('2026-11-22T23:00:00Z')}],

	['future-time', 'ahead of its file, which it would fit day first', ['warning: Slack_Log.txt was saved Sun 11 Oct and has an import of Tue 10 Nov: its dates seem to be day first'], [logFile('Slack_Log.txt', {modifiedAt: '2026-10-11T07:00', reading: {imports: [importBlock({completedAt: '2026-11-10T02:00'})]}})], {now: at('2026-11-10T08:00')}],
	['future-time', 'ahead of its file by less than a day', [], [logFile('Slack_Log.txt', {modifiedAt: '2026-11-10T02:00', reading: {imports: [importBlock({completedAt: '2026-11-11T02:00'})]}})], {now: at('2026-11-11T08:00')}],
	['future-time', 'ahead of its file, which it would not fit day first', [], [logFile('Slack_Log.txt', {modifiedAt: '2026-09-11T07:00', reading: {imports: [importBlock({completedAt: '2026-11-10T02:00'})]}})], {now: at('2026-11-10T08:00')}],
	['future-time', 'ahead of its file, on a day that is no month', [], [logFile('Slack_Log.txt', {modifiedAt: '2026-10-11T07:00', reading: {imports: [importBlock({completedAt: '2026-11-20T02:00'})]}})], {now: at('2026-11-20T08:00')}],
	['future-time', 'of the days before its file was saved', [], [logFile('Slack_Log.txt', {modifiedAt: '2026-11-12T07:00', reading: {imports: dailyImports('2026-11-05', '2026-11-12')}})], {now: at('2026-11-12T08:00')}],

	['revision', 'failed grew', ['warning: The import of 2026-11-22 02:00 UTC was revised: imported 100 → 99, failed 0 → 1'], [...newest({}), logFile('Slack_Log (1).txt', {reading: {imports: [importBlock({counts: {failed: 1}})]}})]],
	['revision', 'failed shrank', ['info: The import of 2026-11-22 02:00 UTC was revised: imported 99 → 100, failed 1 → 0'], [...newest({failed: 1}), logFile('Slack_Log (1).txt', {reading: {imports: [importBlock()]}})]],
	['revision', 'partial grew', ['warning: The import of 2026-11-22 02:00 UTC was revised: imported 100 → 99, partially imported 0 → 1'], [...newest({}), logFile('Slack_Log (1).txt', {reading: {imports: [importBlock({counts: {partiallyImported: 1}})]}})]],
	['revision', 'failed is no longer known', ['warning: The import of 2026-11-22 02:00 UTC was revised: failed 0 → ?'], [...newest({}), logFile('Slack_Log (1).txt', {reading: {imports: [importBlock({counts: {failed: null}})]}})]],
	['revision', 'eight days ago', [], [...newest({}), logOf('Slack_Log (1).txt', importBlock({completedAt: '2026-11-14T02:00', counts: {failed: 1}}))]],

	['new-reason', 'the very first', [], newest({failed: 2}, [{reason: 'a'}, {reason: 'b'}])],
	['new-reason', 'seen before', [], [...newest({failed: 1}, [{reason: 'a'}]), logOf('Slack_Log (1).txt', importBlock({completedAt: '2026-10-01', counts: {failed: 1}, rows: [{reason: 'a'}]}))]],
	['new-reason', 'not seen before', ['warning: New failure reason: b (2 rows)'], [...newest({failed: 3}, [{reason: 'a'}, {reason: 'b'}, {reason: 'b'}]), logOf('Slack_Log (1).txt', importBlock({completedAt: '2026-10-01', counts: {failed: 1}, rows: [{reason: 'a'}]}))]],

	['unread', 'everything understood', [], newest({})],
	['unread', 'outside imports', [], [logFile('Slack_Log.txt', {reading: {imports: [importBlock()], problems: [problem({isInsideImport: false})]}})]],
	['unread', 'outside imports, but perhaps one', ['warning: Slack_Log.txt, line 7: not understood'], [logFile('Slack_Log.txt', {reading: {imports: [importBlock()], problems: [problem({problem: 'unexplained', isInsideImport: false, line: 7})]}})]],
	['unread', 'perhaps an import in a file whose imports another tells better', ['warning: Slack_Log.txt, line 7: not understood'], [logFile('Slack_Log.txt', {reading: {imports: [importBlock()], problems: [problem({problem: 'unexplained', isInsideImport: false, line: 7})]}, modifiedAt: '2026-11-22T05:00'}), logFile('Slack_Log (1).txt', {reading: {imports: [importBlock()]}, modifiedAt: '2026-11-22T06:00'})]],
	['unread', 'inside the newest', ['warning: Slack_Log.txt, line 7: not understood'], [logFile('Slack_Log.txt', {reading: {imports: [importBlock({line: 5})], problems: [problem({line: 7}), problem({line: 7, problem: 'bad-count'})], unreadLines: [{line: 7, text: '?', isInsideImport: true}]}})]],
	['unread', 'inside one eight days ago', [], [logFile('Slack_Log.txt', {reading: {imports: [importBlock({line: 1, completedAt: '2026-11-14T02:00'}), importBlock({line: 10})], problems: [problem({line: 7})]}})]],
	['unread', 'inside one of seven days ago', ['warning: Slack_Log.txt, line 7: not understood'], [logFile('Slack_Log.txt', {reading: {imports: [importBlock({line: 1, completedAt: '2026-11-15T02:00'}), importBlock({line: 10})], problems: [problem({line: 7})]}})]],
	['unread', 'in a file whose import another tells better', [], [logFile('Slack_Log.txt', {reading: {imports: [importBlock()], problems: [problem({line: 7})]}, modifiedAt: '2026-11-22T05:00'}), logFile('Slack_Log (1).txt', {reading: {imports: [importBlock()]}, modifiedAt: '2026-11-22T06:00'})]],
	['unread', 'three lines of one shape, the first shown and cut', [`warning: 3 lines of Slack_Log.txt were not understood, first line 7: “${'x "'.repeat(20)}…”`], [logFile('Slack_Log.txt', {reading: {imports: [importBlock()], problems: [7, 8, 9].map(line => problem({problem: 'unexplained', line})), unreadLines: [{line: 7, text: 'x ”'.repeat(30), isInsideImport: true}]}})]],
	['unread', 'one shape in two files', ['warning: 2 lines of 2 files were not understood, first line 7 of Slack_Log (1).txt: “Errors: 9”'], ['Slack_Log.txt', 'Slack_Log (1).txt'].map(path => logFile(path, {reading: {imports: [importBlock()], problems: [problem({problem: 'unexplained', line: 7, message: 'Perhaps one: “Errors: 9”.'})]}}))],
	['unread', 'perhaps one inside an import older than the strip', ['warning: Line 7 of Slack_Log (1).txt was not understood: “Errors: 9”'], [...newest({}), logFile('Slack_Log (1).txt', {reading: {imports: [importBlock({line: 1, completedAt: '2026-10-14T02:00'})], problems: [problem({problem: 'unexplained', line: 7, message: 'Perhaps one: “Errors: 9”.'})]}, modifiedAt: '2026-11-21T05:00'})]],
	['unread', 'more problems than are listed, in a file of old imports saved this week', ['warning: Slack_Log (1).txt has more that was not understood than is listed'], [...newest({}), logFile('Slack_Log (1).txt', {reading: {imports: [importBlock({completedAt: '2026-10-14T02:00'})], problemCount: 1}, modifiedAt: '2026-11-21T05:00'})]],
	['unread', 'the same in a file saved before', [], [...newest({}), logFile('Slack_Log (1).txt', {reading: {imports: [importBlock({completedAt: '2026-10-14T02:00'})], problemCount: 1}, modifiedAt: '2026-10-14T05:00'})]],
	...(['more-records', 'cut-record', 'key-twice'] as const).map((name): Case => ['unread', `${name} of an audit export beside an admin log`, ['warning: audit.json: Save all pages'], [...newest({}), logFile('audit.json', {
		reading: {
			imports: [importBlock({kind: 'audit-export', connector: 'Slack', line: null})], problems: [problem({
				problem: name, line: null, isInsideImport: false, message: 'Save all pages.',
			})],
		},
	})]]),
	['unread', 'without a line', ['warning: Slack_Log.txt: not understood'], [logFile('Slack_Log.txt', {reading: {imports: [importBlock({line: null})], problems: [problem({line: null})]}})]],
	['unread', 'more than are listed', ['warning: Slack_Log.txt has more that was not understood than is listed'], [logFile('Slack_Log.txt', {reading: {imports: [importBlock()], problems: [], problemCount: 1}})]],
	['unread', 'in an import without a time', ['warning: Slack_Log.txt, line 12: not understood'], [logFile('Slack_Log.txt', {reading: {imports: [...dailyImports('2026-11-21', '2026-11-21'), importBlock({completedAt: null, line: 11}), importBlock({line: 21})], problems: [problem({line: 12, problem: 'bad-time'})]}})]],
	['unread', 'a file that is no log', ['critical: Slack_Log.txt: an HTML page'], [logFile('Slack_Log.txt', {status: 'unrecognised', reason: 'an HTML page', reading: null})]],
	['unread', 'a file without a reason', ['critical: Slack_Log.txt: the file cannot be understood'], [logFile('Slack_Log.txt', {status: 'unrecognised', reading: null})]],
	['unread', 'cut imports', ['critical: Slack_Log.txt, line 1: the import of 2026-11-22 02:00 UTC is cut off before its failed items, and 1 more'], [logOf('Slack_Log.txt', importBlock({isComplete: false}), importBlock({isComplete: false, completedAt: '2026-11-22T03:00'}))]],
	['unread', 'failed is no number', ['critical: Slack_Log.txt, line 3: the failed items of the import of 2026-11-22 02:00 UTC cannot be read'], [logOf('Slack_Log.txt', importBlock({counts: {failed: null}, badFields: ['failed'], line: 3}))]],
	['unread', 'no time', ['critical: Slack_Log.txt, line 3: the completion time of an import cannot be read'], [logOf('Slack_Log.txt', importBlock({completedAt: null, line: 3}))]],
	['unread', 'a file that cannot be read any more', ['warning: Slack_Log.txt cannot be read any more: judged by what was read before'], [logFile('Slack_Log.txt', {status: 'unreadable', reading: {imports: [importBlock()]}})]],
];

describe('the table of checks', () => {
	it('has the checks of the contract, each with a title and a reason', () => {
		expect(checks.map(({name}) => name).toSorted()).toEqual([
			'balance', 'coverage', 'failed-items', 'fan-out', 'freshness', 'future-time', 'new-reason', 'partial-items', 'quiet-day', 'revision', 'row-count', 'source-cap', 'unread', 'volume',
		]);
		for (const {title, why} of checks) {
			expect(title).toMatch(/^[A-Z].*[^.]$/v);
			expect(why).toMatch(/^[A-Z].*\.$/v);
		}
	});
	it('is tested row by row', () => {
		expect(new Set(cases.map(([check]) => check))).toEqual(new Set(checks.map(({name}) => name)));
	});
});

describe('checks', () => {
	const named = cases.map(([check, what, expected, files, circumstances = {}]) => ({
		check, what, expected, files, circumstances,
	}));
	it.each(named)('$check: $what', ({check, expected, files, circumstances}) => {
		const connector = only(files, circumstances);
		const findings = findingsOf(connector, check);
		expect(findings.map(({severity, message}) => `${severity}: ${message}`)).toEqual(expected);
		for (const {next, evidence} of findings) {
			expect(next).toMatch(/^[A-Z].*\.$/v);
			expect(Object.values(evidence).every(value => value === null || typeof value === 'string' || Number.isFinite(value))).toBe(true);
		}
	});

	/** What was not understood is acknowledged by its shape, everything else by the check. */
	const wordsFor = ({name, findings}: Connector, check: string): readonly Acknowledgement[] => check === 'unread'
		? findings.flatMap(({shape}) => shape === undefined
			? []
			: [acknowledgement({
				id: shape, check, shape, connector: name,
			})])
		: [acknowledgement({check, connector: name})];
	const canBeAcknowledged = ({findings}: Connector, check: string): boolean => check !== 'unread' || findings.every(finding => finding.check !== check || finding.shape !== undefined);
	const warnings = named.filter(({check, expected}) => expected.some(finding => finding.startsWith('warning')) && checks.find(({name}) => name === check)!.isSuspicious);
	it.each(warnings)('$check: $what is not well, and can be acknowledged', ({check, files, circumstances}) => {
		expect(['healthy', 'quiet', 'waiting', 'paused']).not.toContain(only(files, circumstances).state);
		const acknowledged = only(files, {...circumstances, acknowledgements: wordsFor(only(files, circumstances), check)});
		expect(findingsOf(acknowledged, check).every(({isAcknowledged}) => isAcknowledged)).toBe(canBeAcknowledged(acknowledged, check));
		expect(acknowledged.state).toBe(only(files, circumstances).state);
	});

	it('sends nobody to failed items that no log lists', () => {
		const nextOf = (rows: readonly FailedRow[]) => findingsOf(only(newest({failed: 2}, rows)), 'failed-items')[0]!.next;
		expect(nextOf([{}])).toMatch(/^Open the failed items/v);
		expect(nextOf([])).toMatch(/^The log lists none of them/v);
	});
	it('names at most twenty new reasons one by one', () => {
		const rows = Array.from({length: 22}, (_, index) => ({reason: `reason ${index}`}));
		const files = [...newest({failed: 22}, rows), logOf('Slack_Log (1).txt', importBlock({completedAt: '2026-10-01', counts: {failed: 1}, rows: [{reason: 'a'}]}))];
		const findings = findingsOf(only(files), 'new-reason');
		expect(findings).toHaveLength(21);
		expect(findings.at(0)!.reason).toBe('reason 0');
		expect(findings.at(-1)).toMatchObject({message: '2 more new failure reasons', reason: null});
	});
	it('a reason acknowledged never hides a new one', () => {
		const files = [...newest({failed: 2}, [{reason: 'a'}, {reason: 'b'}]), logOf('Slack_Log (1).txt', importBlock({completedAt: '2026-10-01', counts: {failed: 1}, rows: [{reason: 'a'}]}))];
		const findings = findingsOf(only(files, {acknowledgements: [acknowledgement({reason: 'a'})]}), 'new-reason');
		expect(findings).toMatchObject([{reason: 'b', isAcknowledged: false}]);
	});
	it('a check acknowledged never hides a reason first seen later', () => {
		const files = [logOf(
			'Slack_Log.txt',
			importBlock({completedAt: '2026-11-18', counts: {failed: 1}, rows: [{reason: 'Old'}]}),
			importBlock({completedAt: '2026-11-20', counts: {failed: 1}, rows: [{reason: 'Brand new'}]}),
			importBlock(),
		)];
		const acknowledged = (createdAt: string) => findingsOf(only(files, {acknowledgements: [acknowledgement({check: 'failed-items', createdAt: at(createdAt)})]}), 'failed-items')
			.map(({reason, isAcknowledged}) => `${reason!} ${isAcknowledged ? 'known' : 'open'}`).toSorted();
		expect(acknowledged('2026-11-19')).toEqual(['Brand new open', 'Old known']);
		expect(acknowledged('2026-11-21')).toEqual(['Brand new known', 'Old known']);
	});
	it('nor an import completed later that lists no reasons', () => {
		const files = [logOf('Slack_Log.txt', importBlock({completedAt: '2026-11-18', counts: {failed: 1}}), importBlock({completedAt: '2026-11-20', counts: {failed: 9}}), importBlock({completedAt: '2026-11-22'}))];
		const acknowledged = (createdAt: string) => {
			const {severity, findings} = only([...files, logOf('Slack_Log (1).txt', ...dailyImports('2026-11-18', '2026-11-22'))], {acknowledgements: [acknowledgement({check: 'failed-items', createdAt: at(createdAt)})]});
			return [severity, ...findings.filter(({check}) => check === 'failed-items').map(({isAcknowledged}) => isAcknowledged)];
		};

		expect(acknowledged('2026-11-19')).toEqual(['warning', false, true]);
		expect(acknowledged('2026-11-20')).toEqual(['muted', true, true]);
	});
	it('one finding and one acknowledgement settle a shape that many logs of many connectors share, and no other', () => {
		const log = (name: string, index: number, shape: string): LogFile => logFile(`${name}_Log (${index}).txt`, {
			reading: {imports: [importBlock({completedAt: `2026-11-${15 + index}T02:00`})], problems: [problem({line: 7, shape})]},
		});
		const shared = [0, 1, 2, 3, 4, 5, 6, 7].flatMap(index => [log('Slack', index, 'error: #'), log('Jive', index, 'error: #')]);
		const judged = (files: readonly LogFile[], ...acknowledgements: readonly Acknowledgement[]): readonly string[] => tenantOf(files, {acknowledgements}).connectors
			.map(connector => [connector.name, connector.severity, ...findingsOf(connector, 'unread').map(({evidence, isAcknowledged}) => `${evidence['places']} in ${evidence['files']} ${isAcknowledged ? 'known' : 'open'}`)].join(' '));
		const ofAll = acknowledgement({connector: null, check: 'unread', shape: 'error: #'});
		expect(judged(shared)).toEqual(['Jive warning 8 in 8 open', 'Slack warning 8 in 8 open']);
		expect(judged(shared, ofAll)).toEqual(['Jive muted 8 in 8 known', 'Slack muted 8 in 8 known']);
		expect(judged(shared, {...ofAll, connector: 'Jive'})).toEqual(['Slack warning 8 in 8 open', 'Jive muted 8 in 8 known']);
		expect(judged(shared, {...ofAll, shape: null})).toEqual(['Jive warning 8 in 8 open', 'Slack warning 8 in 8 open']);
		const other = logFile('Slack_Log (7).txt', {reading: {imports: [importBlock({completedAt: '2026-11-22T02:00'})], problems: [problem({line: 7, shape: 'error: #'}), problem({line: 8, shape: 'denied: #'})]}});
		expect(judged([...shared.filter(({path}) => path !== other.path), other], ofAll)[0]).toBe('Slack warning 8 in 8 known 1 in 1 open');
	});
	it('findings are worst first', () => {
		const {findings} = only([...newest({failed: 2, partiallyImported: 1}, [{}])]);
		expect(findings.map(({severity}) => severity)).toEqual(['critical', 'warning', 'info']);
	});
	it('of one severity, those that say why it is in its state come first', () => {
		const {state, findings} = only([logOf('Slack_Log.txt', ...dailyImports('2026-11-10', '2026-11-18'), importBlock({completedAt: '2026-11-19T16:00'}))]);
		expect({state, checks: findings.map(({check}) => check)}).toEqual({state: 'gap', checks: ['coverage', 'freshness']});
	});
});
