import fc from 'fast-check';
import {expect, test} from 'vitest';
import {shapeOf} from '../../source/text/shape-of.ts';

test.each([
	['Error: 14 items failed at 11/22/2026 2:14:09 AM (UTC)', 'error: # items failed at # (utc)'],
	['Error:  9,000 items failed at 11/23/2026 12:14:09 PM (UTC)', 'error: # items failed at # (utc)'],
	['Log generated Sun, 22 Nov 2026 02:14:09 GMT', 'log generated # gmt'],
	['Log generated Mon, 23 Nov 2026 12:00:00 GMT', 'log generated # gmt'],
	['Job 7f3a9c01-1111-4000-a000-00000000000a of jdoe@contoso.example', 'job # of #'],
	['Job 1b3a9c01-2222-4000-a000-00000000000b of anna@fabrikam.example', 'job # of #'],
	['The portal keeps seven days.', 'the portal keeps seven days.'],
])('%j has the shape %j', (line, shape) => {
	expect(shapeOf(line)).toBe(shape);
});

test('a shape has no digit, is short, and is the shape of itself', () => {
	fc.assert(fc.property(fc.string({unit: 'binary', maxLength: 100}), line => {
		const shape = shapeOf(line);
		expect(shape).not.toMatch(/\d/v);
		expect(shape.length).toBeLessThanOrEqual(200);
		expect(shapeOf(shape)).toBe(shape);
	}), {numRuns: 200});
});
