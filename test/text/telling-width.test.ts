import fc from 'fast-check';
import {expect, test} from 'vitest';
import {tellingWidth} from '../../source/text/telling-width.ts';
import {truncate} from '../../source/text/width.ts';

test.each([
	[[], 0],
	[['Slack'], 0],
	[['Slack', 'Slack'], 0],
	[['Slack', 'Zoom'], 2],
	[['Refinitiv Eikon Messenger', 'Refinitiv Eikon Messenger EMEA'], 25],
	[['Bloomberg Message EMEA', 'Bloomberg Message APAC'], 20],
	[['会議 一', '会議 二'], 8],
	[['会a', '会議'], 5],
])('%j: %i columns', (texts, width) => {
	expect(tellingWidth(texts)).toBe(width);
});

test('cut there, no two look alike', () => {
	fc.assert(fc.property(fc.array(fc.string({unit: fc.constantFrom('a', 'b', ' ', '会', 'é')}), {maxLength: 8}), texts => {
		const width = tellingWidth(texts);
		expect(new Set(texts.map(text => truncate(text, width))).size).toBe(new Set(texts).size);
	}));
});
