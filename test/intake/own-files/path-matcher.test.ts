import {expect, test} from 'vitest';
import {createPathMatcher} from '../../../source/intake/own-files/path-matcher.ts';

test.each([
	['bbg-*.txt', '/logs/bbg-1.txt', true],
	['bbg-*.txt', '/logs/BBG-1.TXT', true],
	['bbg-*.txt', '/logs/bbg-1.csv', false],
	['*', '/logs/.hidden', true],
	['logs/*.txt', 'logs/a.txt', true],
	['logs/*.txt', 'logs/deep/a.txt', false],
	['**/*.txt', 'a.txt', true],
	['**/*.txt', 'logs/deep/a.txt', true],
	['logs/**', 'logs/deep/a.txt', true],
	['?.txt', 'a.txt', true],
	['?.txt', 'ab.txt', false],
	['[ab]*.txt', 'b1.txt', true],
	['[!ab]*.txt', 'b1.txt', false],
	['log [1].txt', 'log 1.txt', true],
	[String.raw`log \[1\].txt`, 'log [1].txt', true],
	['{slack,teams}_*', 'teams_log.txt', true],
	['{slack,teams}_*', 'zoom_log.txt', false],
	['a,b(c)+.txt', 'a,b(c)+.txt', true],
	['{open', '{open', false],
	['[z-a]', 'a', false],
])('%s meets %s: %s', (pattern, path, isMet) => {
	expect(createPathMatcher([pattern])(path)).toBe(isMet);
});

test('no pattern takes longer than a key may wait', () => {
	const isMatch = createPathMatcher([`${'*a'.repeat(200)}b`, `${'{a,aa}'.repeat(50)}b`]);
	const startedAt = performance.now();
	expect(isMatch('a'.repeat(255))).toBe(false);
	expect(performance.now() - startedAt).toBeLessThan(1000);
});
