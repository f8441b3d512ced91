import {expect, test} from 'vitest';
import type {Tone} from '../../../source/select/line/line.ts';
import {asciiOf} from '../../../source/ui/components/ascii.ts';
import {styleOf} from '../../../source/ui/components/theme.ts';
import {widthOf} from '../../../source/text/width.ts';
import {look} from '../stage.tsx';

const tones: readonly Tone[] = ['plain', 'dim', 'strong', 'accent', 'critical', 'warning', 'waiting', 'ok'];
const ansi = new Set(['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white', 'gray', 'redBright', 'greenBright', 'yellowBright', 'blueBright', 'magentaBright', 'cyanBright', 'whiteBright']);

test.each([true, false])('only the 16 ANSI colours, and no red against green (light: %s)', isLight => {
	const colours = tones.map(tone => styleOf(tone, {...look, isLight}).color).filter(color => color !== undefined);
	expect(colours.length).toBeGreaterThan(3);
	for (const colour of colours) {
		expect(ansi.has(colour), colour).toBe(true);
		expect(colour).not.toContain('green');
	}

	expect(new Set(['critical', 'warning', 'waiting'].map(tone => styleOf(tone as Tone, {...look, isLight}).color)).size).toBe(3);
});

test('without colours there is none, but what is critical stays bold', () => {
	for (const tone of tones) {
		expect(styleOf(tone, {...look, hasColours: false}).color).toBeUndefined();
	}

	expect(styleOf('critical', {...look, hasColours: false}).bold).toBe(true);
});

test('what ASCII lacks keeps its width', () => {
	expect(asciiOf('Slack…')).toBe('Slack~');
	expect(asciiOf('healthy → failing')).toBe('healthy > failing');
	expect(asciiOf('日本')).toBe('????');
	for (const text of ['é日👩‍💻x', '›·“a”', 'plain']) {
		expect(widthOf(asciiOf(text))).toBe(widthOf(text));
		expect(asciiOf(text)).toMatch(/^[\u0020-\u007E]*$/v);
	}
});
