import {describe, expect, test} from 'vitest';
import {textOf} from '../../../source/select/line/line.ts';
import {
	deadlineLine,
	deadlineText,
	verdictAndDeadline,
	verdictLine,
} from '../../../source/select/words/verdict.ts';
import {
	connector,
	tenantOf,
	today,
	wholeTenant,
} from '../../ui/made-up-tenant.ts';

const missing = (name: string, downloadBy: string) => connector(name, 'gap', {nextDeadline: {date: '2026-11-15', downloadBy}});

describe('the verdict', () => {
	test('counts every connector once, severities nobody has are left out', () => {
		expect(textOf(verdictLine(wholeTenant, false))).toBe('3 critical · 6 warning · 1 waiting · 1 muted · 11 ok');
		expect(textOf(verdictLine(tenantOf([connector('Slack', 'healthy')]), false))).toBe('1 ok');
	});

	test('without a connector nothing is ok', () => {
		expect(textOf(verdictLine(tenantOf([]), false))).toContain('unknown');
		expect(textOf(verdictLine(null, false))).toContain('unknown');
	});
});

describe('the deadline', () => {
	test('the nearest one, and how many share its date', () => {
		expect(deadlineText(tenantOf([missing('Slack', '2026-11-24'), missing('Zoom', today)]))).toBe('Due today: download the Zoom log for Sun 15 Nov');
		expect(deadlineText(tenantOf([missing('Slack', today), missing('Zoom', today)]))).toBe('Due today: download the Slack log for Sun 15 Nov (and 1 more)');
		expect(deadlineText(tenantOf([missing('Slack', '2026-11-23')]))).toContain('by tomorrow');
		expect(deadlineText(tenantOf([missing('Slack', '2026-11-24')]))).toContain('by Tue 24 Nov');
	});

	test('none without a missing day', () => {
		expect(deadlineText(tenantOf([connector('Slack', 'healthy')]))).toBe('');
		expect(deadlineText(null)).toBe('');
	});

	test('says when and how many even where there is no room for whose and which day', () => {
		const tenant = tenantOf([missing('A connector with a very long name', today), missing('Zoom', today)]);
		expect([90, 70, 34, 20, 10].map(width => textOf(verdictAndDeadline(verdictLine(tenant, false), tenant, width)).trim())).toEqual([
			'2 warning   Due today: download the A connector with a very long name log (and 1 more)',
			'2 warning   2 logs to download today',
			'2 warning   2 logs due today',
			'2 warning',
			'2 warning',
		]);
		expect(textOf(verdictAndDeadline(verdictLine(tenant, false), tenant, 30)).trim()).toBe('2 warning   2 logs due today');
		expect(textOf(deadlineLine(tenant, 40))).toBe('2 logs to download today');
		expect(deadlineLine(tenant, 3)).toEqual([]);
	});

	test('the verdict keeps its place when there is no room for both', () => {
		expect(textOf(verdictAndDeadline(verdictLine(wholeTenant, false), wholeTenant, 54)).trim()).toBe('3 critical · 6 warning · 1 waiting · 1 muted · 11 ok');
		expect(textOf(verdictAndDeadline(verdictLine(wholeTenant, false), wholeTenant, 30))).toBe('3 critical · 6 warning · 1 wa…');
	});
});
