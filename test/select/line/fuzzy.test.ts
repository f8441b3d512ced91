import {expect, test} from 'vitest';
import {fuzzyScore} from '../../../source/select/line/fuzzy.ts';

test('letters in order fit, others do not', () => {
	expect(fuzzyScore('bm', 'Bloomberg Message')).toBeGreaterThan(0);
	expect(fuzzyScore('lks', 'Slack')).toBe(0);
	expect(fuzzyScore('', 'anything')).toBeGreaterThan(0);
});

test('letters strewn over a title are no match, one at the beginning of a word among them either', () => {
	expect(fuzzyScore('ab', 'x axb')).toBe(0);
	expect(fuzzyScore('ab', 'axb')).toBeGreaterThan(0);
});

test('the beginning of a word is worth more than its middle, a word more than strewn letters', () => {
	expect(fuzzyScore('me', 'Bloomberg Message')).toBeGreaterThan(fuzzyScore('me', 'Home'));
	expect(fuzzyScore('sms', 'AT&T SMS')).toBeGreaterThan(fuzzyScore('sms', 'Slack Messages'));
	expect(fuzzyScore('pause', 'Pause: the screen holds still')).toBeGreaterThan(fuzzyScore('pause', 'Hide the paused'));
});
