import type {RowFormat} from '../../connectors/reading.ts';
import type {ByteEncoding} from '../lines/encoding.ts';
import {holdsLabel} from '../labels/label-in-text.ts';
import {lineFacts} from '../labels/line-facts.ts';
import {findWrittenLabel} from '../labels/find-label.ts';
import type {Field} from '../labels/labels.ts';
import type {TextLine} from '../lines/text-line.ts';
import type {Page} from '../blocks/page.ts';
import {
	delimiters,
	splitAs,
	splitMarkdownRow,
	splitRow,
	type Delimiter,
} from './rows.ts';

/** What a header row says about the rows below it. */
export type Header = {
	readonly delimiter: Delimiter;
	readonly isMarkdown: boolean;
	/** The meaning of each column, null where its title is not known. */
	readonly columns: ReadonlyArray<Field | null>;
	readonly titles: readonly string[];
};

/** What is done with the rows of a table: one such object for each layout of rows. */
export type RowReader = {
	/** Whether a blank line or a rule behind a row ends the table: below failed items there may be text, below imports there are imports. */
	readonly isEndedByBlank: boolean;
	/** Takes the cells of one row (only lent); false when they make no sense. */
	append(page: Page, table: RowTable, cells: readonly string[], line: Pick<TextLine, 'number' | 'start'>): boolean;
};

// Two of the shortest labels.
const minimumHeaderLength = 9;
// A header is short; longer lines are rows or text.
const maximumHeaderLength = 4096;

/** Returns what a line says as a header row: its known columns under the delimiter that finds most; null below two of them. */
export const readHeader = (text: string): Header | null => {
	if (text.length > maximumHeaderLength || text.length < minimumHeaderLength) {
		return null;
	}

	let best: Header | null = null;
	let mostKnown = 1;
	for (const delimiter of delimiters) {
		if (!text.includes(delimiter)) {
			continue;
		}

		const cells: string[] = [];
		const isMarkdown = delimiter === '|' && splitMarkdownRow(text, cells);
		if (!isMarkdown && splitRow(text, delimiter, false, cells) !== 'whole') {
			continue;
		}

		const columns = cells.map(cell => fieldOfTitle(cell));
		const known = new Set(columns.filter(column => column !== null)).size;
		if (known > mostKnown) {
			best = {
				delimiter, isMarkdown, columns, titles: [...cells],
			};
			mostKnown = known;
		}
	}

	return best;
};

// `Source User ID:` is a label whose value is empty, not a title.
const fieldOfTitle = (title: string): Field | null => /[:=]/v.test(title) ? null : findWrittenLabel(title)?.field ?? null;

// A quoted field longer than this, or never closed, was no quoted field.
const maximumRecordLength = 64 * 1024;

/** Whose a row of imports is: its name, the id beside it, and whether the first row of the table has none. */
export type RowName = {readonly name: string | null; readonly id: string; readonly isFirstUnnamed: boolean};

/** A table whose rows are being read. */
export class RowTable {
	readonly header: Header;
	readonly reader: RowReader;
	readonly line: number;
	/** Whether a blank line followed the header: then blank lines stand between the rows, too. */
	isSpaced = false;
	rowCount = 0;
	/** The connector of the row above, where a column names it; writers name it only in the first row of a group. */
	rowName: RowName | null = null;
	/** The lines of a row whose quoted field is still open. */
	held: TextLine[] = [];
	heldLength = 0;
	/** Item ids that were looked at closely: with blanks in them they may be text. */
	judgedIds = 0;
	/** What the rows so far add up to, by column: all of them, and those since the last row of totals. */
	sums: number[] = [];
	sumsSinceTotal: number[] = [];
	#telling: readonly boolean[] | null = null;
	/** How a row can be read again from its bytes. */
	readonly format: RowFormat;
	/** As `columnOf` says; each row of failed items asks. */
	readonly userColumn: number;
	readonly m365UserColumn: number;

	constructor(header: Header, reader: RowReader, line: number, encoding: ByteEncoding) {
		this.header = header;
		this.reader = reader;
		this.line = line;
		this.userColumn = this.columnOf('user');
		this.m365UserColumn = this.columnOf('m365User');
		const {delimiter, isMarkdown, columns} = header;
		this.format = {
			delimiter,
			isMarkdown,
			columnCount: columns.length,
			itemColumn: this.columnOf('itemId'),
			reasonColumn: this.columnOf('reason'),
			// Writers forget to quote the reason: as the last column it takes the delimiters that are left.
			isLastOpen: columns.at(-1) === 'reason',
			encoding,
		};
	}

