import {describe, expect, it} from 'vitest';
import {deadlineAfter} from '../../source/connectors/clock.ts';
import {
	at,
	connectorSettings,
	dailyImports,
	importBlock,
	logOf,
	settingsOf,
} from './build.ts';
import {only} from './judged.ts';

const hour = 3_600_000;
const weekdays = new Set([1, 2, 3, 4, 5]);
const iso = (instant: number): string => new Date(instant).toISOString();

describe('deadlineAfter', () => {
	it.each([
		['every day', '2026-11-20T02:00', 48, null, '2026-11-22T02:00:00.000Z'],
		['seven days named', '2026-11-20T02:00', 48, new Set([0, 1, 2, 3, 4, 5, 6]), '2026-11-22T02:00:00.000Z'],
		['over a weekend', '2026-11-20T02:00', 48, weekdays, '2026-11-24T02:00:00.000Z'],
		['within a day', '2026-11-20T02:00', 21, weekdays, '2026-11-20T23:00:00.000Z'],
		['up to a Friday midnight: nothing passes until Monday', '2026-11-20T02:00', 22, weekdays, '2026-11-23T00:00:00.000Z'],
		['begun on a Sunday', '2026-11-22T05:00', 24, weekdays, '2026-11-24T00:00:00.000Z'],
		['whole weeks', '2026-11-20T02:00', 5 * 24 * 4, weekdays, '2026-12-18T02:00:00.000Z'],
		['one day a week', '2026-11-20T02:00', 48, new Set([1]), '2026-12-07T00:00:00.000Z'],
	])('%s', (_what, from, hours, days, expected) => {
		expect(iso(deadlineAfter(at(from), hours * hour, days))).toBe(expected);
	});
	it('never ends where no day is expected, or beyond the calendar', () => {
		expect(deadlineAfter(0, hour, new Set())).toBe(Infinity);
		expect(deadlineAfter(0, Number.MAX_SAFE_INTEGER, new Set([1]))).toBe(Infinity);
	});
});

describe('the clocks of late and overdue over a weekend', () => {
	const files = [logOf('Slack_Log.txt', ...dailyImports('2026-11-09', '2026-11-13'), ...dailyImports('2026-11-16', '2026-11-20'))];
	const settings = settingsOf(connectorSettings('Slack', {expectedWeekdays: weekdays}));
	it.each([
		['2026-11-22T12:00', 'healthy'],
		['2026-11-24T02:00', 'healthy'],
		['2026-11-24T02:00:00.001', 'late'],
	])('at %s: %s', (time, state) => {
		expect(only(files, {settings, now: at(time)}).state).toBe(state);
	});
	it('would be overdue and a gap without', () => {
		expect(only(files, {now: at('2026-11-23T12:00')}).state).toBe('overdue');
		expect(only(files, {now: at('2026-11-23T01:00')}).state).toBe('gap');
	});
	it('an import on an unexpected day counts', () => {
		expect(only([...files, logOf('Slack_Log (1).txt', importBlock({completedAt: '2026-11-21T02:00'}))], {settings, now: at('2026-11-24T02:00:00.001')}).lastEvidenceAt).toBe(at('2026-11-21T02:00'));
	});
});
