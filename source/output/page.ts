import type {Line, Tone} from '../select/line/line.ts';
import type {PageOptions} from './format.ts';

/** Select Graphic Rendition codes, of the 16 ANSI colours only; a tone without one has the terminal's own colour. */
const toneCodes: Readonly<Partial<Record<Tone, string>>> = {
	dim: '2', strong: '1', accent: '36', critical: '31', warning: '33', waiting: '36',
};

/** Returns lines as text, coloured where that was asked for, without blanks at their ends. */
export const pageText = (lines: readonly Line[], {hasColor}: PageOptions): string =>
	lines.map(line => `${hasColor ? colored(line) : line.map(({text}) => text).join('').trimEnd()}\n`).join('');

const colored = (line: Line): string => line.map(({text, tone}) => {
	const code = toneCodes[tone];
	return code === undefined || text.trim() === '' ? text : `\u001B[${code}m${text}\u001B[0m`;
}).join('');
