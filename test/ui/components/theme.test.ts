import {expect, test} from 'vitest';
import type {Tone} from '../../../source/select/line/line.ts';
import {asciiOf} from '../../../source/ui/components/ascii.ts';
import {styleOf} from '../../../source/ui/components/theme.ts';
import {widthOf} from '../../../source/text/width.ts';
import {themeNames} from '../../../source/text/theme-names.ts';
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

/** Of the published palettes: the 16 colours of ANSI in their order, and the usual black background. */
const palettes: Readonly<Record<string, {readonly black: string; readonly colours: Readonly<Record<string, string>>}>> = {
	xterm: {
		black: '000000', colours: {
			red: 'cd0000', yellow: 'cdcd00', blue: '0000ee', magenta: 'cd00cd', cyan: '00cdcd', redBright: 'ff0000', yellowBright: 'ffff00',
		},
	},
	putty: {
		black: '000000', colours: {
			red: 'bb0000', yellow: 'bbbb00', blue: '0000bb', magenta: 'bb00bb', cyan: '00bbbb', redBright: 'ff5555', yellowBright: 'ffff55',
		},
	},
	windowsTerminal: {
		black: '0c0c0c', colours: {
			red: 'c50f1f', yellow: 'c19c00', blue: '0037da', magenta: '881798', cyan: '3a96dd', redBright: 'e74856', yellowBright: 'f9f1a5',
		},
	},
};

const luminance = (colour: string): number => {
	const [red, green, blue] = [0, 2, 4].map(place => {
		const value = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return (0.2126 * red!) + (0.7152 * green!) + (0.0722 * blue!);
};

const contrast = (first: string, second: string): number => {
	const [darker, lighter] = [luminance(first), luminance(second)].toSorted((left, right) => left - right);
	return (lighter! + 0.05) / (darker! + 0.05);
};

test.each(Object.entries(palettes))('every colour can be read on black and on white in %s', (_, {black, colours}) => {
	// A theme that is named for a background is for that one.
	const grounds = themeNames.flatMap(theme => [false, true].filter(isLight => theme !== (isLight ? 'dark' : 'light')).map(isLight => ({theme, isLight})));
	for (const {theme, isLight} of grounds) {
		for (const tone of tones) {
			const {color, dimColor} = styleOf(tone, {...look, theme, isLight});
			// Faint text is too weak in Windows Terminal, whatever its colour.
			expect(dimColor, `${theme} ${tone}`).toBeUndefined();
			if (color !== undefined) {
				expect(contrast(colours[color]!, isLight ? 'ffffff' : black), `${theme} ${tone} ${color}`).toBeGreaterThanOrEqual(4.5);
			}
		}
	}
});

test('a theme named for a background does not ask the terminal', () => {
	for (const tone of tones) {
		for (const theme of ['dark', 'light'] as const) {
			expect(styleOf(tone, {...look, theme, isLight: true})).toEqual(styleOf(tone, {...look, theme, isLight: false}));
			expect(styleOf(tone, {...look, theme})).toEqual(styleOf(tone, {...look, theme: 'auto', isLight: theme === 'light'}));
		}
	}
});
