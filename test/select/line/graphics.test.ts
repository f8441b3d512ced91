import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	bar,
	outcomeBar,
	outcomes,
	percentage,
	sparkline,
} from '../../../source/select/line/graphics.ts';
import {lineWidth, textOf} from '../../../source/select/line/line.ts';

const count = fc.option(fc.nat(2_000_000));

describe('sparkline', () => {
	test('the largest is full, zero is the lowest, unknown is blank', () => {
		expect(sparkline([0, 50, 100, null], false)).toBe('▁▅█ ');
		expect(sparkline([0, 50, 100, null], true)).toBe('_=# ');
	});

	test('one glyph a value, whatever the values', () => {
		fc.assert(fc.property(fc.array(count, {maxLength: 40}), fc.boolean(), (values, isAscii) => {
			expect([...sparkline(values, isAscii)]).toHaveLength(values.length);
		}));
	});
});

describe('bars', () => {
	test('have their width, and show anything above zero', () => {
		fc.assert(fc.property(fc.double({min: 0, max: 3, noNaN: true}), fc.integer({min: 1, max: 50}), (fraction, width) => {
			const text = bar(fraction, width, false);
			expect([...text]).toHaveLength(width);
			expect(text.includes('█')).toBe(fraction > 0);
		}));
	});

	test('outcomes: every one that happened has a cell, together they fill the bar', () => {
		fc.assert(fc.property(count, count, count, count, fc.integer({min: 4, max: 80}), (imported, partiallyImported, skipped, failed, width) => {
			const counts = {
				availableFromSource: null, availableForImport: null, imported, partiallyImported, skipped, failed,
			};
			const line = outcomeBar(counts, width, false);
			expect(lineWidth(line)).toBe(width);
			for (const {field, glyph} of outcomes) {
				expect(textOf(line).includes(glyph)).toBe(imported !== null && failed !== null && (counts[field] ?? 0) > 0);
			}
		}));
	});

	test('what was imported or failed and is not known leaves it blank: it would look like none', () => {
		const known = {
			availableFromSource: null, availableForImport: null, imported: 5, partiallyImported: null, skipped: null, failed: 5,
		};
		expect(textOf(outcomeBar(known, 8, false))).toBe('████✗✗✗✗');
		for (const unknown of [{imported: null}, {failed: null}, {imported: null, failed: null, skipped: 3}]) {
			expect(textOf(outcomeBar({...known, ...unknown}, 8, false))).toBe(' '.repeat(8));
		}
	});
});

test('a share of nothing or of the unknown is unknown', () => {
	expect(percentage(1, 4)).toBe('25.0%');
	expect(percentage(null, 4)).toBe('?');
	expect(percentage(0, 0)).toBe('?');
	expect(percentage(1, null)).toBe('?');
});
