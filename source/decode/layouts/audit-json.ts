import {textOf, valueOf} from '../json/json-fields.ts';
import {readAuditRecord} from './audit-record.ts';
import type {JsonLayout} from './layout.ts';

/** Audit records as the Management Activity API or `ConvertTo-Json` gives them. */
export const auditJson: JsonLayout = {
	name: 'audit-json',
	summary: 'Audit records as JSON: an array, or one object a line, of records or of search results with `AuditData`; only record type 148 is read.',
	certainty: 'documented',
	example: '[{"RecordType": 148, "Id": "…", "CreationTime": "2026-11-20T02:14:09", "JobId": "…", "TaskId": "…", "ItemId": "…", "FailureType": 0}]',

	read(draft, {object, fields}) {
		const data = valueOf(fields, 'auditData');
		if (valueOf(fields, 'recordType') === undefined && data === undefined) {
			return false;
		}

		draft.layouts.add(auditJson.name);
		const envelope = {
			recordId: textOf(valueOf(fields, 'recordId')),
			recordType: textOf(valueOf(fields, 'recordType')),
			creationTime: textOf(valueOf(fields, 'creationTime')),
			line: null,
		};
		if (!readAuditRecord(draft, envelope, data ?? object)) {
			draft.report('unread-value', {line: null, isInsideImport: true}, 'AuditData', textOf(data));
		}

		return true;
	},
};
