import {expect, test} from 'vitest';
import {plainLines} from '../../../source/select/words/plain-lines.ts';
import {connector, tenantOf} from '../../ui/made-up-tenant.ts';

const before = tenantOf([connector('Slack', 'healthy'), connector('Zoom', 'healthy')]);

test('at first everything, the verdict before all', () => {
	const lines = plainLines(null, before);
	expect(lines).toHaveLength(3);
	expect(lines[0]).toBe('2 ok');
	expect(lines[1]).toMatch(/^Slack: healthy, ok; last import 2026-11-22 \d\d:\d\d UTC, 0 failed rows listed$/v);
});

test('then one line a change, and the verdict only when it changed', () => {
	const after = tenantOf([connector('Slack', 'failing'), before.connectors[1]!]);
	const lines = plainLines(before, after);
	expect(lines.some(line => line.includes('Slack: healthy → failing'))).toBe(true);
	expect(lines.at(-1)).toBe('1 critical, 1 ok');
	expect(lines.some(line => line.includes('Zoom'))).toBe(false);
});

test('no change, no line', () => {
	expect(plainLines(before, {...before})).toEqual([]);
});

test('names from files stay on their line', () => {
	for (const line of plainLines(null, tenantOf([connector('a\nb\u001B[2J', 'failing')]))) {
		expect(line).not.toMatch(/\p{Cc}/v);
	}
});
