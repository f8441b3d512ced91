import {describe, expect, test} from 'vitest';
import {at, importBlock, logFile} from '../build.ts';
import {tenantOf} from '../judged.ts';

/** Imports of the days from 14 to `last` November, each with other counts. */
const week = (last: number, connector: string | null = null) => Array.from({length: last - 13}, (_, index) =>
	importBlock({connector, completedAt: `2026-11-${14 + index}T02:0${index}:07`, counts: {availableForImport: 100 + index, imported: 100 + index}}));

const fileOf = (path: string, imports: ReturnType<typeof week>, modifiedAt = at('2026-11-22T03:00')) => logFile(path, {modifiedAt, reading: {imports}});

const original = fileOf('Slack_Log.txt', week(22));
const namesOf = (files: ReadonlyArray<ReturnType<typeof logFile>>) => tenantOf(files).connectors.map(({name}) => name).toSorted();

describe('a file whose imports another connector holds is its copy', () => {
	test.each(['x.txt', 'x', 'log (3).txt', '2026-11-22.txt', 'old/log.txt', 'Webex.txt', 'Webex_Log.txt'])('an older download called %s', path => {
		expect(namesOf([original, fileOf(path, week(21))])).toEqual(['Slack']);
		expect(namesOf([fileOf(path, week(21), at('2026-11-22T04:00')), original])).toEqual(['Slack']);
	});

	test.each(['x.txt', 'log (3).txt', 'Webex.txt'])('the same imports called %s', path => {
		expect(namesOf([original, fileOf(path, week(22))])).toEqual(['Slack']);
	});

	test('the imports may lie in several files of the connector', () => {
		expect(namesOf([fileOf('Slack_Log.txt', week(17)), fileOf('Slack_Log (1).txt', week(22).slice(3)), fileOf('x.txt', week(21))])).toEqual(['Slack']);
	});

	test('the lines not understood in a copy count for the connector', () => {
		const copy = logFile('x.txt', {
			reading: {
				imports: week(21),
				problems: [{
					problem: 'unexplained', line: 90, message: 'Rejected: 900', isInsideImport: false, shape: 'Rejected: #',
				}],
				problemCount: 1,
			},
		});
		expect(tenantOf([original]).verdict).toBe('ok');
		const {connectors, verdict} = tenantOf([original, copy]);
		expect(connectors.map(({name}) => name)).toEqual(['Slack']);
		expect(verdict).not.toBe('ok');
	});
});

describe('it is a connector of its own', () => {
	test('with one import of other counts', () => {
		const other = [...week(20), importBlock({completedAt: '2026-11-21T02:07:07', counts: {failed: 14}})];
		expect(namesOf([original, fileOf('x.txt', other)])).toEqual(['Slack', 'x']);
	});

	test('with one import more', () => {
		expect(namesOf([fileOf('Slack_Log.txt', week(21)), fileOf('x.txt', week(22))])).toEqual(['Slack', 'x']);
	});

	test('when it names itself inside', () => {
		expect(namesOf([original, fileOf('x.txt', week(21, 'Webex'))])).toEqual(['Slack', 'Webex']);
	});

	test('when two logs of proper names are equal: nobody knows which is the copy', () => {
		expect(namesOf([original, fileOf('Webex_Log.txt', week(22))])).toEqual(['Slack', 'Webex']);
	});

	test('when its times are whole minutes: two connectors of one schedule may import the same by chance', () => {
		const planned = [14, 15, 16].map(day => importBlock({completedAt: `2026-11-${day}T02:00`, counts: {imported: day}}));
		expect(namesOf([fileOf('Slack_Log.txt', planned), fileOf('Webex_Log.txt', planned.slice(0, 2))])).toEqual(['Slack', 'Webex']);
	});

	test('when its imports are all alike: two connectors of one schedule may both import nothing', () => {
		const quiet = [14, 15].map(day => importBlock({completedAt: `2026-11-${day}T02:00:07`, counts: {}}));
		expect(namesOf([fileOf('Slack_Log.txt', [...quiet, ...week(22)]), fileOf('Webex_Log.txt', quiet)])).toEqual(['Slack', 'Webex']);
	});
});
