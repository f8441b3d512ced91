import type {Field} from '../labels/labels.ts';
import {RowTable, type RowReader} from '../rows/row-table.ts';
import {addAuditRecord} from './audit-record.ts';
import type {LineLayout} from './layout.ts';

const keys: readonly Field[] = ['jobId', 'taskId', 'jobType', 'failureType', 'resultMessage'];

/** An audit export whose records were spread over columns. */
export const auditColumns: LineLayout = {
	name: 'audit-columns',
	summary: 'An audit log export whose `AuditData` was spread over columns (`AuditData.JobId`, or `JobId_s` as Sentinel writes it), one record a row.',
	certainty: 'inferred',
	example: `CreationDate,RecordType,AuditData.JobId,AuditData.TaskId,AuditData.JobType,AuditData.ItemId,AuditData.ResultMessage
2026-11-20T02:14:09Z,148,f3a1c2,t-1,Slack eDiscovery,AAMkAD-000001,User mapping not found`,

	read(page, line) {
		const {header} = line;
		if (!header?.columns.includes('recordType') || header.columns.includes('auditData') || (keys.every(key => !header.columns.includes(key)) && !header.columns.includes('creationTime'))) {
			return false;
		}

		page.closeBlock();
		page.table = new RowTable(header, reader, line.number, page.encoding);
		page.draft.layouts.add(auditColumns.name);
		page.understand(line);
		return true;
	},
};

const reader: RowReader = {
	isEndedByBlank: false,

	append({draft}, table, cells, {number}) {
		const text = (field: Field): string => cells[table.columnOf(field)]?.trim() ?? '';
		addAuditRecord(draft, {
			recordId: text('recordId'), recordType: text('recordType'), creationTime: text('creationTime'), line: number,
		}, text);
		return true;
	},
};
