/**
What a screen paints: lines of spans. Text from files enters a line through `span` alone, so it is sanitized, and a
tone says what it means, not which colour it has.
*/
import {type Column, type FittedColumn, fitColumns} from '../../text/columns.ts';
import {sanitize} from '../../text/sanitize.ts';
import {breakText, fit, widthOf} from '../../text/width.ts';

/** What a piece of text means to the reader; the theme gives it a colour. `ok` and `plain` have none: colour means look here. `graphic` is a picture made of text, which weighs less than words. */
export type Tone = 'plain' | 'dim' | 'graphic' | 'strong' | 'accent' | 'critical' | 'warning' | 'waiting' | 'ok';

export type Span = {readonly text: string; readonly tone: Tone};

export type Line = readonly Span[];

/** A cell of a table: plain text, or spans of several tones. */
export type Cell = string | Line;

/** Returns one span with its text sanitized. */
export const span = (text: string, tone: Tone = 'plain'): Span => ({text: sanitize(text), tone});

/** Returns a line of one span. */
export const lineOf = (text: string, tone: Tone = 'plain'): Line => [span(text, tone)];

/** Returns the text of a cell without its tones. */
export const textOf = (cell: Cell): string => typeof cell === 'string' ? sanitize(cell) : cell.map(piece => piece.text).join('');

/** Returns how many terminal columns a line takes. */
export const lineWidth = (line: Line): number => line.reduce((total, piece) => total + widthOf(piece.text), 0);

/** Returns a line cut or padded to exactly `width` terminal columns. */
export const fitLine = (line: Line, width: number, align: 'left' | 'right' = 'left', ellipsis = '…'): Line => {
	const excess = lineWidth(line) - width;
	if (excess === 0) {
		return line;
	}

	if (excess < 0) {
		const padding: Span = {text: ' '.repeat(-excess), tone: 'plain'};
		return align === 'left' ? [...line, padding] : [padding, ...line];
	}

	return cutLine(line, width, ellipsis);
};

const cutLine = (line: Line, width: number, ellipsis: string): Line => {
	const kept: Span[] = [];
	let room = width;
	for (const [index, piece] of line.entries()) {
		const taken = widthOf(piece.text);
		const isLast = lineWidth(line.slice(index)) <= room;
		// The ellipsis needs its own place: stop before the piece that would leave none.
		if (taken < room || isLast) {
			kept.push(piece);
			room -= taken;
			continue;
		}

		kept.push({text: fit(`${piece.text} `.repeat(taken === room ? 2 : 1), room, 'left', ellipsis), tone: piece.tone});
		return kept;
	}

	return kept;
};

/** Returns a text as lines of at most `width` columns, broken between words; a longer word is broken where the line ends. */
export const wrap = (text: string, width: number, tone: Tone = 'plain'): readonly Line[] => {
	const lines: string[] = [];
	let line = '';
	for (const word of sanitize(text).split(' ').flatMap(longest => breakText(longest, width))) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line !== '' && widthOf(longer) > width) {
			lines.push(line);
			line = word;
		} else {
			line = longer;
		}
	}

	return [...lines, line].map(each => fitLine([{text: each, tone}], Math.min(width, widthOf(each))));
};

/** Returns a text as `most` lines of at most `width` columns; the last one says by an ellipsis that there is more. */
export const wrapUpTo = (most: number, text: string, width: number, tone: Tone = 'plain'): readonly Line[] => {
	const lines = wrap(text, width, tone);
	return lines.length <= most
		? lines
		: [...lines.slice(0, most - 1), fitLine([{text: lines.slice(most - 1).map(line => textOf(line)).join(' '), tone}], width)];
};

/** Returns a line as lines of at most `width` columns, in the tone it begins with. */
export const wrapLine = (line: Line, width: number): readonly Line[] =>
	lineWidth(line) <= width ? [line] : wrap(line.map(({text}) => text).join(''), width, line[0]!.tone);

/** Returns left and right text on one line of exactly `width` columns; the right one goes first when there is no room for both. */
export const spread = (left: Line, right: Line, width: number): Line => {
	const room = width - lineWidth(right) - 2;
	return room < lineWidth(left) ? fitLine(left, width) : [...fitLine(left, room + 2), ...right];
};

/** Chooses and sizes the columns of a table of cells for `width` terminal columns. */
export const fitCells = (columns: readonly Column[], rows: ReadonlyArray<readonly Cell[]>, width: number): readonly FittedColumn[] =>
	fitColumns(columns, rows.map(cells => cells.map(cell => textOf(cell))), width);

/** Returns a table row as one line, every cell exactly as wide as its column. */
export const layOut = (columns: readonly FittedColumn[], cells: readonly Cell[], tone: Tone = 'plain'): Line => {
	const line: Span[] = [];
	for (const [position, column] of columns.entries()) {
		if (position > 0) {
			line.push({text: '  ', tone});
		}

		const cell = cells[column.index] ?? '';
		line.push(...fitLine(typeof cell === 'string' ? lineOf(cell, tone) : cell, column.width, column.align));
	}

	return line;
};

/** Returns the titles of a table as one dim line. */
export const layOutTitles = (columns: readonly FittedColumn[]): Line => {
	const titles: string[] = [];
	for (const column of columns) {
		titles[column.index] = column.title;
	}

	return layOut(columns, titles, 'dim');
};
