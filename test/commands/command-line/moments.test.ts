import {expect, test} from 'vitest';
import {
	parseDate,
	parseDuration,
	parseFutureMoment,
	parseInstant,
	parsePastMoment,
} from '../../../source/commands/command-line/moments.ts';

const now = Date.parse('2026-11-22T08:00:00Z');

test.each([
	['90s', 90_000], ['10m', 600_000], ['72h', 259_200_000], ['3d', 259_200_000],
])('%s is a duration', (text, milliseconds) => {
	expect(parseDuration(text)).toBe(milliseconds);
});

test.each(['', '3', '-3d', '1.5h', '3 d', '3D', '99999999d', 'd'])('"%s" is no duration', text => {
	expect(() => parseDuration(text)).toThrow('is not a duration: write 90s, 10m, 72h or 3d.');
});

test.each([
	['2026-11-20', '2026-11-20T00:00:00Z'],
	['2026-11-20T08:30', '2026-11-20T08:30:00Z'],
	['2026-11-20T08:30:15.250Z', '2026-11-20T08:30:15.250Z'],
	['2026-11-20T08:30:00+02:00', '2026-11-20T06:30:00Z'],
	['2026-11-20 08:30', '2026-11-20T08:30:00Z'],
])('%s is a moment', (text, time) => {
	expect(parseInstant(text)).toBe(Date.parse(time));
});

test.each(['2026-02-30', '2026-13-01', '11/20/2026', '2026-11-20T25:00', 'yesterday', '2026-11-20T08', '٢٠٢٦-11-20'])('"%s" is none', text => {
	expect(() => parseInstant(text)).toThrow('is not a time');
	expect(() => parsePastMoment(text, now)).toThrow('is not a date or duration');
});

test('durations go back for --since and ahead for --expires', () => {
	expect(parsePastMoment('12h', now)).toBe(Date.parse('2026-11-21T20:00:00Z'));
	expect(parseFutureMoment('30d', now)).toBe(Date.parse('2026-12-22T08:00:00Z'));
});

test('a date must exist', () => {
	expect(parseDate('2028-02-29')).toBe('2028-02-29');
	expect(() => parseDate('2027-02-29')).toThrow('is not a date');
});
