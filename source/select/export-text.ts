/** What is shown, as text for a file or the clipboard. */
import {csvCell} from '../text/csv.ts';
import {sanitize} from '../text/sanitize.ts';
import type {Row, ScreenModel} from './screen-model.ts';

export type ExportOptions = {
	readonly separator: ',' | '\t';
	/** Keys of marked rows; when some of them are listed, only those are taken. */
	readonly marked: ReadonlySet<string>;
	/** The row to take when none is marked; null takes them all. */
	readonly only: Row | null;
};

const newline = {',': '\r\n', '\t': '\n'} as const;

/** Returns the rows' cells, one row a line: CSV with a title line, or tab-separated without one for the clipboard. */
export const exportText = (model: ScreenModel, {separator, marked, only}: ExportOptions): string => {
	const format = separator === ',' ? csvCell : sanitize;
	const lines = separator === ',' ? [model.cellNames.map(name => csvCell(name)).join(separator)] : [];
	for (const {cells = []} of chosenRows(model, marked, only)) {
		lines.push(cells.map(cell => format(cell)).join(separator));
	}

	return lines.join(newline[separator]) + (separator === ',' ? newline[separator] : '');
};

/**
One row at a time: there may be millions.

@yields the marked rows that are listed, else the one row, else all.
*/
function * chosenRows({list}: ScreenModel, marked: ReadonlySet<string>, only: Row | null): Iterable<Row> {
	const places = [...marked].map(key => list.indexOf(key)).filter(place => place !== -1).toSorted((left, right) => left - right);
	if (places.length > 0) {
		yield * places.map(place => list.rowAt(place));
		return;
	}

	if (only !== null) {
		yield only;
		return;
	}

	for (let place = 0; place < list.length; place++) {
		const row = list.rowAt(place);
		if (row.cells !== undefined) {
			yield row;
		}
	}
}
