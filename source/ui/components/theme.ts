/** What a tone looks like: 16 ANSI colours only, told apart without red against green; the words and glyphs say it too. */
import type {TextProps} from 'ink';
import type {Tone} from '../../select/line/line.ts';
import type {ThemeName} from '../../text/theme-names.ts';
import type {Look} from '../state/view-state.ts';

export type Style = Pick<TextProps, 'color' | 'bold' | 'dimColor' | 'underline'>;

type Colours = Readonly<Partial<Record<Tone, string>>>;

/** Faint text has a contrast of 3.4:1 in Windows Terminal: only pictures made of text, which words repeat, may be faint. */
const shapes: Readonly<Record<Tone, Style>> = {
	plain: {},
	ok: {},
	dim: {},
	graphic: {dimColor: true},
	strong: {bold: true},
	accent: {},
	critical: {bold: true},
	warning: {},
	waiting: {},
};

const onDark: Colours = {
	critical: 'redBright', warning: 'yellow', waiting: 'cyan', accent: 'cyan',
};

// Yellow and cyan cannot be read on white.
const onLight: Colours = {
	critical: 'red', warning: 'magenta', waiting: 'blue', accent: 'blue',
};

/** The colours of a theme by the terminal's background, and what it draws otherwise than the other themes. */
type Theme = {readonly onDark: Colours; readonly onLight: Colours; readonly shapes: Readonly<Partial<Record<Tone, Style>>>};

const themes: Readonly<Record<ThemeName, Theme>> = {
	auto: {onDark, onLight, shapes: {}},
	dark: {onDark, onLight: onDark, shapes: {}},
	light: {onDark: onLight, onLight, shapes: {}},
	// The terminal's own black and white, which no palette makes weaker.
	'high-contrast': {onDark: {}, onLight: {}, shapes: {critical: {bold: true, underline: true}, warning: {bold: true}, graphic: {}}},
	// Yellow or red against blue: told apart with every common kind of colour blindness.
	'colour-blind': {onDark: {critical: 'yellowBright', warning: 'cyan'}, onLight: {critical: 'red', warning: 'blue'}, shapes: {}},
};

/** Returns the style of a tone. */
export const styleOf = (tone: Tone, {hasColours, isLight, theme}: Pick<Look, 'hasColours' | 'isLight' | 'theme'>): Style => {
	const row = themes[theme];
	const shape = row.shapes[tone] ?? shapes[tone];
	const color = hasColours ? (isLight ? row.onLight : row.onDark)[tone] : undefined;
	return color === undefined ? shape : {...shape, color};
};
