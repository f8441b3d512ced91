import type {Draft} from './draft.ts';
import {decodeText, unfinishedLength, type ByteEncoding} from './encoding.ts';
import type {ScannedRows} from './scan/row-scanner.ts';
import {isScannable, shapeOf} from './scan/table-shape.ts';
import type {FormReader, OpenTable} from './form-reader.ts';
import {findLabel} from './labels.ts';
import {lineLayouts} from './layouts/index.ts';
import {type LineSplitter, type LineBytes} from './lines.ts';
import {emptyDayText} from './layouts/no-items.ts';
import {type Page} from './page.ts';
import {readPairs} from './pairs.ts';
import {readHeader, readRow, type RowTable} from './row-table.ts';
import {
	isBlankLine,
	isRule,
	withoutZeros,
	type TextLine,
} from './text-line.ts';

/** Reads text line by line. */
export class TextReader implements FormReader {
	readonly #encoding: ByteEncoding;
	readonly #page: Page;
	readonly #lines: LineSplitter;

	constructor(page: Page, lines: LineSplitter) {
		this.#encoding = page.encoding;
		this.#page = page;
		this.#lines = lines;
	}

	fork(draft: Draft): TextReader {
		return new TextReader(this.#page.fork(draft), this.#lines.fork());
	}

	push(chunk: Uint8Array): void {
		this.#lines.push(chunk, line => {
			readLineBytes(this.#page, line, this.#encoding);
		});
	}

	openTable(): OpenTable | null {
		const table = this.#scannableTable();
		return table === null ? null : {shape: shapeOf(table), returned: this.#lines.giveBack()};
	}

	appendRows(rows: ScannedRows, length: number, isUtf8: boolean): void {
		const {table, block, draft} = this.#page;
		const {number, start} = this.#lines.place;
		block!.openItems().append(rows, number, {start, format: table!.format});
		const count = rows.rowCount();
		table!.rowCount += count;
		draft.isUtf8 ||= isUtf8;
		this.#lines.pass(count, length);
		this.#page.isAfterBlank = false;
		this.#page.countUnderstood(length);
	}

	/** Returns the table of failed items that is open here, if its next rows can be scanned. */
	#scannableTable(): RowTable | null {
		const {table, block, maximumHeld, areQuotesPlain} = this.#page;
		const items = block?.items;
		return table && items && this.#encoding === 'utf-8' && !areQuotesPlain && isScannable(table) && items.rowCount >= maximumHeld
			&& items.takesScanned({start: this.#lines.place.start, format: table.format})
			? table
			: null;
	}

	finish(isSettled: boolean): void {
		const page = this.#page;
		this.#lines.flush(line => {
			readLineBytes(page, line, this.#encoding);
		});
		if (isSettled) {
			this.#readRest();
			while (page.table && page.table.held.length > 0) {
				giveUpQuotes(page, page.table);
			}

			page.closeBlock();
		} else {
			page.suspend();
		}
	}

	#readRest(): void {
		const {rest} = this.#lines;
		if (rest) {
			readLineBytes(this.#page, this.#withoutUnfinished(rest), this.#encoding);
		}
	}

	/** The start of a character at the end of a file that is UTF-8 elsewhere is a cut, else it is Windows-1252. */
	#withoutUnfinished(rest: LineBytes): LineBytes {
		const {isInsideImport, draft} = this.#page;
		const unfinished = this.#encoding === 'utf-8' ? unfinishedLength(rest.bytes) : 0;
		const bytes = rest.bytes.subarray(0, rest.bytes.length - unfinished);
		const before = decodeText(bytes, this.#encoding);
		if (unfinished === 0 || before.encoding !== 'utf-8' || (before.isAscii && !draft.isUtf8)) {
			return rest;
		}

		draft.report('bad-encoding', {line: rest.number, isInsideImport}, 'The file ends in the middle of a character.');
		return {...rest, bytes};
	}
}

/** Reads one line as bytes: decodes it and hands it to the layouts. */
const readLineBytes = (page: Page, bytes: LineBytes, encoding: ByteEncoding): void => {
	const {text, encoding: actual, isAscii} = decodeText(bytes.bytes, encoding);
	page.draft.isUtf8 ||= actual === 'utf-8' && !isAscii;
	page.draft.isGuess ||= actual === 'windows-1252';
	const line = {
		number: bytes.number, start: bytes.start, text: withoutZeros(text), length: bytes.length,
	};
	if (bytes.isCut) {
		page.draft.report('too-long-line', {line: line.number, isInsideImport: page.isInsideImport}, 'The line', '1 MiB');
		page.leaveUnread(line);
	} else {
		readLine(page, line);
	}
};

/** Reads one line: as a row of the open table, else by the first layout that takes it; what none takes stays unread. */
const readLine = (page: Page, line: TextLine): void => {
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
const giveUpQuotes = (page: Page, table: RowTable): void => {
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
	if (isHole(line)) {
		page.draft.skipped += line.length;
	} else {
		page.countUnderstood(line.length);
	}
};

// Four bytes are the longest line end: CRLF in UTF-16.
const isHole = ({text, length}: TextLine): boolean => text === '' && length > 4;

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
	if (head.startsWith('"')) {
		return false;
	}

	const end = head.search(labelEnd);
	const label = findLabel(head.slice(0, end === -1 ? undefined : end));
	return label ? label.scope !== 'audit' : emptyDayText(text) !== null;
};

const readByLayout = (page: Page, line: TextLine): void => {
	const {number, start, text, length} = line;
	const labelled = {
		number, start, text, length, pairs: readPairs(text), header: readHeader(text),
	};
	if (lineLayouts.every(layout => !layout.read(page, labelled))) {
		page.leaveUnread(line);
	}
};
