import {expect, test} from 'vitest';
import {editDistance, nearest} from '../../../source/commands/command-line/nearest.ts';

test.each([
	['', '', 0], ['abc', 'abc', 0], ['abc', 'abd', 1], ['abc', 'acb', 1], ['', 'abc', 3], ['status', 'sttaus', 1], ['kitten', 'sitting', 3],
])('from %s to %s is %i', (from, to, distance) => {
	expect(editDistance(from, to)).toBe(distance);
	expect(editDistance(to, from)).toBe(distance);
});

test.each([
	['statsu', 'status'], ['sttaus', 'status'], ['chek', 'check'], ['STATUS', 'status'], ['reprot', 'report'], ['zzzzzz', null], ['x', null], ['logs', null],
])('%s suggests %s', (typed, suggestion) => {
	expect(nearest(typed, ['status', 'failures', 'users', 'check', 'report'])).toBe(suggestion);
});

test.each([
	['slack', 'Slack eDiscovery'], ['Slak', 'Slack eDiscovery'], ['teams', 'Webex Teams'], ['refinitiv eikon', 'Refinitiv Eikon Messenger'], ['we', null], ['zoom', null],
])('part of a name, %s, suggests %s', (typed, suggestion) => {
	expect(nearest(typed, ['Slack eDiscovery', 'Webex Teams', 'Refinitiv Eikon Messenger'])).toBe(suggestion);
});

test('a very long word costs no time', () => {
	expect(nearest('s'.repeat(1_000_000), ['status'])).toBeNull();
});
