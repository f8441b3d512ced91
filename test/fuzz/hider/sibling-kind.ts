import {formatUsTime} from '../../../source/simulate/times.ts';
import {
	failedAt,
	isRecognisable,
	pairsOf,
	sizes,
} from './failing.ts';
import {savedAt, textFile} from './folder.ts';
import {kindOf} from './kinds.ts';
import {countStyles, labelStyles} from './labels.ts';
import {layouts} from './layouts.ts';
import {timeStyles} from './times.ts';
import {textWeeks} from './week.ts';

const hour = 3_600_000;

export const copyNames = [
	'Bloomberg Message_Log (1).txt',
	'Bloomberg Message_Log(1).txt',
	'Bloomberg Message_Log.txt.1',
	'Bloomberg Message_Log_1.txt',
	'Bloomberg Message_Log[1].txt',
	'Bloomberg Message_Log.txt~',
	'Bloomberg Message_Log.txt.bak',
	'Bloomberg Message_Log.old',
	'Bloomberg Message_Log.txt.orig',
	'Copy of Bloomberg Message_Log.txt',
	'Bloomberg Message_Log - Copy.txt',
	'Bloomberg Message_Log (copy).txt',
	'Bloomberg Message_Log - Kopie.txt',
	'Bloomberg Message_Log (conflicted copy 2026-11-22).txt',
	'Bloomberg Message_Log-ADMINPC.txt',
	'2026-11-22 Bloomberg Message_Log.txt',
	'Bloomberg Message_Log 2026-11-22.txt',
	'bloomberg message_log.TXT',
	'Bloomberg  Message_Log.txt',
	'Bloomberg Message.log',
	'Bloomberg Message',
	'Bloomberg Message_Log.md',
	'Bloomberg Message_Log.text',
	'log (3).txt',
	'download log.txt',
	'export.csv',
	'Unbenannt.txt',
	'untitled',
	'x',
	'1.txt',
	'2026-11-22.txt',
	'archive/Bloomberg Message_Log.txt',
	'old/log.txt',
	'old/Bloomberg Message_Log.txt',
	'backup/2026/log.txt',
	'Slack_Log.txt',
	'Bloomberg Message_Log.json',
	'Bloomberg Message_Log.csv',
	'Bloomberg Message_Log.xls',
	'Bloomberg Message_Log.docx',
	'Bloomberg Message_Log.html',
	'Bloomberg Message_Log.xml',
	'Bloomberg Message_Log.txt.txt',
	'Bloomberg Message_Log.out',
	'Bloomberg Message_Log.dat',
	'Bloomberg Message_Log.ps1xml',
	'Bloomberg Message_Log.',
	'Bloomberg Message_Log.txt.2026-11-22',
].map(name => ({name}));

const ages = [{name: 'saved later', at: savedAt + hour}, {name: 'saved earlier', at: savedAt - hour}, {name: 'saved at the same time', at: savedAt}];

const weeks = textWeeks.slice(0, 5);

/** A failing log beside a clean one of the same connector, or of none. */
export const siblingKind = kindOf('sibling', {
	copyName: copyNames, age: ages, week: weeks, layout: layouts, label: labelStyles.slice(0, 12), time: timeStyles, size: sizes,
}, ({copyName, age, week, layout, label, time, size}) => {
	// A file in which no import is found is that of a connector by its name alone, and out of date beside a newer one.
	const isFound = layout === layouts[0] && label === labelStyles[0];
	const isOwn = copyName.name.toLowerCase().includes('bloomberg');
	return isFound || (isOwn && age.name !== 'saved earlier')
		? [
			textFile('Bloomberg Message_Log.txt', week.text),
			textFile(copyName.name, `${layout.write(pairsOf(label, time, countStyles[0]!, size))}\n`, age.at),
		]
		: null;
});

type AuditRecord = Readonly<Record<string, unknown>>;

const recordOf = (index: number): AuditRecord => ({
	Id: `record-${index}`, CreationTime: '2026-11-22T05:00:00', RecordType: 148, Operation: 'DataConnectorImport', UserId: 'DataConnector', JobId: 'job-1', TaskId: 'task-1', JobType: 'Bloomberg Message', ItemId: `AAMkAD-${index}`, SourceUserId: `user${index}`, FailureType: 0, ResultMessage: 'User mapping not found', IsRetry: false,
});

const quoted = (value: unknown): string => `"${String(value).replaceAll('"', '""')}"`;

