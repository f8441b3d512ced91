/** Lays a log out in every way the decoder is meant to read. The counterpart of the decoder, for tests. */
import {countFields} from '../../source/connectors/reading.ts';
import {labelName, type Field} from '../../source/decode/labels/labels.ts';
import type {
	Entry,
	ImportEntry,
	Item,
	Log,
} from './model.ts';

/** What a layout can say: a log is cut to it before it is rendered. */
type Ability = {
	/** Line ends inside a field. */
	readonly newlines?: boolean;
	/** Blanks at the ends of a field, and quotation marks at its start. */
	readonly anyText?: boolean;
	/** No failed items, no empty days, or no connector name. */
	readonly only?: 'imports' | 'records' | 'audit';
};

export type Renderer = Ability & {readonly name: string; readonly render: (log: Log) => string};

const pad = (value: number): string => String(value).padStart(2, '0');

const american = (instant: number): string => {
	const date = new Date(instant);
	const hour = date.getUTCHours();
	return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()} ${hour % 12 || 12}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())} ${hour < 12 ? 'AM' : 'PM'} (UTC)`;
};

const plainAmerican = (instant: number): string => {
	const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})T([\d:]{8})/v.exec(new Date(instant).toISOString())!;
	return `${month}/${day}/${year} ${time}`;
};

const iso = (instant: number): string => new Date(instant).toISOString();

const americanDate = (date: string): string => `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`;

const grouped = (count: number | null, group: string): string => String(count ?? '').replaceAll(/\B(?=(?:\d{3})+$)/gv, group);

const itemFields = ['itemId', 'user', 'm365User', 'reason'] as const;

const cellsOf = (item: Item, order: ReadonlyArray<keyof Item>): readonly string[] => order.map(field => item[field]);

/** How the lines of a summary are written. */
type SummaryStyle = {readonly bullet: string; readonly separator: string; readonly group: string; readonly time: (instant: number) => string; readonly isOneLine?: boolean};

const summary = (entry: ImportEntry, {bullet, separator, group, time, isOneLine}: SummaryStyle): string => {
	const pairs: Array<[Field, string]> = [
		['completedAt', time(entry.completedAt)],
		...countFields.filter(field => entry.counts[field] !== null).map((field): [Field, string] => [field, grouped(entry.counts[field], group)]),
	];
	return isOneLine
		? `${bullet}${pairs.map(([field, value]) => `${labelName(field)}${separator}${value}`).join(', ')}\n`
		: pairs.map(([field, value]) => `${bullet}${labelName(field)}${separator}${value}\n`).join('');
};

const labelled = (style: SummaryStyle, items: (items: readonly Item[]) => string, emptyDay = 'No items ingested on') => (log: Log): string =>
	(log.connector === null ? '' : `Connector name: ${log.connector}\n\n`)
	+ log.entries.map(entry => entry.type === 'empty'
		? `${emptyDay} ${americanDate(entry.date)}.\n`
		: summary(entry, style) + (entry.items === null ? '' : `\nSummary of failed item details:\n${items(entry.items)}`)).join('\n');

const colon: SummaryStyle = {
	bullet: '', separator: ': ', group: '', time: american,
};

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const quotedWhereNeeded = (delimiter: string) => (cell: string): string =>
	cell.includes(delimiter) || /["\n]|^[ \t]|[ \t]$/v.test(cell) ? quoted(cell) : cell;

const table = (delimiter: string, cell: (text: string) => string, order: ReadonlyArray<keyof Item> = itemFields) => (items: readonly Item[]): string =>
	[order.map(field => labelName(field)), ...items.map(item => cellsOf(item, order))]
		.map(cells => `${cells.map(text => cell(text)).join(delimiter)}\n`).join('');

const markdown = (items: readonly Item[]): string => [
	`| ${itemFields.map(field => labelName(field)).join(' | ')} |\n|${'---|'.repeat(4)}\n`,
	...items.map(item => `| ${cellsOf(item, itemFields).map(cell => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |\n`),
].join('');

const itemBlocks = (items: readonly Item[]): string =>
	items.map(item => itemFields.map(field => `${labelName(field)}: ${item[field]}\n`).join('')).join('\n');

const itemLines = (items: readonly Item[]): string =>
	items.map(item => `- ${itemFields.map(field => `${labelName(field)}: ${item[field]}`).join(', ')}\n`).join('');

const importRows = (delimiter: string) => (log: Log): string => {
	const fields: readonly Field[] = ['connector', 'completedAt', ...countFields];
	const rows = log.entries.filter(entry => entry.type === 'import').map(({completedAt, counts}) =>
		[log.connector ?? '', american(completedAt), ...countFields.map(field => grouped(counts[field], ','))]);
	return [fields.map(field => labelName(field)), ...rows].map(cells => `${cells.map(cell => quotedWhereNeeded(delimiter)(cell)).join(delimiter)}\n`).join('');
};

type Case = (label: string) => string;

const words = (label: string): readonly string[] => label.split(' ');
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const pascal: Case = label => words(label).map(word => capital(word)).join('');
const snake: Case = label => words(label.toLowerCase()).join('_');
const camel: Case = label => words(label).map((word, index) => index === 0 ? word.toLowerCase() : capital(word.toLowerCase())).join('');

const jsonEntry = (log: Log, entry: Entry, keyOf: Case): unknown => {
	const key = (field: Field): string => keyOf(labelName(field));
	const name = log.connector === null ? {} : {[key('connector')]: log.connector};
	return entry.type === 'empty'
		? {...name, [key('noItemsIngestedOn')]: americanDate(entry.date)}
		: {
			...name,
			[key('completedAt')]: iso(entry.completedAt),
			...Object.fromEntries(countFields.filter(field => entry.counts[field] !== null).map(field => [key(field), entry.counts[field]])),
			...(entry.items && {[key('failedItemDetails')]: entry.items.map(item => Object.fromEntries(itemFields.map(field => [key(field), item[field]])))}),
		};
};

const json = (keyOf: Case, join: (entries: readonly unknown[]) => string) => (log: Log): string =>
	join(log.entries.map(entry => jsonEntry(log, entry, keyOf)));

const rule = '-'.repeat(26);

const records = (isOlder: boolean) => (log: Log): string => log.entries.filter(entry => entry.type === 'import').map(({completedAt, counts, items}) => {
	const addresses = items?.map(({user}) => user).join(', ') ?? '';
	const saved = `RecordsSaved: ${counts.imported}`;
	return `${rule}\nImport Time: ${american(completedAt)}\n${isOlder ? saved : `${saved}, RecordsSkipped: ${counts.failed}, EmailIdsNotSaved: ${addresses}`}\n${rule}\n`;
}).join('');

/** The records of an audit export: `recordNumber` makes ids; the time is that of the run's end, in ISO without offset. */
const auditRecords = (log: Log): ReadonlyArray<Readonly<Record<string, unknown>>> =>
	log.entries.filter(entry => entry.type === 'import').flatMap(({completedAt, items}, run) => (items ?? []).map((item, index) => ({
		Id: `record-${run}-${index}`,
		CreationTime: iso(completedAt).slice(0, 19),
		RecordType: 148,
		JobId: 'job-1',
		TaskId: `task-${run}`,
		JobType: log.connector ?? '',
		ItemId: item.itemId,
		SourceUserId: item.user,
		ResultMessage: item.reason,
	})));

const other = {
	Id: 'other', CreationTime: '2026-11-20T00:00:00', RecordType: 2, Workload: 'Exchange',
};

const auditCsv = (header: readonly string[], type: (record: Readonly<Record<string, unknown>>) => string, first = '') => (log: Log): string =>
	`${first}${header.join(',')}\n${[other, ...auditRecords(log)].map(record => {
		const cells: Readonly<Record<string, string>> = {
			RecordId: String(record.Id), CreationDate: `${String(record.CreationTime)}.0000000Z`, RecordType: type(record), AuditData: JSON.stringify(record),
		};
		return `${header.map(column => quoted(cells[column] ?? 'x')).join(',')}\n`;
	}).join('')}`;

const rowText = {newlines: true, anyText: true};

/** Every layout. */
export const renderers: readonly Renderer[] = [
	{name: 'colon, tab rows', ...rowText, render: labelled(colon, table('\t', quotedWhereNeeded('\t')))},
	{name: 'equals, comma rows, all quoted', ...rowText, render: labelled({...colon, separator: ' = ', group: ','}, table(',', quoted))},
	{
		name: 'tab, comma rows', ...rowText, render: labelled({
			...colon, separator: '\t', group: '.', time: plainAmerican,
		}, table(',', quotedWhereNeeded(','))),
	},
	{
		name: 'hyphen, semicolon rows', ...rowText, render: labelled({
			...colon, bullet: '- ', separator: ' - ', group: ' ', time: iso,
		}, table(';', quotedWhereNeeded(';'))),
	},
	{
		name: 'en dash, pipe rows', ...rowText, render: labelled({
			...colon, bullet: '• ', separator: ' – ', group: '\u00A0',
		}, table('|', quotedWhereNeeded('|'))),
	},
	{name: 'em dash, Markdown rows', render: labelled({...colon, bullet: '* ', separator: ' — '}, markdown)},
	{name: 'columns in another order', ...rowText, render: labelled(colon, table('\t', quotedWhereNeeded('\t'), ['reason', 'm365User', 'itemId', 'user']), 'No items ingested on date in')},
	{name: 'comma for the colon', render: labelled({...colon, separator: ','}, itemBlocks)},
	{name: 'one line, labelled blocks', render: labelled({...colon, isOneLine: true, group: ','}, itemBlocks)},
	{name: 'one line, labelled lines', render: labelled({...colon, bullet: '– ', isOneLine: true}, itemLines)},
	{name: 'labelled lines', render: labelled(colon, itemLines)},
	...([',', ';', '\t', '|'].map((delimiter): Renderer => ({name: `import rows by ${JSON.stringify(delimiter)}`, only: 'imports', render: importRows(delimiter)}))),
	{name: 'JSON array, Pascal', ...rowText, render: json(pascal, entries => JSON.stringify(entries))},
	{name: 'JSON array, camel, indented', ...rowText, render: json(camel, entries => JSON.stringify(entries, undefined, '\t'))},
	{name: 'JSON lines, snake', ...rowText, render: json(snake, entries => entries.map(entry => `${JSON.stringify(entry)}\n`).join(''))},
	{name: 'JSON object around a list', ...rowText, render: json(label => label, entries => JSON.stringify({Imports: entries}, undefined, 2))},
	{name: 'records log', only: 'records', render: records(false)},
	{name: 'records log, older form', only: 'records', render: records(true)},
	{name: 'audit CSV of the portal', only: 'audit', render: auditCsv(['RecordId', 'CreationDate', 'RecordType', 'Operation', 'UserId', 'AuditData'], record => String(record['RecordType']))},
	{name: 'audit CSV of Export-Csv', only: 'audit', render: auditCsv(['RecordType', 'CreationDate', 'UserIds', 'Operations', 'AuditData'], record => record['RecordType'] === 148 ? 'ComplianceConnector' : 'ExchangeItem', '#TYPE Selected.System.Management.Automation.PSCustomObject\n')},
	{name: 'audit JSON', only: 'audit', render: log => JSON.stringify([other, ...auditRecords(log)], undefined, 1)},
	{name: 'audit JSON lines', only: 'audit', render: log => [other, ...auditRecords(log)].map(record => `${JSON.stringify(record)}\n`).join('')},
];

/** Line ends a file may have; `mixed` takes them in turn. */
export const lineEnds = {
	lf: (text: string) => text,
	crlf: (text: string) => text.replaceAll('\n', '\r\n'),
	cr: (text: string) => text.replaceAll('\n', '\r'),
	// Never an LF after a CR: with an empty line between, the two would be one.
	mixed(text: string) {
		let turn = 0;
		return text.replaceAll('\n', () => ['\n', '\r', '\r\n'][turn++ % 3]!);
	},
} as const;

const windows1252 = new TextDecoder('windows-1252').decode(Uint8Array.from({length: 256}, (_, index) => index));

const encodeWindows = (text: string): Uint8Array => Uint8Array.from(text, character => windows1252.indexOf(character));

const utf16 = (text: string, isBig: boolean): Uint8Array => {
	const bytes = Buffer.from(text, 'utf16le');
	return isBig ? bytes.swap16() : bytes;
};

/** Encodings a file may have. `isNarrow`: only for text of ASCII and Latin letters. */
export const encodings = [
	{name: 'utf-8', isNarrow: false, encode: (text: string): Uint8Array => Buffer.from(text)},
	{name: 'utf-8 with mark', isNarrow: false, encode: (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`)},
	{name: 'utf-16le with mark', isNarrow: false, encode: (text: string): Uint8Array => utf16(`\uFEFF${text}`, false)},
	{name: 'utf-16be with mark', isNarrow: false, encode: (text: string): Uint8Array => utf16(`\uFEFF${text}`, true)},
	{name: 'utf-16le', isNarrow: true, encode: (text: string): Uint8Array => utf16(text, false)},
	{name: 'utf-16be', isNarrow: true, encode: (text: string): Uint8Array => utf16(text, true)},
	{name: 'windows-1252', isNarrow: true, encode: encodeWindows},
] as const;
