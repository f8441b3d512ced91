import fc from 'fast-check';
import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import {sanitize} from '../../source/text/sanitize.ts';
import {
	fit,
	truncate,
	truncateStart,
	widthOf,
} from '../../source/text/width.ts';

test('the short way gives what the tables give, for every character alone and beside any other', () => {
	const everything = Array.from({length: 0x30_00}, (_, code) => String.fromCodePoint(code)).filter(character => !/\p{Cc}/v.test(character));
	expect(everything.filter(character => widthOf(character) !== stringWidth(character))).toEqual([]);
	const units = fc.constantFrom(...everything);
	fc.assert(fc.property(fc.array(units, {maxLength: 12}), characters => {
		const text = characters.join('');
		expect(widthOf(text)).toBe(stringWidth(text));
	}), {numRuns: 5000});
});

test('what is fitted is exactly as wide as asked for', () => {
	fc.assert(fc.property(fc.string({unit: 'grapheme', maxLength: 20}), fc.integer({min: 1, max: 30}), (text, columns) => {
		expect(stringWidth(fit(text, columns))).toBe(columns);
		expect(stringWidth(truncate(text, columns))).toBeLessThanOrEqual(columns);
	}));
});

test('of a text that is cut at its start the end is left, as much as fits', () => {
	fc.assert(fc.property(fc.string({unit: 'grapheme', maxLength: 20}), fc.integer({min: 1, max: 30}), (text, columns) => {
		const cut = truncateStart(text, columns);
		expect(stringWidth(cut)).toBeLessThanOrEqual(columns);
		expect(cut === text || (cut.startsWith('…') && text.endsWith(cut.slice(1)))).toBe(true);
		expect(cut === text).toBe(stringWidth(text) <= columns);
	}));
	expect(truncateStart('item-漢字x', 6)).toBe('…漢字x');
	expect(truncateStart('item-漢字x', 5)).toBe('…字x');
	expect(truncateStart('item', 0)).toBe('');
});

test('skin tones, which terminals lay over a sign or beside it, cannot move a column', () => {
	expect(sanitize('👍🏽🏽 ok')).toBe('👍\uFFFD\uFFFD ok');
	expect(widthOf(sanitize('👍🏽🏽 ok'))).toBe(7);
});
