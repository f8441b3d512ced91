import {countFields, type CountField} from '../../connectors/reading.ts';
import {OpenBlock, type Said} from '../blocks/block.ts';
import {latePattern} from '../../text/late-pattern.ts';
import {failureWord} from '../labels/failure-words.ts';
import {parseCount} from '../labels/counts.ts';
import type {Draft} from '../blocks/draft.ts';
import {labelName, type Field} from '../labels/labels.ts';
import type {Page} from '../blocks/page.ts';
import {RowTable, reportUnknownColumns, type RowReader} from '../rows/row-table.ts';
import {bestNameOf} from '../labels/name-fields.ts';
import {ownText} from '../lines/own-text.ts';
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
		page.draft.names.begin(line.number);
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

const isCount = (field: Field | null): boolean => counts.has(field) || field === 'recordsSaved' || field === 'recordsSkipped';

const addUp = ({header, sums, sumsSinceTotal}: RowTable, cells: readonly string[]): void => {
	for (const [index, field] of header.columns.entries()) {
		if (isCount(field)) {
			const count = parseCount(cells[index]!.trim()) ?? 0;
			sums[index] = (sums[index] ?? 0) + count;
			sumsSinceTotal[index] = (sumsSinceTotal[index] ?? 0) + count;
		}
	}
};

/** A row of totals is known by its sums: else it may be an import under a strange name. */
const checkTotals = (draft: Draft, table: RowTable, cells: readonly string[], line: number): void => {
	const isSum = (sums: readonly number[]): boolean => table.header.columns.every((field, index) => {
		const cell = cells[index]!.trim();
		return !isCount(field) || cell === '' || parseCount(cell) === (sums[index] ?? 0);
	});
	if (!isSum(table.sums) && !isSum(table.sumsSinceTotal)) {
		draft.report('unexplained', {line, isInsideImport: false}, '', cells.join(', '));
	}

	table.sumsSinceTotal = [];
};

const failure = latePattern(failureWord, 'v');

/** Columns nobody knows may say what the known ones do not: that items failed, or that the import did. */
const reportUnknownCells = (draft: Draft, table: RowTable, cells: readonly string[], line: number): void => {
	for (const [index, title] of table.header.titles.entries()) {
		const cell = cells[index]!.trim();
		if (table.header.columns[index] !== null || cell === '' || /^(?:0|no|false|ok)$/iv.test(cell) || saysNothing(cell)) {
			continue;
		}

		if ((/^\p{Nd}/v.test(cell) && table.tells(index)) || failure().test(cell.toLowerCase()) || failure().test(title.toLowerCase())) {
			draft.report('unexplained', {line, isInsideImport: false}, '', `${title}: ${cell}`);
		}
	}
};

const timeField = {'admin-log': 'completedAt', 'records-log': 'importTime'} as const;

const createReader = (kind: 'admin-log' | 'records-log', readCell: ReadField): RowReader => ({
	isEndedByBlank: false,

	append(page, table, cells, {number}) {
		const {header} = table;
		const first = cells.find(cell => cell !== '');
		if (first === undefined) {
			return false;
		}

		if (total.test(first) && !/\d/v.test(cells[header.columns.indexOf(timeField[kind])] ?? '')) {
			checkTotals(page.draft, table, cells, number);
			return true;
		}

		const connector = nameOfRow(page, table, cells);
		const hasCounts = header.columns.some((column, index) => counts.has(column) && parseCount(cells[index]!.trim()) !== null);
		if (!hasCounts && readEmptyDay(page, connector, cells, number)) {
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
		addUp(table, cells);
		reportUnknownCells(page.draft, table, cells, number);
		return true;
	},
});

/** Returns the name of a row, else that of the row above unless the id of its connector is another one. */
const nameOfRow = (page: Page, table: RowTable, cells: readonly string[]): string | null => {
	const pairs = table.header.columns.flatMap((field, index) => field === null ? [] : [{field, value: cells[index]!}]);
	const said = bestNameOf(pairs);
	const id = cells[table.columnOf('connectorId')]?.trim() ?? '';
	const {rowName: above} = table;
	const hasNewId = id !== '' && id !== above?.id;
	const isNamed = said !== null && (said.field !== 'connectorId' || above?.name === null || hasNewId);
	const name = isNamed ? ownText(said.value.trim()) : above?.name ?? null;
	if (above?.isFirstUnnamed && above.name !== null && name !== above.name) {
		page.draft.isNamingUnclear = true;
	}

	table.rowName = {name, id: ownText(id), isFirstUnnamed: above === null ? name === null : above.isFirstUnnamed};
	return name;
};

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
