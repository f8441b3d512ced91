import fc from 'fast-check';
import {expect, test} from 'vitest';
import {distinctLabels, exposition} from '../../source/output/metrics.ts';

test('a metric without a sample is left out: unknown is not 0', () => {
	expect(exposition([{name: 'a', help: 'A.', samples: []}, {name: 'b', help: 'B.', samples: [{labels: {x: 'y"\\z'}, value: 1.5}]}]))
		.toBe('# HELP connwatch_b B.\n# TYPE connwatch_b gauge\nconnwatch_b{x="y\\"\\\\z"} 1.5\n');
});

test('names that look the same once harmless get labels that differ', () => {
	expect(distinctLabels(['a\u200B', 'a\u200C', 'b', 'a\uFFFD (2)'])).toEqual(['a\uFFFD', 'a\uFFFD (2)', 'b', 'a\uFFFD (2) (2)']);
	fc.assert(fc.property(fc.array(fc.string({unit: fc.constantFrom('a', '\u200B', '\u200C', ' (2)'), maxLength: 4})), names => {
		expect(new Set(distinctLabels(names)).size).toBe(names.length);
	}), {numRuns: 1000});
});
