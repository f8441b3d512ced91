import type {RowFormat} from '../../connectors/reading.ts';
import {isBlank, sliceTrimmed, trimBlanks} from '../lines/text-line.ts';
import {closingQuote} from '../labels/pairs.ts';

export type Delimiter = '\t' | ',' | ';' | '|';

/** In the order they are tried. */
export const delimiters: readonly Delimiter[] = ['\t', '|', ';', ','];

/** `open`: a quoted field goes on in the next line. `broken`: a quoted field that went over lines does not end as it should. */
export type RowShape = 'whole' | 'open' | 'broken';

/**
Splits a row into `cells` (overwritten), RFC 4180: a field that starts with a quote may hold the delimiter, doubled
quotes and line ends. With `areQuotesPlain` a quote is a character like any other. The `mostCells`-th unquoted field
takes the rest of the line, delimiters included.
*/
export const splitRow = (
	text: string,
	delimiter: string,
	areQuotesPlain: boolean,
	cells: string[],
	mostCells = Infinity,
): RowShape => {
	const mayBeQuoted = !areQuotesPlain && text.includes('"');
	// Cut to its length at the end: an array that is emptied first gets new memory with each row.
	let count = 0;
	let start = 0;
	for (;;) {
		const open = mayBeQuoted ? quoteAt(text, start, delimiter) : -1;
		if (open !== -1) {
			const close = closingQuote(text, open + 1);
			if (close === -1) {
				return 'open';
			}

			const after = skipSpaces(text, close + 1, delimiter);
			if (after === text.length || text[after] === delimiter) {
				cells[count++] = text.slice(open + 1, close).replaceAll('""', '"');
				if (after === text.length) {
					cells.length = count;
					return 'whole';
				}

				start = after + 1;
				continue;
			}

			if (text.slice(open, close).includes('\n')) {
				return 'broken';
			}
		}

		const end = count + 1 === mostCells ? -1 : text.indexOf(delimiter, start);
		cells[count++] = sliceTrimmed(text, start, end === -1 ? text.length : end);
		if (end === -1) {
			cells.length = count;
			return 'whole';
		}

		start = end + 1;
	}
};

/** Splits a row of a Markdown table into `cells`: borders at both ends, `\|` is a bar inside a cell. */
export const splitMarkdownRow = (text: string, cells: string[]): boolean => {
	cells.length = 0;
	const row = trimBlanks(text);
	if (!row.startsWith('|')) {
		return false;
	}

	let cell = '';
	for (let index = 1; index < row.length; index++) {
		if (row[index] === '\\' && row[index + 1] === '|') {
			cell += '|';
			index++;
		} else if (row[index] === '|') {
			cells.push(trimBlanks(cell));
			cell = '';
		} else {
			cell += row[index]!;
		}
	}

	if (trimBlanks(cell) !== '') {
		cells.push(trimBlanks(cell));
	}

	return true;
};

/** Splits a row as its format says. */
export const splitAs = ({delimiter, isMarkdown, columnCount, isLastOpen}: Omit<RowFormat, 'itemColumn' | 'encoding'>, text: string, areQuotesPlain: boolean, cells: string[]): RowShape => {
	if (isMarkdown) {
		return splitMarkdownRow(text, cells) ? 'whole' : 'broken';
	}

	return splitRow(text, delimiter, areQuotesPlain, cells, isLastOpen ? columnCount : undefined);
};

const quoteAt = (text: string, start: number, delimiter: string): number => {
	const index = skipSpaces(text, start, delimiter);
	return text[index] === '"' ? index : -1;
};

const skipSpaces = (text: string, start: number, delimiter: string): number => {
	let index = start;
	while (index < text.length && isBlank(text.codePointAt(index)) && text[index] !== delimiter) {
		index++;
	}

	return index;
};
