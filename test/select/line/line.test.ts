import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	type Line,
	fitCells,
	fitLine,
	layOut,
	layOutTitles,
	lineOf,
	lineWidth,
	span,
	spread,
	textOf,
	wrap,
	wrapUpTo,
} from '../../../source/select/line/line.ts';

const text = fc.oneof(fc.string({unit: 'binary', maxLength: 20}), fc.constantFrom('日本', '👩‍💻', 'é', '\u001B[31m', 'a\nb'));
const line = fc.array(text, {maxLength: 5}).map((texts): Line => texts.map(each => span(each)));

describe('a line', () => {
	test('takes exactly the width it is given', () => {
		fc.assert(fc.property(line, fc.integer({min: 1, max: 60}), fc.constantFrom('left' as const, 'right' as const), (spans, width, align) => {
			expect(lineWidth(fitLine(spans, width, align))).toBe(width);
		}));
	});

	test('holds nothing that is not printable', () => {
		fc.assert(fc.property(text, each => {
			expect(textOf(lineOf(each))).not.toMatch(/\p{Cc}/v);
		}));
	});

	test('is cut with an ellipsis in the tone of what is cut', () => {
		expect(fitLine([span('abc'), span('defgh', 'critical')], 6)).toEqual([span('abc'), span('de…', 'critical')]);
		expect(textOf(fitLine([span('abc'), span('def')], 3))).toBe('ab…');
		expect(textOf(fitLine([span('abc'), span('')], 3))).toBe('abc');
	});

	test('is padded on the side it does not lean to', () => {
		expect(textOf(fitLine(lineOf('ab'), 4))).toBe('ab  ');
		expect(textOf(fitLine(lineOf('ab'), 4, 'right'))).toBe('  ab');
	});
});

test('left and right share a line, the right one goes when both do not fit', () => {
	expect(textOf(spread(lineOf('left'), lineOf('right'), 12))).toBe('left   right');
	expect(textOf(spread(lineOf('left'), lineOf('right'), 10))).toBe('left      ');
});

test('wrapped text keeps its words and its width', () => {
	expect(wrap('open the import and map the users', 16).map(each => textOf(each))).toEqual(['open the import', 'and map the', 'users']);
	fc.assert(fc.property(fc.string({unit: 'binary', maxLength: 80}), fc.integer({min: 2, max: 30}), (words, width) => {
		for (const each of wrap(words, width)) {
			expect(lineWidth(each)).toBeLessThanOrEqual(width);
		}
	}));
});

test('a word that is longer than a line is broken, not cut: an id or a reason without blanks stays whole', () => {
	expect(wrap('item 0123456789abcdef end', 6).map(each => textOf(each))).toEqual(['item', '012345', '6789ab', 'cdef', 'end']);
	// Two columns have no room for a grapheme of three, as notes of music are.
	fc.assert(fc.property(fc.string({unit: 'grapheme', maxLength: 80}), fc.integer({min: 4, max: 30}), (words, width) => {
		const whole = textOf(lineOf(words)).replaceAll(' ', '');
		expect(wrap(words, width).map(each => textOf(each)).join('').replaceAll(' ', '')).toBe(whole);
	}));
});

test('where only so many lines are to be had, the last one says that there is more', () => {
	expect(wrapUpTo(2, 'open the import and map the users', 16).map(each => textOf(each))).toEqual(['open the import', 'and map the use…']);
	expect(wrapUpTo(2, 'open the import', 16).map(each => textOf(each))).toEqual(['open the import']);
});

test('cells of several tones stand in columns like plain ones', () => {
	const cells = [['a', [span('x', 'critical'), span('y')]], ['bbb', 'zzz']] as const;
	const columns = fitCells([{title: 'one'}, {title: 'two', align: 'right'}], cells, 40);
	expect(cells.map(row => textOf(layOut(columns, row)))).toEqual(['a     xy', 'bbb  zzz']);
	expect(textOf(layOutTitles(columns))).toBe('one  two');
});
