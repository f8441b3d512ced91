import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {countOfJson, parseCount} from '../../../source/decode/labels/counts.ts';

describe('counts', () => {
	test.each([
		['0', 0],
		['14', 14],
		['007', 7],
		['1,204', 1204],
		['1.204', 1204],
		['1 204', 1204],
		['1\u00A0204', 1204],
		['1\u202F204', 1204],
		['1\'204', 1204],
		['1’204', 1204],
		['14 items', 14],
		['1,204 Records', 1204],
		['1,204,567', 1_204_567],
		['9007199254740991', Number.MAX_SAFE_INTEGER],
	])('%j is %d', (text, count) => {
		expect(parseCount(text)).toBe(count);
	});

	test.each([
		'',
		' ',
		'-1',
		'+1',
		'1.5',
		'0.123',
		'1,20',
		'1,2345',
		'12,34,567',
		'1,204.567',
		'1.204,567',
		'1e3',
		'0x10',
		'NaN',
		'Infinity',
		'null',
		'9007199254740992',
		'٤',
		'１２',
		'14.',
		'14 days',
		'1\'20',
		'1\n204',
		'1\u2009204',
		'9'.repeat(100),
		'1,204,56',
	])('%j is no count', text => {
		expect(parseCount(text)).toBeNull();
	});

	test.each([[3, 3], ['1,204', 1204], [' 3 ', 3], [1.204, null], [-1, null], [2 ** 53, null], [NaN, null], [null, null], [true, null], [[3], null], [{}, null]])('JSON %j is %j', (value, count) => {
		expect(countOfJson(value)).toBe(count);
	});

	test('any text is a whole number of items or nothing', () => {
		fc.assert(fc.property(fc.oneof(fc.string(), fc.array(fc.constantFrom(...'0123456789012345,. -'), {maxLength: 12}).map(parts => parts.join(''))), text => {
			const count = parseCount(text);
			expect(count === null || (Number.isSafeInteger(count) && count >= 0 && String(count) === text.replaceAll(/\D/gv, '').replace(/^0+(?=\d)/v, ''))).toBe(true);
		}), {numRuns: 1000});
	});
});
