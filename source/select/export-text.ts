/** What is shown, as text for a file or the clipboard. */
import {sanitize} from '../text/sanitize.ts';
import type {Row, ScreenModel} from './screen-model.ts';

export type ExportOptions = {
	readonly separator: ',' | '\t';
	/** Keys of marked rows; when some of them are listed, only those are taken. */
	readonly marked: ReadonlySet<string>;
	/** The row to take when none is marked; null takes them all. */
	readonly only: Row | null;
};

/** Returns the rows' cells, one row a line: CSV with a title line, or tab-separated without one for the clipboard. */
export const exportText = (model: ScreenModel, {separator, marked, only}: ExportOptions): string => {
	const all = Array.from({length: model.list.length}, (_, index) => model.list.rowAt(index)).filter(({cells}) => cells !== undefined);
	const chosen = all.filter(({key}) => key !== null && marked.has(key));
	const rows = chosen.length > 0 ? chosen : (only === null ? all : [only]);
	const lines = rows.map(({cells = []}) => cells);
	return separator === '\t'
		? lines.map(cells => cells.map(cell => sanitize(cell)).join('\t')).join('\n')
		: [model.cellNames, ...lines].map(cells => cells.map(cell => csvCell(cell)).join(',')).join('\r\n') + '\r\n';
};

/** A cell that begins like a formula gets an apostrophe: spreadsheets run those. */
const csvCell = (cell: string): string => {
	const text = sanitize(/^[=+\-@\t\r]/v.test(cell) ? `'${cell}` : cell);
	return /[",']/v.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
