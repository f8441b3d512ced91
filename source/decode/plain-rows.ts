import {mayBeginWithLabel} from './labels/find-label.ts';
import type {Page} from './blocks/page.ts';
import {fitColumns, type RowTable} from './rows/row-table.ts';
import {mayBeDrawn, sliceTrimmed} from './lines/text-line.ts';
import type {WholeLines} from './lines/whole-lines.ts';

const cells: string[] = [];

/** How many rows were read, and where behind them the next line begins. */
export type PlainRows = {readonly count: number; readonly end: number};

/**
Reads rows of the open table from lines of ASCII, as `readLine` would read them, and stops at a line that is not plainly a row:
blank, drawn, quoted, perhaps a label. Most lines of most logs are plain rows, and making an object of each line takes as long as
all else. `number` and `start` (in the file) are those of the line at `from`.
*/
export const readPlainRows = (page: Page, lines: WholeLines, from: number, {number, start}: {readonly number: number; readonly start: number}): PlainRows => {
	const {table} = page;
	if (table === null || table.held.length > 0 || table.header.isMarkdown) {
		return {count: 0, end: from};
	}

	const {length} = lines.text;
	let count = 0;
	let at = from;
	while (at < length) {
		const end = lines.endFrom(at);
		if (!splitPlainRow(table, lines, at, end) || !table.reader.append(page, table, cells, {number: number + count, start: start + at - from})) {
			break;
		}

		count++;
		at = lines.behind(end);
	}

	if (count > 0) {
		table.rowCount += count;
		page.isAfterBlank = false;
		page.countUnderstood(at - from);
	}

	return {count, end: at};
};

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 0x30 && code <= 0x39;

/** Whether a line begins like `12. ` or `3) `: at most four digits, one sign, a blank. */
const isNumbered = (text: string, start: number): boolean => {
	let at = start;
	while (at < start + 4 && isDigit(text.codePointAt(at))) {
		at++;
	}

	return at > start && text.codePointAt(at + 1) === 0x20;
};

/** Zeros at the ends of a line are no text of it. */
const isHole = (text: string, at: number): boolean => text.codePointAt(at) === 0;

/** Splits a line into `cells`; false when it is not plainly a row. */
const splitPlainRow = (table: RowTable, lines: WholeLines, start: number, end: number): boolean => {
	const {text} = lines;
	if (mayBeDrawn(text.codePointAt(start)!) || lines.quotes.next(start) < end || mayBeginWithLabel(text, start, end) || isHole(text, start) || isHole(text, end - 1)) {
		return false;
	}

	const {columnCount, delimiter, isLastOpen} = table.format;
	// Numbered imports stand between rows, and ids have no blanks.
	if (table.reader.isEndedByBlank && isNumbered(text, start)) {
		return false;
	}

	const delimiters = lines.delimiters(delimiter);
	const mostCells = isLastOpen ? columnCount : Infinity;
	let count = 0;
	let cellStart = start;
	for (let at = delimiters.next(start); at < end && count + 1 < mostCells; at = delimiters.next(cellStart)) {
		cells[count++] = sliceTrimmed(text, cellStart, at);
		cellStart = at + 1;
	}

	cells[count++] = sliceTrimmed(text, cellStart, end);
	cells.length = count;
	return fitColumns(table, cells) && cells[0] !== table.header.titles[0];
};
