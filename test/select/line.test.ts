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
} from '../../source/select/line.ts';

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

test('cells of several tones stand in columns like plain ones', () => {
	const cells = [['a', [span('x', 'critical'), span('y')]], ['bbb', 'zzz']] as const;
	const columns = fitCells([{title: 'one'}, {title: 'two', align: 'right'}], cells, 40);
	expect(cells.map(row => textOf(layOut(columns, row)))).toEqual(['a     xy', 'bbb  zzz']);
	expect(textOf(layOutTitles(columns))).toBe('one  two');
});
