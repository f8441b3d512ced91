import type {Draft} from '../blocks/draft.ts';
import {readCutJson} from '../json/cut-json.ts';
import {
	parseJson,
	readKeys,
	isJsonObject,
	textOf,
	timeTextOf,
	valueOf,
} from '../json/json-fields.ts';
import type {Field} from '../labels/labels.ts';
import {saysDuplicate} from '../labels/says-duplicate.ts';
import {parseTime} from '../labels/times.ts';

/** The record types of data connectors, documented as numbers and as names. */
const connectorTypes = new Set(['148', 'complianceconnector', 'm365complianceconnector', 'ehrconnector']);

/** Returns whether a record type is one of data connectors; a spreadsheet makes `148.0` of 148. */
const isConnectorType = (type: string): boolean => connectorTypes.has(type.trim().toLowerCase().replace(/\.0+$/v, ''));

/** `FailureType` as a number (documented); a text means itself. */
const failureTypes: Readonly<Record<string, string>> = {0: 'Default', 1: 'MailboxWrite'};

/** What the columns of an export say beside the record itself; texts, empty where absent. */
export type Envelope = {readonly recordId: string; readonly recordType: string; readonly creationTime: string; readonly line: number | null};

/** Returns the text of a field of a record, empty where it is absent. */
export type RecordText = (field: Field) => string;

/**
Reads one audit record into its run; records of other types are only counted. One whose data is cut short or no JSON is read as far as it
goes. Returns false when nothing shows that it is a record of a data connector.
*/
export const readAuditRecord = (draft: Draft, envelope: Envelope, data: unknown): boolean => {
	if (envelope.recordType !== '' && !isConnectorType(envelope.recordType)) {
		draft.otherRecords++;
		return true;
	}

	const parsed = typeof data === 'string' ? parseJson(data) : data;
	const record = isJsonObject(parsed) ? parsed : (typeof data === 'string' ? readCutJson(data) : undefined);
	if (record === undefined && envelope.recordType === '') {
		return false;
	}

	if (!isJsonObject(parsed)) {
		draft.report('cut-record', {line: envelope.line, isInsideImport: true}, 'An audit record of a data connector');
	}

	const {fields} = readKeys(record ?? {});
	addAuditRecord(draft, envelope, field => (field === 'creationTime' ? timeTextOf : textOf)(valueOf(fields, field)));
	return true;
};

/** Reads one audit record whose fields `text` gives; see `readAuditRecord`. */
export const addAuditRecord = (draft: Draft, envelope: Envelope, text: RecordText): void => {
	if (!isConnectorType(text('recordType') || envelope.recordType)) {
		draft.otherRecords++;
		return;
	}

	const time = text('creationTime') || envelope.creationTime;
	const createdAt = parseTime(time);
	if (createdAt === null) {
		draft.report('bad-time', {line: envelope.line, isInsideImport: true}, 'CreationTime', time);
	}

	const reason = reasonOf(text);
	draft.audit.add({
		recordId: text('recordId') || envelope.recordId,
		createdAt,
		jobId: text('jobId'),
		taskId: text('taskId'),
		connector: text('jobType'),
		itemId: text('itemId'),
		user: text('user'),
		reason,
		isDuplicate: saysDuplicate(reason),
		line: envelope.line,
	});
};

const reasonOf = (text: RecordText): string => {
	const failureType = text('failureType');
	return text('resultMessage') || (failureTypes[failureType] ?? failureType);
};
