/** What a tone looks like: 16 ANSI colours only, told apart without red against green; the words and glyphs say it too. */
import type {TextProps} from 'ink';
import type {Tone} from '../../select/line/line.ts';
import type {Look} from '../state/view-state.ts';

export type Style = Pick<TextProps, 'color' | 'bold' | 'dimColor'>;

const shapes: Readonly<Record<Tone, Style>> = {
	plain: {},
	ok: {},
	dim: {dimColor: true},
	strong: {bold: true},
	accent: {},
	critical: {bold: true},
	warning: {},
	waiting: {},
};

const dark: Readonly<Partial<Record<Tone, string>>> = {
	critical: 'redBright', warning: 'yellow', waiting: 'cyan', accent: 'cyan',
};

// Yellow and cyan cannot be read on white.
const light: Readonly<Partial<Record<Tone, string>>> = {
	critical: 'red', warning: 'magenta', waiting: 'blue', accent: 'blue',
};

/** Returns the style of a tone. */
export const styleOf = (tone: Tone, {hasColours, isLight}: Look): Style => {
	const color = hasColours ? (isLight ? light : dark)[tone] : undefined;
	return color === undefined ? shapes[tone] : {...shapes[tone], color};
};
