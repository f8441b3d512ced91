import {countFields, type CountField} from '../../connectors/reading.ts';
import {OpenBlock} from '../block.ts';
import type {Field} from '../labels.ts';
import {RowTable, type RowReader} from '../row-table.ts';
import type {LineLayout} from './layout.ts';

const counts: ReadonlySet<Field | null> = new Set(countFields);

/** A table with the summary labels as header and one import per row. */
export const importRows: LineLayout = {
	name: 'import-rows',
	summary: 'A table whose header row holds the summary labels, one import per row: comma, semicolon, tab or pipe, columns in any order, an optional `Connector name` column.',
	certainty: 'inferred',
	example: `Import completion time,Items available from source,Items available for import,Items imported successfully,Items partially imported,Items skipped,Items failed
11/20/2026 2:14:09 AM (UTC),"1,204","3,310","3,254",12,30,14`,

	read(page, line) {
		const {header} = line;
		if (!header?.columns.includes('completedAt') || header.columns.every(column => !counts.has(column))) {
			return false;
		}

		page.closeBlock();
		page.table = new RowTable(header, reader, line.number, page.encoding);
		page.draft.layouts.add(importRows.name);
		page.understand(line);
		return true;
	},
};

const reader: RowReader = {
	append(page, {header}, cells, {number}) {
		if (cells.every(cell => cell === '')) {
			return false;
		}

		const block = new OpenBlock('admin-log', number);
		block.connector = page.connector;
		for (const [index, field] of header.columns.entries()) {
			const text = cells[index]!;
			if (field === 'completedAt') {
				block.readTime({field, text, line: number}, page.draft);
			} else if (field === 'connector') {
				block.connector = text || null;
			} else if (field && counts.has(field)) {
				block.readCount({field, text, line: number}, field as CountField, page.draft);
			}
		}

		block.close(page.draft);
		return true;
	},
};