const csv = (titles: readonly string[], row: (record: AuditRecord) => readonly unknown[]) => (records: readonly AuditRecord[]): string =>
	`${[titles, ...records.map(record => row(record))].map(cells => cells.map(cell => quoted(cell)).join(',')).join('\r\n')}\r\n`;

const portal = csv(['RecordId', 'CreationDate', 'RecordType', 'Operation', 'UserId', 'AuditData'], record => [record['Id'], record['CreationTime'], record['RecordType'], record['Operation'], record['UserId'], JSON.stringify(record)]);

const flat = ['CreationTime', 'RecordType', 'JobId', 'TaskId', 'JobType', 'ItemId', 'SourceUserId', 'ResultMessage'];

/** How an audit export with failures of today is written. */
const exports = [
	{name: 'JSON array', extension: 'json', write: (records: readonly AuditRecord[]): string => JSON.stringify(records, undefined, 1)},
	{name: 'JSON lines', extension: 'json', write: (records: readonly AuditRecord[]): string => records.map(record => JSON.stringify(record)).join('\n')},
	{name: 'portal', extension: 'csv', write: portal},
	{name: 'Export-Csv', extension: 'csv', write: (records: readonly AuditRecord[]): string => `#TYPE Selected\r\n${csv(['RecordType', 'CreationDate', 'UserIds', 'Operations', 'AuditData'], record => ['ComplianceConnector', record['CreationTime'], 'x', 'x', JSON.stringify(record)])(records)}`},
	{
		name: 'Graph page', extension: 'json', write: (records: readonly AuditRecord[]): string => JSON.stringify({
			'@odata.nextLink': 'https://graph.example/next', value: records.map(record => ({
				id: record['Id'], createdDateTime: `${String(record['CreationTime'])}Z`, auditLogRecordType: 'complianceConnector', auditData: record,
			})),
		}),
	},
	{name: 'Graph page without type inside', extension: 'json', write: (records: readonly AuditRecord[]): string => JSON.stringify({value: records.map(record => ({auditLogRecordType: 'complianceConnector', auditData: {...record, RecordType: undefined}}))})},
	{name: 'flattened', extension: 'csv', write: csv(flat.map(title => `AuditData.${title}`), record => flat.map(title => record[title]))},
	{name: 'Sentinel', extension: 'csv', write: csv(['TimeGenerated', ...flat.map(title => `${title}_s`)], record => ['2026-11-22T05:00:00Z', ...flat.map(title => record[title])])},
	{name: 'flattened JSON', extension: 'json', write: (records: readonly AuditRecord[]): string => JSON.stringify(records.map(record => Object.fromEntries(flat.map(title => [`AuditData.${title}`, record[title]]))))},
	{name: 'type 148.0', extension: 'csv', write: (records: readonly AuditRecord[]): string => portal(records.map(record => ({...record, RecordType: '148.0'})))},
	{name: 'type in words', extension: 'json', write: (records: readonly AuditRecord[]): string => JSON.stringify(records.map(record => ({...record, RecordType: 'm365ComplianceConnector'})))},
	{name: 'records cut', extension: 'csv', write: (records: readonly AuditRecord[]): string => portal(records).replaceAll(',""IsRetry"":false}', '')},
	{name: 'indexed', extension: 'csv', write: csv(['', 'RecordId', 'CreationDate', 'RecordType', 'AuditData'], record => ['0', record['Id'], record['CreationTime'], '148', JSON.stringify(record)])},
	{name: 'AuditData as text in JSON', extension: 'json', write: (records: readonly AuditRecord[]): string => JSON.stringify(records.map(record => ({RecordType: 148, CreationDate: record['CreationTime'], AuditData: JSON.stringify(record)})))},
	{name: 'semicolons', extension: 'csv', write: (records: readonly AuditRecord[]): string => ['RecordId;RecordType;AuditData', ...records.map(record => `${String(record['Id'])};148;${quoted(JSON.stringify(record))}`)].join('\n')},
];

const messages = ['User mapping not found', 'Mailbox of duplicate@x.example was not found', 'Duplicate mailbox found for user, item not imported', 'Item failed: target folder Duplicates is full', '', 'Success was not reached', 'Error 0x80070005'].map(name => ({name}));

const owners = ['Bloomberg Message', 'bloomberg  message', 'Slack eDiscovery', ''].map(name => ({name}));