	fork(): RowTable {
		const copy = new RowTable(this.header, this.reader, this.line, this.format.encoding);
		copy.isSpaced = this.isSpaced;
		copy.rowCount = this.rowCount;
		copy.rowName = this.rowName;
		copy.held = [...this.held];
		copy.heldLength = this.heldLength;
		copy.judgedIds = this.judgedIds;
		copy.sums = [...this.sums];
		copy.sumsSinceTotal = [...this.sumsSinceTotal];
		return copy;
	}

	/** Whether a number in a column may count items, although nobody knows its title. */
	tells(column: number): boolean {
		this.#telling ??= this.header.titles.map((title, index) => this.header.columns[index] === null && lineFacts(`${title}: 1`).suspicion !== null);
		return this.#telling[column]!;
	}

	/** Returns the first column of a field, -1 when the header has none. */
	columnOf(field: Field): number {
		return this.header.columns.indexOf(field);
	}
}

/** What ends a line for some writers, and not here: rows may hide behind it. */
const lineEnd = /[\v\f\u0085\u2028\u2029]/v;

/** Reports the columns whose titles are not known: what they say is not read. */
export const reportUnknownColumns = ({draft}: Page, {columns, titles}: Header, {number}: TextLine): void => {
	for (const [index, column] of columns.entries()) {
		if (column === null) {
			const title = titles[index]!;
			const isManyLines = lineEnd.test(title) && holdsLabel(title);
			draft.report(isManyLines ? 'unexplained' : 'unread-value', {line: number, isInsideImport: false}, isManyLines ? '' : 'The column', title);
		}
	}
};

const cells: string[] = [];

/** `row`: read. `held`: a quoted field goes on in the next line. `none`: this line is no row of the table. `broken`: the lines held are no row. */
export type RowOutcome = 'row' | 'held' | 'none' | 'broken';

/** Reads a line as a row, or as the next line of a row, of the open table. */
export const readRow = (page: Page, table: RowTable, line: TextLine): RowOutcome => {
	const isContinued = table.held.length > 0;
	if (isContinued && !closesQuote(line.text)) {
		return hold(table, line);
	}

	const text = isContinued ? `${table.held.map(held => held.text).join('\n')}\n${line.text}` : line.text;
	const shape = splitAs(table.format, text, page.areQuotesPlain, cells);
	if (shape === 'open') {
		return hold(table, line);
	}

	if (shape !== 'whole' || !fitColumns(table, cells)) {
		return isContinued ? 'broken' : 'none';
	}

	if (cells[0] === table.header.titles[0] && isHeader(table)) {
		page.understand(line);
		return 'row';
	}

	const whole = isContinued ? {...table.held[0]!, length: line.length + table.heldLength} : line;
	if (!table.reader.append(page, table, cells, whole)) {
		return isContinued ? 'broken' : 'none';
	}

	table.rowCount++;
	if (isContinued) {
		table.held = [];
		table.heldLength = 0;
	}

	page.understand(whole);
	return 'row';
};

/** Some writers repeat the header. */
const isHeader = ({header}: RowTable): boolean => cells.every((cell, index) => cell === header.titles[index]);

/** Inside a quoted field, quotes are doubled: only an odd number of them ends it. */
const closesQuote = (text: string): boolean => {
	let count = 0;
	for (let index = text.indexOf('"'); index !== -1; index = text.indexOf('"', index + 1)) {
		count++;
	}

	return count % 2 === 1;
};

const hold = (table: RowTable, line: TextLine): RowOutcome => {
	if (table.heldLength + line.length > maximumRecordLength) {
		return table.held.length > 0 ? 'broken' : 'none';
	}

	table.held.push(line);
	table.heldLength += line.length;
	return 'held';
};

/** Makes the cells of a row as many as the columns: editors cut tabs at the end of a line, so empty cells may be missing there. */
export const fitColumns = ({header: {columns, delimiter, isMarkdown}}: RowTable, fields: string[]): boolean => {
	if (fields.length > 1 && (delimiter === '\t' || isMarkdown)) {
		while (fields.length < columns.length) {
			fields.push('');
		}
	}

	return fields.length === columns.length;
};
