import {RowTable, type RowReader} from '../rows/row-table.ts';
import {readAuditRecord} from './audit-record.ts';
import type {LineLayout} from './layout.ts';

/** The audit log's CSV, from the portal or from `Export-Csv`: one record a row, its data as JSON in a cell. */
export const auditCsv: LineLayout = {
	name: 'audit-csv',
	summary: 'An audit log export as CSV, from the portal or by `Search-UnifiedAuditLog … | Export-Csv`; only record type 148 (`ComplianceConnector`) is read.',
	certainty: 'documented',
	example: `RecordId,CreationDate,RecordType,Operation,UserId,AuditData
5f1c…,2026-11-20T02:14:09.0000000Z,148,DataConnectorImport,,"{""RecordType"":148,""JobId"":""…""}"`,

	read(page, line) {
		if (!page.block && line.text.startsWith('#TYPE ')) {
			page.understand(line);
			return true;
		}

		const {header} = line;
		if (!header?.columns.includes('auditData')) {
			return false;
		}

		page.closeBlock();
		page.table = new RowTable(header, reader, line.number, page.encoding);
		page.draft.layouts.add(auditCsv.name);
		page.understand(line);
		return true;
	},
};

const reader: RowReader = {
	isEndedByBlank: false,

	append(page, table, cells, line) {
		const envelope = {
			recordId: cells[table.columnOf('recordId')] ?? '',
			recordType: cells[table.columnOf('recordType')] ?? '',
			creationTime: cells[table.columnOf('creationTime')] ?? '',
			line: line.number,
		};
		return readAuditRecord(page.draft, envelope, cells[table.columnOf('auditData')]);
	},
};
