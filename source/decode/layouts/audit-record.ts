import type {Draft} from '../blocks/draft.ts';
import {
	parseJson,
	readKeys,
	isJsonObject,
	textOf,
	valueOf,
	type JsonField,
	type JsonObject,
} from '../json/json-fields.ts';
import type {Field} from '../labels/labels.ts';
import {parseTime} from '../labels/times.ts';

const connectorTypes = new Set(['148', 'complianceconnector']);

/** Returns whether a record type is the one of data connectors. */
const isConnectorType = (type: string): boolean => connectorTypes.has(type.trim().toLowerCase());

/** `FailureType` as a number (documented); a text stands for itself. */
const failureTypes: Readonly<Record<string, string>> = {0: 'Default', 1: 'MailboxWrite'};

/** What the columns of an export say beside the record itself; texts, empty where absent. */
export type Envelope = {readonly recordId: string; readonly recordType: string; readonly creationTime: string; readonly line: number | null};

/**
Reads one audit record into its run; records of other types are only counted. Returns false when `data` is neither an
object nor the JSON text of one.
*/
export const readAuditRecord = (draft: Draft, envelope: Envelope, data: unknown): boolean => {
	if (envelope.recordType !== '' && !isConnectorType(envelope.recordType)) {
		draft.otherRecords++;
		return true;
	}

	const record = typeof data === 'string' ? parseJson(data) : data;
	if (!isJsonObject(record)) {
		return false;
	}

	addRecord(draft, envelope, record);
	return true;
};

const addRecord = (draft: Draft, envelope: Envelope, record: JsonObject): void => {
	const {fields} = readKeys(record);
	if (!isConnectorType(textOf(valueOf(fields, 'recordType')) || envelope.recordType)) {
		draft.otherRecords++;
		return;
	}

	const text = (field: Field): string => textOf(valueOf(fields, field));
	const time = text('creationTime') || envelope.creationTime;
	const createdAt = parseTime(time);
	if (createdAt === null) {
		draft.report('bad-time', {line: envelope.line, isInsideImport: true}, 'CreationTime', time);
	}

	draft.audit.add({
		recordId: text('recordId') || envelope.recordId,
		createdAt,
		jobId: text('jobId'),
		taskId: text('taskId'),
		connector: text('jobType'),
		itemId: text('itemId'),
		user: text('user'),
		reason: reasonOf(fields),
		isDuplicate: /duplicate/iv.test(text('resultMessage')),
		line: envelope.line,
	});
};

const reasonOf = (fields: readonly JsonField[]): string => {
	const failureType = textOf(valueOf(fields, 'failureType'));
	return textOf(valueOf(fields, 'resultMessage')) || (failureTypes[failureType] ?? failureType);
};
