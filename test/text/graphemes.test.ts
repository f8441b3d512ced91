import fc from 'fast-check';
import {expect, test} from 'vitest';
import {graphemes, isNarrow} from '../../source/text/graphemes.ts';
import {replaceSteering} from '../../source/text/sanitize.ts';

const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});
const partsOf = (segments: Iterable<{readonly segment: string; readonly index: number}>) => Array.from(segments, ({segment, index}) => ({segment, index}));

test('the short way gives what the segmenter gives, for every character alone and beside any other', () => {
	const everything = Array.from({length: 0x30_00}, (_, code) => String.fromCodePoint(code));
	const units = fc.constantFrom(...everything, '\u{1F600}', '\u{1F1E6}', '\uFE0F');
	const narrow = fc.constantFrom(...everything.filter(character => isNarrow(character)), '\u001B');
	fc.assert(fc.property(fc.oneof(fc.array(units, {maxLength: 8}), fc.array(narrow, {maxLength: 12})), characters => {
		const text = characters.join('');
		expect(partsOf(graphemes.segment(text))).toEqual(partsOf(segmenter.segment(text)));
	}), {numRuns: 5000});
});

test('nothing that is narrow steers a terminal', () => {
	const everything = Array.from({length: 0x30_00}, (_, code) => String.fromCodePoint(code)).filter(character => isNarrow(character));
	expect(everything.length).toBeGreaterThan(500);
	expect(everything.filter(character => replaceSteering(character, () => 'steers') !== character)).toEqual([]);
	expect(everything.filter(character => /\p{M}/v.test(character))).toEqual([]);
});
