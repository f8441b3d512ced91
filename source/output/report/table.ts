import {dayGlyphs, pick} from '../../select/line/glyphs.ts';
import {
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
	span,
	type Cell,
	type Line,
} from '../../select/line/line.ts';
import type {EvidenceReport, ReportConnector, ReportDay} from '../../schema/report.ts';
import type {Column} from '../../text/columns.ts';
import {countOf, formatCount} from '../../text/numbers.ts';
import {formatTime} from '../../text/time.ts';
import type {Output} from '../format.ts';
import {pageText} from '../page.ts';

const countColumn = (title: string, drop: number): Column => ({title, align: 'right', drop});

const columns: readonly Column[] = [
	{title: 'day'},
	{title: 'state'},
	{title: 'held'},
	{title: 'balanced'},
	countColumn('imports', 5),
	countColumn('available', 3),
	countColumn('imported', 3),
	countColumn('partial', 4),
	countColumn('skipped', 4),
	countColumn('failed', 0),
	{title: 'files', align: 'right', drop: 2},
	{title: 'acknowledged', drop: 6, maximum: 40},
];

/** Prints the evidence as one table a connector; the files with their SHA-256 follow once each. */
export const reportTable: Output<EvidenceReport> = (report, options) => pageText([
	lineOf(`Evidence from ${report.from} to ${report.to}, as of ${formatTime(Date.parse(report.asOf), 'utc')} UTC`, 'strong'),
	[],
	...(report.connectors.length === 0 ? [lineOf('No connector was seen.')] : report.connectors.flatMap(connector => connectorLines(connector, options))),
	...(report.masked ? [lineOf('People are masked: tokens replace their ids.', 'dim')] : []),
], options);

const connectorLines = ({name, days}: ReportConnector, {columns: width, isAscii}: Parameters<typeof reportTable>[1]): readonly Line[] => {
	const rows = days.map(day => cellsOf(day, isAscii));
	const fitted = fitCells(columns, rows, width);
	return [
		lineOf(name, 'strong'),
		layOutTitles(fitted),
		...rows.map(cells => layOut(fitted, cells)),
		lineOf(summaryOf(days), 'dim'),
		...fileLines(days),
		[],
	];
};

const cellsOf = (day: ReportDay, isAscii: boolean): readonly Cell[] => [
	day.date,
	[span(`${pick(dayGlyphs[day.state], isAscii)} ${day.state}`, dayGlyphs[day.state].tone)],
	day.held ? 'yes' : 'no',
	balanceWord(day),
	String(day.imports),
	...[day.availableForImport, day.imported, day.partiallyImported, day.skipped, day.failed].map(count => day.imports === 0 ? '' : formatCount(count)),
	String(day.files.length),
	day.acknowledgements.map(({reason, check}) => reason ?? `check ${check ?? ''}`).join('; '),
];

/** Returns `yes`, `no`, `unknown`, or nothing for a day that is not held. */
export const balanceWord = ({held, balanced}: Pick<ReportDay, 'held' | 'balanced'>): string => {
	if (!held) {
		return '';
	}

	if (balanced === null) {
		return 'unknown';
	}

	return balanced ? 'yes' : 'no';
};

const summaryOf = (days: readonly ReportDay[]): string => {
	const states = Map.groupBy(days, ({state}) => state);
	return `${countOf(days.length, 'day')}: ${states.entries().map(([state, those]) => `${those.length} ${state}`).toArray().join(', ')}`;
};

const fileLines = (days: readonly ReportDay[]): readonly Line[] => {
	const files = new Map(days.flatMap(day => day.files).map(({path, sha256}) => [path, sha256]));
	return files.entries().map(([path, sha256]) => lineOf(`${sha256 ?? 'SHA-256 unknown'.padEnd(64)}  ${path}`, 'dim')).toArray();
};
