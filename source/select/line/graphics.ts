/** Pictures made of text: sparklines and bars, each with an ASCII twin of the same width. */
import type {Count, Counts} from '../../connectors/reading.ts';
import {type Line, type Tone, span} from './line.ts';

const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const asciiLevels = ['_', '.', '-', '~', '=', '+', '*', '#'] as const;

/** Returns one glyph a value, scaled to the largest; an unknown value is a blank, never the lowest level. */
export const sparkline = (values: readonly Count[], isAscii: boolean): string => {
	const known = values.filter(value => value !== null);
	const largest = Math.max(1, ...known);
	const scale = isAscii ? asciiLevels : levels;
	return values.map(value => value === null ? ' ' : scale[Math.min(7, Math.floor(value / largest * 8))]!).join('');
};

/** Returns a bar of `width` columns filled by `fraction` (0 to 1); anything above zero shows at least one cell. */
export const bar = (fraction: number, width: number, isAscii: boolean): string => {
	const filled = fraction <= 0 ? 0 : Math.min(width, Math.max(1, Math.round(fraction * width)));
	return (isAscii ? '#' : '█').repeat(filled) + (isAscii ? '.' : '░').repeat(width - filled);
};

type Outcome = {readonly field: 'imported' | 'partiallyImported' | 'skipped' | 'failed'; readonly name: string; readonly glyph: string; readonly ascii: string; readonly tone: Tone};

/** The four outcomes of an item, in the order of the admin log. */
export const outcomes: readonly Outcome[] = [
	{
		field: 'imported', name: 'imported', glyph: '█', ascii: '#', tone: 'graphic',
	},
	{
		field: 'partiallyImported', name: 'partially imported', glyph: '▓', ascii: '+', tone: 'warning',
	},
	{
		field: 'skipped', name: 'skipped', glyph: '░', ascii: '.', tone: 'graphic',
	},
	{
		field: 'failed', name: 'failed', glyph: '✗', ascii: 'X', tone: 'critical',
	},
];

/**
Returns the four outcomes as shares of one bar; an outcome that happened has at least one cell. Blank when nothing was there,
and when nobody knows what was imported or what failed: the others would fill the bar as if they were all there was.
*/
export const outcomeBar = (counts: Counts, width: number, isAscii: boolean): Line => {
	const shares = outcomes.map(outcome => ({...outcome, count: counts[outcome.field] ?? 0}));
	const total = shares.reduce((sum, share) => sum + share.count, 0);
	if (total === 0 || counts.imported === null || counts.failed === null || width < outcomes.length) {
		return [span(' '.repeat(width))];
	}

	const cells = shares.map(share => share.count === 0 ? 0 : Math.max(1, Math.floor(share.count / total * width)));
	const widest = cells.indexOf(Math.max(...cells));
	cells[widest]! += width - cells.reduce((sum, cell) => sum + cell, 0);
	return shares.map((share, index) => span((isAscii ? share.ascii : share.glyph).repeat(cells[index]!), share.tone)).filter(({text}) => text !== '');
};

/** Returns a share as `98.3%`, `?` when it cannot be known. */
export const percentage = (part: Count, whole: Count): string =>
	part === null || whole === null || whole === 0 ? '?' : `${(part / whole * 100).toFixed(1)}%`;
