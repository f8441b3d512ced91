import {decodeText, type ByteEncoding} from './encoding.ts';
import {findLabel} from './labels.ts';
import {lineLayouts} from './layouts/index.ts';
import type {LineBytes} from './lines.ts';
import {Page} from './page.ts';
import {readPairs} from './pairs.ts';
import {readRow, type RowTable} from './row-table.ts';
import {isBlankLine, isRule, type TextLine} from './text-line.ts';

/** Reads one line as bytes: decodes it and hands it to the layouts. */
export const readLineBytes = (page: Page, bytes: LineBytes, encoding: ByteEncoding): void => {
	const {text, encoding: actual} = decodeText(bytes.bytes, encoding);
	page.draft.isGuess ||= actual === 'windows-1252';
	const line = {number: bytes.number, text: withoutZeros(text), length: bytes.length};
	if (bytes.isCut) {
		page.draft.report('too-long-line', {line: line.number, isInsideImport: page.isInsideImport}, 'The line', '1 MiB');
		page.leaveUnread(line);
	} else {
		readLine(page, line);
	}
};

/** A run of zeros at the end of a line is a hole in the file, not text. */
const withoutZeros = (text: string): string => {
	let end = text.length;
	while (end > 0 && text.charCodeAt(end - 1) === 0) {
		end--;
	}

	return text.slice(0, end);
};

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

const continueRow = (page: Page, table: RowTable, line: TextLine): void => {
	if (readRow(page, table, line) === 'broken') {
		giveUpQuotes(page, table);
		readLine(page, line);
	}
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

	if (page.table && !page.table.isSpaced) {
		page.table = null;
	}

	page.isAfterBlank = true;
	page.countUnderstood(line.length);
};

/** A rule below the header of a Markdown table is part of it; any other ends the table. */
const readRule = (page: Page, line: TextLine): void => {
	if (page.table && page.table.rowCount > 0) {
		page.table = null;
	}

	page.isAfterBlank ||= page.table === null;
	page.countUnderstood(line.length);
};

const readAsRow = (page: Page, line: TextLine): boolean => {
	if (!page.table || startsImport(line.text)) {
		return false;
	}

	const outcome = readRow(page, page.table, line);
	return outcome === 'row' || outcome === 'held';
};

// A label stands before one of these; longer text is none.
const labelEnd = /[:=\t,;\|]|[ \t][\-–—][ \t]/v;
const maximumLabelLength = 80;

/** Returns whether a line begins with a label of an import (or of a table's header), so that it is no row. */
const startsImport = (text: string): boolean => {
	const head = text.slice(0, maximumLabelLength);
	const end = head.search(labelEnd);
	const label = end === -1 ? findLabel(head) : findLabel(head.slice(0, end));
	if (label) {
		return true;
	}

	return /no items/iv.test(head.slice(0, 20));
};

const readByLayout = (page: Page, line: TextLine): void => {
	const labelled = {...line, pairs: readPairs(line.text)};
	if (!lineLayouts.some(layout => layout.read(page, labelled))) {
		page.leaveUnread(line);
	}
};
