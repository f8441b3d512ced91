import {sanitize} from './sanitize.ts';

/** A cell: unknown is empty, a number is a number, a truth is `true` or `false`. */
export type CsvCell = string | number | boolean | null;

/** What a spreadsheet takes for the start of a formula, the full-width forms included. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/v;
const needsQuotes = /[",]|^ | $/v;

/** Returns one line of RFC 4180: sanitized, quoted where needed, an apostrophe before text that begins like a formula. */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(cell => csvCell(cell)).join(',')}\r\n`;

/** Returns a table as RFC 4180 with its header. */
export const csv = (header: readonly string[], rows: ReadonlyArray<readonly CsvCell[]>): string =>
	[header, ...rows].map(cells => csvLine(cells)).join('');

/** Returns one cell of such a line. */
export const csvCell = (cell: CsvCell): string => {
	if (typeof cell !== 'string') {
		return cell === null ? '' : String(cell);
	}

	return quoted(sanitize(formulaStart.test(cell) ? `'${cell}` : cell));
};

/** Returns one line of RFC 4180 without the guard against formulas, for files another program reads. */
export const plainCsvLine = (cells: readonly string[]): string => `${cells.map(cell => quoted(sanitize(cell))).join(',')}\r\n`;

const quoted = (text: string): string => needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