/** A clean log of today, and audit events of failures that it denies. */
export const auditKind = kindOf('audit', {
	shape: exports, message: messages, owner: owners, week: weeks,
}, ({shape, message, owner, week}) => [
	textFile('Bloomberg Message_Log.txt', week.text),
	textFile(`AuditLog.${shape.extension}`, shape.write(Array.from({length: 5}, (_, index) => ({...recordOf(index), ResultMessage: message.name, JobType: owner.name})))),
]);

const failing = layouts[0]!.write(pairsOf(labelStyles[0]!, timeStyles[0]!, countStyles[0]!, sizes[0]!));

/** A copy of an older download, saved under any name, below which a failing import of today stands. */
export const tailOfCopyKind = kindOf('below a copy', {
	copyName: copyNames, age: ages, layout: layouts, label: labelStyles, time: timeStyles, size: sizes,
}, ({copyName, age, layout, label, time, size}) => {
	const {text} = weeks[0]!;
	return isRecognisable(label, time, layout)
		? [
			textFile('Bloomberg Message_Log.txt', text),
			textFile(copyName.name, `${text.slice(0, text.lastIndexOf('\n\n', text.length - 2) + 1)}\n${layout.write(pairsOf(label, time, countStyles[0]!, size))}\n`, age.at),
		]
		: null;
});

const forbidden = [
	{name: 'the log', path: 'Bloomberg Message_Log.txt'},
	{name: 'a newer download', path: 'Bloomberg Message_Log (1).txt'},
	{name: 'another connector', path: 'Slack_Log.txt'},
	{name: 'a name that is none', path: 'log (3).txt'},
	{name: 'a folder', path: 'closed/'},
];

/** A file or folder the system keeps from us, beside a clean log. */
export const forbiddenKind = kindOf('forbidden', {place: forbidden, week: weeks}, ({place, week}) => [
	textFile(place.path === 'Bloomberg Message_Log.txt' ? 'Slack_Log.txt' : 'Bloomberg Message_Log.txt', week.text),
	{
		path: place.path, bytes: new Uint8Array(0), modifiedAt: savedAt + hour, isForbidden: true,
	},
]);

/** Files that cannot be read to the end, or say less than they seem to. */
const halves = [
	{name: 'cut before the failed items', text: failing.slice(0, failing.indexOf('Items failed'))},
	{name: 'cut in the label', text: failing.slice(0, failing.indexOf('failed'))},
	{name: 'cut after the time', text: `${failing.split('\n', 1)[0]!}\n`},
	{name: 'without a time', text: failing.slice(failing.indexOf('\n') + 1)},
	{name: 'failed items alone', text: 'Failed item details\nItem id\tSource User ID\tM365 User ID\tFailure Reason\nA1\tu1\t\tUser mapping not found\n'},
	{name: 'empty', text: ''},
	{name: 'blank', text: '\n'.repeat(3)},
	{name: 'zeros', text: '\u0000'.repeat(4096)},
	{name: 'log-in page', text: '<!DOCTYPE html><html><body>Sign in</body></html>'},
	{name: 'JSON error', text: '{"error": {"code": "Unauthorized"}}'},
	{name: 'prose', text: 'The log could not be downloaded.\n'},
];

const halfNames = ['Bloomberg Message_Log.txt', 'Bloomberg Message_Log (1).txt'].map(name => ({name}));

const companions = [{name: 'nothing', files: []}, {name: 'an older clean log', files: [textFile('Bloomberg Message_Log (2).txt', weeks[0]!.text, savedAt - (24 * hour))]}];

/** A log of today that is cut, empty or no log, saved after everything else. */
export const halfKind = kindOf('half a file', {half: halves, halfName: halfNames, beside: companions}, ({half, halfName, beside}) => [...beside.files, textFile(halfName.name, half.text)]);

/** An import whose time cannot be read, and an older clean file copied after it. */
export const copiedLaterKind = kindOf('copied later', {
	time: timeStyles.toReversed(), layout: layouts.slice(0, 12), age: ages.slice(0, 1), size: sizes,
}, ({time, layout, age, size}) => [
	textFile('Bloomberg Message_Log.txt', `${layout.write(pairsOf(labelStyles[0]!, time, countStyles[0]!, size))}\n`),
	textFile('Bloomberg Message_Log (1).txt', `Import completion time: ${formatUsTime(failedAt - (24 * hour))}\nItems available from source: 50\nItems available for import: 50\nItems imported successfully: 50\nItems partially imported: 0\nItems skipped: 0\nItems failed: 0\n`, age.at),
]);
