import {countFields, type CountField} from '../../connectors/reading.ts';
import {OpenBlock, type Said} from '../blocks/block.ts';
import {parseCount} from '../labels/counts.ts';
import type {Draft} from '../blocks/draft.ts';
import {labelName, type Field} from '../labels/labels.ts';
import type {Page} from '../blocks/page.ts';
import {RowTable, reportUnknownColumns, type RowReader} from '../rows/row-table.ts';
import {saysNothing} from '../labels/says-nothing.ts';
import type {LineLayout} from './layout.ts';
import {addEmptyDay, emptyDayText} from './no-items.ts';
import {readRecordsField} from './records-log.ts';

const counts: ReadonlySet<Field | null> = new Set(countFields);

/** A table with the summary labels as header and one import per row. */
export const importRows: LineLayout = {
	name: 'import-rows',
	summary: 'A table whose header row holds the summary labels, one import per row: comma, semicolon, tab or pipe, columns in any order, an optional `Connector name` column; also the fields of a records log.',
	certainty: 'inferred',
	example: `Import completion time,Items available from source,Items available for import,Items imported successfully,Items partially imported,Items skipped,Items failed
11/20/2026 2:14:09 AM (UTC),"1,204","3,310","3,254",12,30,14`,

	read(page, line) {
		const {header} = line;
		if (!header || !isImportHeader(header.columns)) {
			return false;
		}

		page.closeBlock();
		page.table = new RowTable(header, header.columns.includes('importTime') ? recordsReader : reader, line.number, page.encoding);
		reportUnknownColumns(page, header, line);
		page.draft.layouts.add(importRows.name);
		page.understand(line);
		return true;
	},
};

const isImportHeader = (columns: ReadonlyArray<Field | null>): boolean =>
	(columns.includes('completedAt') && columns.some(column => counts.has(column)))
	|| (columns.includes('importTime') && columns.includes('recordsSaved'));

type ReadField = (draft: Draft, block: OpenBlock, said: Said) => void;

const readField: ReadField = (draft, block, said) => {
	const {field, text, line} = said;
	if (field === 'completedAt') {
		block.readTime(said, draft);
	} else if (counts.has(field)) {
		block.readCount(said, field as CountField, draft);
	} else if (field === 'failedItemDetails' && !saysNothing(text)) {
		draft.report('unread-value', {line, isInsideImport: true}, labelName(field), text);
	}
};

/** What a spreadsheet adds up below the imports is none; a connector may have such a name, and has a time. */
const total = /^(?:grand ?|sub-?)?totals?:?$/iv;

const timeField = {'admin-log': 'completedAt', 'records-log': 'importTime'} as const;

const createReader = (kind: 'admin-log' | 'records-log', readCell: ReadField): RowReader => ({
	isEndedByBlank: false,

	append(page, {header}, cells, {number}) {
		const first = cells.find(cell => cell !== '');
		if (first === undefined) {
			return false;
		}

		if (total.test(first) && !/\d/v.test(cells[header.columns.indexOf(timeField[kind])] ?? '')) {
			return true;
		}

		const connector = cells[header.columns.indexOf('connector')] || page.connector;
		if (readEmptyDay(page, connector, cells, number)) {
			return true;
		}

		const block = new OpenBlock(kind, number);
		block.connector = connector;
		for (const [index, field] of header.columns.entries()) {
			if (field !== null) {
				readCell(page.draft, block, {field, text: cells[index]!.trim(), line: number});
			}
		}

		block.close(page.draft);
		return true;
	},
});

const readEmptyDay = (page: Page, connector: string | null, cells: readonly string[], line: number): boolean => {
	const text = cells.map(cell => emptyDayText(cell)).find(said => said !== null);
	if (text === undefined) {
		return false;
	}

	addEmptyDay(page, connector, text, line);
	return true;
};

const reader = createReader('admin-log', readField);
const recordsReader = createReader('records-log', (draft, block, said) => {
	readRecordsField(draft, block, said, parseCount(said.text));
});
