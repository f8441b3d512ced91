import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parseDate, parseTime} from '../../source/decode/times.ts';

describe('times', () => {
	test.each([
		['1/13/2020 8:36:56 AM (UTC)', '2020-01-13T08:36:56.000Z'],
		['01/13/2020 08:36:56', '2020-01-13T08:36:56.000Z'],
		['1/13/2020 12:00:00 AM', '2020-01-13T00:00:00.000Z'],
		['1/13/2020 12:00:00 PM UTC', '2020-01-13T12:00:00.000Z'],
		['1/13/2020, 8:36 pm', '2020-01-13T20:36:00.000Z'],
		['1/13/2020 8:36:56\u202FPM', '2020-01-13T20:36:56.000Z'],
		['2/29/2024 00:00:00', '2024-02-29T00:00:00.000Z'],
		['2026-11-20T02:14:09Z', '2026-11-20T02:14:09.000Z'],
		['2026-11-20 02:14:09', '2026-11-20T02:14:09.000Z'],
		['2026-11-20T02:14:09.1234567Z', '2026-11-20T02:14:09.123Z'],
		['2026-11-20T02:14:09+05:30', '2026-11-19T20:44:09.000Z'],
		['2026-11-20T02:14:09-0800', '2026-11-20T10:14:09.000Z'],
	])('%j is %s', (text, iso) => {
		expect(new Date(parseTime(text)!).toISOString()).toBe(iso);
	});

	test.each([
		'',
		'yesterday',
		'13/1/2020 8:36:56',
		'2/30/2020 8:36:56',
		'2/29/2023 00:00:00',
		'0/1/2020 00:00:00',
		'1/0/2020 00:00:00',
		'1/13/2020 24:00:00',
		'1/13/2020 13:00:00 PM',
		'1/13/2020 0:00:00 AM',
		'1/13/2020 8:60:00',
		'1/13/2020 8:36:60',
		'1/13/20 8:36:56',
		'1/13/2020',
		'1/1/0001 12:00:00 AM',
		'1/13/2020 8:36:56 PST',
		'13.01.2020 08:36:56',
		'2026-13-01T00:00:00Z',
		'2026-02-30T00:00:00Z',
		'2026-11-20T02:14:09+25:00',
		'2026-1-2T00:00:00Z',
		'٢٠٢٦-11-20T02:14:09Z',
		'1604889600',
		'2026-11-20T02:14:09Z ',
	])('%j is no time', text => {
		expect(parseTime(text)).toBeNull();
	});

	test.each([['11/20/2026', '2026-11-20'], ['1/2/2026', '2026-01-02'], ['2026-11-20', '2026-11-20']])('%j is the date %s', (text, date) => {
		expect(parseDate(text)).toBe(date);
	});

	test.each(['20/11/2026', '2/30/2026', '11/20/26', '11/20/2026 00:00', ''])('%j is no date', text => {
		expect(parseDate(text)).toBeNull();
	});

	test('every second comes back, in both notations', () => {
		fc.assert(fc.property(fc.integer({min: 0, max: 4_102_444_800}), seconds => {
			const iso = new Date(seconds * 1000).toISOString();
			const american = `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)} ${iso.slice(11, 19)}`;
			expect([parseTime(iso), parseTime(american)]).toEqual([seconds * 1000, seconds * 1000]);
		}), {numRuns: 1000});
	});
});
