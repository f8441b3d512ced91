import {holdsLabel} from './labels/label-in-text.ts';
import {findLabel, maximumLabelLength, mayBeginWithLabel} from './labels/find-label.ts';
import type {Label} from './labels/labels.ts';
import {isItemHeader} from './layouts/failed-item-rows.ts';
import {lineLayouts} from './layouts/index.ts';
import type {LabelledLine} from './layouts/layout.ts';
import {emptyDayText} from './layouts/no-items.ts';
import {ownText} from './lines/own-text.ts';
import type {Page} from './blocks/page.ts';
import {
	bulletLength,
	closingQuote,
	readKnownPair,
	readPairs,
	withoutEmptyCells,
} from './labels/pairs.ts';
import {readHeader, readRow, type RowTable} from './rows/row-table.ts';
import {splitRow} from './rows/rows.ts';
import {parseTime} from './labels/times.ts';
import {
	isBlankLine,
	isEmptyRow,
	isRule,
	type TextLine,
} from './lines/text-line.ts';

/** Reads one line: as a row of the open table, else by the first layout that takes it; what none takes stays unread. */
export const readLine = (page: Page, line: TextLine): void => {
	if (page.table && page.table.held.length > 0) {
		continueRow(page, page.table, line);
	} else if (isBlankLine(line.text)) {
		readBlank(page, line);
	} else if (isRule(line.text)) {
		readRule(page, line);
	} else if (!readAsRow(page, line)) {
		readByLayout(page, line);
	}
};

/** A quoted field may go over lines, but not over an import: then it was none, and both readings are told. */
const continueRow = (page: Page, table: RowTable, line: TextLine): void => {
	if (startsImport(line.text) || isImportRow(table, line.text) || readRow(page, table, line) === 'broken') {
		giveUpQuotes(page, table);
		readLine(page, line);
	}
};

const rowCells: string[] = [];

/** Returns whether a line by itself is a row of a table of imports: its time is where it should be. */
const isImportRow = (table: RowTable, text: string): boolean => {
	const column = table.columnOf('completedAt') === -1 ? table.columnOf('importTime') : table.columnOf('completedAt');
	if (column === -1) {
		return false;
	}

	splitRow(text, table.header.delimiter, true, rowCells);
	return rowCells.length > 1 && parseTime((rowCells[column] ?? '').replaceAll('"', '')) !== null;
};

/** What looked like a quoted field was none: from here on quotes are ordinary characters, and the lines are read again. */
export const giveUpQuotes = (page: Page, table: RowTable): void => {
	const {held} = table;
	table.held = [];
	table.heldLength = 0;
	page.areQuotesPlain = true;
	page.draft.report('unread-value', {line: held[0]!.number, isInsideImport: true}, 'The quotation mark that is never closed in', held[0]!.text);
	for (const line of held) {
		readLine(page, line);
	}
};

const readBlank = (page: Page, line: TextLine): void => {
	if (page.item?.has('reason')) {
		page.closeItem();
	}

	if (page.table) {
		page.table.isSpaced ||= page.table.rowCount === 0;
	}

	if (page.table?.reader.isEndedByBlank && !page.table.isSpaced) {
		page.table = null;
	}

	page.isAfterBlank = true;
	page.isBelowEmptyDay = false;
	if (isHole(line)) {
		page.draft.skipped += line.length;
	} else {
		page.countUnderstood(line.length);
	}
};

// Four bytes are the longest line end: CRLF in UTF-16.
const isHole = ({text, length}: TextLine): boolean => text === '' && length > 4;

/** A rule below the header of a Markdown table is part of it; any other ends the table, and closes the fence round a records import. */
const readRule = (page: Page, line: TextLine): void => {
	if (page.table?.reader.isEndedByBlank && page.table.rowCount > 0) {
		page.table = null;
	}

	if (!isEmptyRow(line.text)) {
		page.above = page.above === 'text' ? 'nothing' : 'rule';
		if (page.block) {
			page.block.isFenceOpen = false;
		}
	}

	page.isAfterBlank ||= page.table === null;
	page.isBelowEmptyDay = false;
	page.countUnderstood(line.length);
};

const readAsRow = (page: Page, line: TextLine): boolean => {
	if (!page.table || startsImport(line.text)) {
		return false;
	}

	const outcome = readRow(page, page.table, line);
	return outcome === 'row' || outcome === 'held';
};

/** A label stands before one of these; longer text is none. */
const labelEnd = /[:=\t,;\|]|[ \t][\-–—][ \t]/v;

/** Returns whether a line begins with a label of an import (or of a table's header), a bullet or a number aside, so that it is no row. */
const startsImport = (line: string): boolean => {
	const text = line.slice(bulletLength(line));
	if (!mayBeginWithLabel(text)) {
		return false;
	}

	const head = text.slice(0, maximumLabelLength);
	if (head.startsWith('"')) {
		return isWhollyQuoted(line) && holdsLabel(head);
	}

	const end = head.search(labelEnd);
	const label = findLabel(head.slice(0, end === -1 ? undefined : end));
	return label ? label.scope !== 'audit' : emptyDayText(text) !== null;
};

const isWhollyQuoted = (line: string): boolean => unquoted(line) !== line;

type Labels = Pick<LabelledLine, 'pairs' | 'header'>;

/** Header rows and headings that have been read: each import of a log repeats them. */
const knownLines = new Map<string, Labels>();
const mostLines = 64;

/** Returns a line without the quotes a spreadsheet puts round all of it where it holds a comma, and the empty cells behind them. */
const unquoted = (text: string): string => {
	if (!text.startsWith('"')) {
		return text;
	}

	const line = withoutEmptyCells(text);
	return line.length > 1 && closingQuote(line, 1) === line.length - 1 ? line.slice(1, -1).replaceAll('""', '"') : text;
};

const readLabels = (text: string): Labels => {
	const pair = readKnownPair(text);
	if (pair) {
		return {pairs: [pair], header: null};
	}

	const known = knownLines.get(text);
	if (known) {
		return known;
	}

	const own = ownText(text);
	const labels = {pairs: readPairs(unquoted(own)), header: readHeader(own)};
	// Of labels with values behind them no two lines are the same.
	if ((labels.header || findLabel(own)) && knownLines.size < mostLines) {
		knownLines.set(own, labels);
	}

	return labels;
};

const readByLayout = (page: Page, line: TextLine): void => {
	const {number, start, text, length} = line;
	const {pairs, header} = readLabels(text);
	const labelled = {
		number, start, text, length, pairs, header,
	};
	if (lineLayouts.every(layout => !layout.read(page, labelled))) {
		page.leaveUnread(line, isLabelled(labelled));
	}
};

/** Labels that stand in nothing but a log; a reason or a connector may stand in any letter. */
const isOfLog = (label: Label | null | undefined): boolean => label?.scope === 'import' || label?.scope === 'records' || (label?.scope === 'item' && label.field !== 'reason');

const isLabelled = ({text, pairs, header}: LabelledLine): boolean =>
	pairs.some(({label}) => isOfLog(label)) || (header !== null && isItemHeader(header)) || isOfLog(findLabel(text));
