import {expect, test} from 'vitest';
import {clipboardSequence, multiplexerOf} from '../../source/ui/clipboard.ts';

test('plain OSC 52', () => {
	expect(clipboardSequence('Slack', 'none')).toBe(`\u001B]52;c;${Buffer.from('Slack').toString('base64')}\u0007`);
});

test('tmux gets it wrapped, with every ESC doubled', () => {
	expect(clipboardSequence('Slack', 'tmux')).toBe(`\u001BPtmux;\u001B\u001B]52;c;${Buffer.from('Slack').toString('base64')}\u0007\u001B\\`);
});

test('screen gets it in pieces that add up', () => {
	const text = 'long '.repeat(200);
	const wrapped = clipboardSequence(text, 'screen')!;
	const pieces = wrapped.split('\u001B\\').slice(0, -1);
	expect(pieces.length).toBeGreaterThan(3);
	expect(pieces.every(piece => piece.startsWith('\u001BP') && piece.length <= 242)).toBe(true);
	expect(pieces.map(piece => piece.slice(2)).join('')).toBe(clipboardSequence(text, 'none'));
});

test('too much for a terminal is refused, the most it takes is not', () => {
	const most = Math.floor(74_994 / 4) * 3;
	expect(clipboardSequence('a'.repeat(most), 'none')).not.toBeNull();
	expect(clipboardSequence('a'.repeat(most + 3), 'none')).toBeNull();
});

test('the environment names the multiplexer', () => {
	expect(multiplexerOf({TMUX: '/tmp/tmux', STY: 'x'})).toBe('tmux');
	expect(multiplexerOf({STY: '1.pts'})).toBe('screen');
	expect(multiplexerOf({TMUX: '', STY: undefined})).toBe('none');
});
