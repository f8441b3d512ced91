import {createRandom} from '../random.ts';
import type {SimulatedEvent, SimulatedImport} from '../event.ts';

type AuditRecord = Readonly<Record<string, unknown>>;

/** Returns the audit records of the failed items of an import, and of some of its duplicates. */
const recordsOf = (connector: string, event: SimulatedImport): readonly AuditRecord[] => {
	const random = createRandom(event.at, connector);
	const run = {TaskId: guid(random.hex), JobId: guid(createRandom(0, connector).hex), JobType: connector};
	const common = (offset: number): AuditRecord => ({
		Id: guid(random.hex),
		CreationTime: new Date(event.at - (offset * 250)).toISOString().slice(0, 19),
		RecordType: 148,
		Operation: 'ConnectorItemFailed',
		UserId: 'ComplianceConnector',
		...run,
		IsRetry: false,
	});
	const duplicates = Array.from({length: Math.min(event.skipped, 4)}, (_, index): AuditRecord => ({
		...common(index), ItemId: random.hex(32), SourceUserId: '', FailureType: 0, ResultMessage: 'Duplicate message',
	}));
	const failures = event.failedItems.map((item, index): AuditRecord => ({
		...common(index),
		ItemId: item.itemId,
		SourceUserId: item.user,
		FailureType: item.m365User === '' ? 'incorrectusermapping' : 1,
		ResultMessage: item.reason,
	}));
	return [...duplicates, ...failures];
};

const guid = (hex: (length: number) => string): string => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;

const allRecords = (connector: string, events: readonly SimulatedEvent[]): readonly AuditRecord[] =>
	events.flatMap(event => event.event === 'import' ? recordsOf(connector, event) : []);

const inQuotes = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Returns an audit export as the portal's CSV, with one record of another type among them. */
export const writeAuditCsv = (connector: string, events: readonly SimulatedEvent[]): string => {
	const records = allRecords(connector, events);
	const other: AuditRecord = {
		Id: '00000000-0000-4000-a000-000000000001', CreationTime: records[0]?.['CreationTime'], RecordType: 2, Operation: 'MailItemsAccessed', UserId: 'admin@contoso.example',
	};
	const rows = [...records, other].map(record => [
		String(record['Id']),
		`${String(record['CreationTime'])}.0000000Z`,
		String(record['RecordType']),
		String(record['Operation']),
		String(record['UserId']),
		inQuotes(JSON.stringify(record)),
		'',
		'',
	].join(','));
	return ['RecordId,CreationDate,RecordType,Operation,UserId,AuditData,AssociatedAdminUnits,AssociatedAdminUnitsNames', ...rows]
		.map(line => `${line}\r\n`).join('');
};

/** Returns an audit export as the Management Activity API's JSON array. */
export const writeAuditJson = (connector: string, events: readonly SimulatedEvent[]): string =>
	`${JSON.stringify(allRecords(connector, events), undefined, 1)}\n`;
