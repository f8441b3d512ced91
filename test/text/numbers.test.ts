import {expect, test} from 'vitest';
import {formatShortCount} from '../../source/text/numbers.ts';

test.each([
	[null, '?'],
	[0, '0'],
	[99_999, '99,999'],
	[100_000, '100k'],
	[999_999, '999k'],
	[1_000_000, '1M'],
	[8_999_999_999, '8G'],
	[1e12, '1T'],
	[Number.MAX_SAFE_INTEGER, '9,007T'],
])('%d is %s, in six columns at most, and never more than there are', (count, text) => {
	expect(formatShortCount(count)).toBe(text);
	expect(text.length).toBeLessThanOrEqual(6);
});
