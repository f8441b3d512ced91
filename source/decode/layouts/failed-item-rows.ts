import {
	reportUnknownColumns,
	RowTable,
	type Header,
	type RowReader,
} from '../rows/row-table.ts';
import {lineFacts, type LineFacts} from '../labels/line-facts.ts';
import {itemFields} from '../blocks/open-item.ts';
import type {LineLayout} from './layout.ts';

/** Failed items as a header row and delimited rows. */
export const failedItemRows: LineLayout = {
	name: 'failed-item-rows',
	summary: 'Failed items as a header row and rows below it: tab, comma, semicolon, pipe (also as a Markdown table), RFC 4180 quotes, columns in any order.',
	certainty: 'inferred',
	example: `Item id\tSource User ID\tM365 User ID\tFailure Reason
AAMkAD-000001\tjdoe17\t\tUser mapping not found`,

	read(page, line) {
		if (page.block?.kind !== 'admin-log') {
			return false;
		}

		const {header} = line;
		if (!header || !isItemHeader(header)) {
			return false;
		}

		page.closeItem();
		page.block.openItems();
		page.table = new RowTable(header, reader, line.number, page.encoding);
		reportUnknownColumns(page, header, line);
		page.draft.layouts.add(failedItemRows.name);
		page.understand(line);
		return true;
	},
};

/** Returns whether a header has at least two columns of a failed item. */
export const isItemHeader = ({columns}: Header): boolean => itemFields.filter(field => columns.includes(field)).length > 1;

/** Ids hardly have blanks in them: what has may be text, with commas, about an import. */
const saysMoreThanAnId = (table: RowTable, itemId: string, cells: readonly string[]): boolean => {
	table.judgedIds++;
	return saysImport(lineFacts(itemId)) || (/[:=]\s/v.test(itemId) && saysImport(lineFacts(cells.join(' | '))));
};

/** Where so many ids have blanks, ids have blanks. */
const mostJudged = 1000;

const saysImport = ({dates, numbers, hasLabel, hasFailure}: LineFacts): boolean =>
	(dates + numbers > 0 && (hasLabel || hasFailure)) || (dates > 0 && numbers > 1);

const reader: RowReader = {
	isEndedByBlank: true,

	append(page, table, cells, line) {
		const {format} = table;
		const itemId = cells[format.itemColumn] ?? '';
		if (table.judgedIds < mostJudged && itemId.includes(' ') && saysMoreThanAnId(table, itemId, cells)) {
			return false;
		}

		const items = page.block!.openItems();
		// A quote may have been no quote by then, which the row alone does not tell.
		const isHeld = items.rowCount < page.maximumHeld || page.areQuotesPlain || page.isMixed;
		items.add(
			itemId,
			cells[table.userColumn] ?? '',
			cells[table.m365UserColumn] ?? '',
			cells[format.reasonColumn] ?? '',
			line.number,
			isHeld ? null : {start: line.start, format},
		);
		return true;
	},
};
