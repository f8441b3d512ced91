import type {EvidenceReport, ReportConnector} from '../../schema/report.ts';
import {formatCount} from '../../text/numbers.ts';
import {formatTime} from '../../text/time.ts';
import type {Output} from '../format.ts';
import {markdownTable, plainText} from '../markdown.ts';
import {balanceWord} from './table.ts';

const titles = ['Day', 'State', 'Held', 'Balanced', 'Imports', 'Available', 'Imported', 'Partial', 'Skipped', 'Failed', 'Files', 'Acknowledged'];

/** Prints the evidence: a section a connector, its days as a table, and its files with their SHA-256. */
export const reportMarkdown: Output<EvidenceReport> = report => [
	`# Data connectors: evidence from ${report.from} to ${report.to}`,
	'',
	`As of ${formatTime(Date.parse(report.asOf), 'utc')} UTC. Days are UTC days.`,
	'',
	...(report.connectors.length === 0 ? ['No connector was seen.', ''] : report.connectors.flatMap(connector => section(connector))),
	...(report.masked ? ['People are masked: tokens replace their ids.', ''] : []),
].join('\n');

const section = ({name, days}: ReportConnector): readonly string[] => {
	const files = new Map(days.flatMap(day => day.files).map(({path, sha256}) => [path, sha256]));
	const numbers = new Map(files.keys().map((path, index) => [path, index + 1] as const));
	return [
		`## ${plainText(name)}`,
		'',
		markdownTable(titles, days.map(day => [
			day.date,
			day.state,
			day.held ? 'yes' : 'no',
			balanceWord(day),
			String(day.imports),
			...[day.availableForImport, day.imported, day.partiallyImported, day.skipped, day.failed].map(count => day.imports === 0 ? '' : formatCount(count)),
			day.files.map(({path}) => String(numbers.get(path)!)).join(', '),
			day.acknowledgements.map(({reason, check, note}) => `${reason ?? `check ${check ?? ''}`}: ${note}`).join('; '),
		]), titles.slice(4, 10)),
		...(files.size === 0 ? [] : ['Files:', '', ...files.entries().map(([path, sha256]) => `${numbers.get(path)!}. ${plainText(path)}, SHA-256 ${sha256 ?? 'unknown'}`), '']),
	];
};
