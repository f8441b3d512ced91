import {describe, expect, test} from 'vitest';
import {keystrokesOf, lateKey, typedText} from '../../../source/ui/keys/keystrokes.ts';

describe('keystrokes', () => {
	test.each([
		['jjj', {}, ['j', 'j', 'j']],
		['G', {shift: true}, ['G']],
		['', {upArrow: true}, ['up']],
		['', {return: true}, ['enter']],
		['jj\r', {}, ['j', 'j', 'enter']],
		['a\r\nb', {}, ['a', 'enter', 'b']],
		[' ', {}, ['space']],
		['l', {ctrl: true}, ['ctrl-l']],
		['j\u000C', {}, ['j', 'ctrl-l']],
		['', {delete: true}, ['backspace']],
		['', {backspace: true}, ['backspace']],
		['j', {meta: true}, ['escape', 'j']],
		['👩‍💻é', {}, ['👩‍💻', 'é']],
		['x', {eventType: 'release'}, []],
		['', {}, []],
	] as const)('%j with %j', (input, key, names) => {
		expect(keystrokesOf(input, key)).toEqual(names);
	});

	test('the rest of an arrow is known, other text is not', () => {
		expect(lateKey('[A')).toBe('up');
		expect(lateKey('[6~')).toBe('pagedown');
		expect(lateKey('[')).toBeNull();
		expect(lateKey('A')).toBeNull();
	});

	test('only printable keys are text', () => {
		expect(typedText('a')).toBe('a');
		expect(typedText('space')).toBe(' ');
		expect(typedText('é')).toBe('é');
		expect(typedText('pagedown')).toBeNull();
		expect(typedText('ctrl-l')).toBeNull();
	});
});
