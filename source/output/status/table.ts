import {
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
	span,
	type Cell,
	type Line,
} from '../../select/line/line.ts';
import {nextDeadlineSentence} from '../../select/words/deadlines.ts';
import {otherRecordsWords} from '../../select/words/other-records.ts';
import {stateWords} from '../../select/words/muted.ts';
import {
	dayGlyphs,
	findingGlyphs,
	marks,
	pick,
	severities,
	severityTones,
	stateGlyphs,
} from '../../select/line/glyphs.ts';
import {weekdayLetters} from '../../select/words/days.ts';
import type {StatusConnector, StatusReport} from '../../schema/status.ts';
import type {Column} from '../../text/columns.ts';
import {
	countOf,
	formatCount,
	formatShortCount,
	unknownMark,
} from '../../text/numbers.ts';
import {formatAge, formatTime} from '../../text/time.ts';
import {widthOf} from '../../text/width.ts';
import type {Output, PageOptions} from '../format.ts';
import {pageText} from '../page.ts';

/** Prints the board: verdict, connectors worst first, what needs a look, and how the files were read. */
export const statusTable: Output<StatusReport> = (report, options) => pageText([
	verdictLine(report, options),
	...deadlineLines(report),
	[],
	...boardLines(report, options),
	...findingLines(report, options),
	...mutedLines(report),
	filesLine(report),
	...(report.masked ? [lineOf('People are masked: stable tokens replace their ids.', 'dim')] : []),
], options);

const verdictLine = ({totals, asOf}: StatusReport, {isAscii}: PageOptions): Line => {
	const separator = span(` ${pick(marks.separator, isAscii)} `, 'dim');
	const counts = totals.connectors === 0
		? [span('unknown: no connector seen', 'waiting')]
		: severities
			.filter(severity => totals[severity] > 0)
			.flatMap((severity, index) => [...(index === 0 ? [] : [separator]), span(`${totals[severity]} ${severity}`, severityTones[severity])]);
	return [...counts, span(`   as of ${formatTime(Date.parse(asOf), 'utc')} UTC`, 'dim')];
};

const deadlineLines = (report: StatusReport): readonly Line[] => {
	const sentence = nextDeadlineSentence(report);
	return sentence === '' ? [] : [lineOf(sentence, 'warning')];
};

const countColumn = (title: string, drop: number): Column => ({
	title, align: 'right', maximum: 6, drop,
});

/** A connector's name: up to a third of the page it is worth more than another count, and no wider than the longest. */
const nameColumn = (names: readonly string[], pageWidth: number): Column => {
	const title = 'connector';
	let longest = widthOf(title);
	for (const name of names) {
		longest = Math.max(longest, widthOf(name));
	}

	return {
		title, grow: true, minimum: Math.min(24, Math.floor(pageWidth * 0.3), longest), maximum: longest, tellingUpTo: 32,
	};
};

const boardColumns = ({connectors}: StatusReport, pageWidth: number): readonly Column[] => [
	{title: 'state'},
	nameColumn(connectors.map(({name}) => name), pageWidth),
	{title: weekdayLetters(connectors[0]!.days.map(({date}) => date)), drop: 1},
	{title: 'last', align: 'right', drop: 2},
	countColumn('source', 7),
	countColumn('avail', 4),
	countColumn('import', 3),
	countColumn('part', 6),
	countColumn('skip', 8),
	countColumn('failed', 0),
];

const boardLines = (report: StatusReport, {columns: width, isAscii}: PageOptions): readonly Line[] => {
	if (report.connectors.length === 0) {
		return [lineOf('No log was found: download one (Purview portal, Data connectors, a connector, Download log) into the folder.'), []];
	}

	const rows = report.connectors.map(connector => boardCells(connector, Date.parse(report.asOf), isAscii));
	const columns = fitCells(boardColumns(report, width), rows, width);
	return [layOutTitles(columns), ...rows.map(cells => layOut(columns, cells)), []];
};

const boardCells = ({state, severity, name, days, lastImport}: StatusConnector, asOf: number, isAscii: boolean): readonly Cell[] => {
	const glyph = stateGlyphs[state];
	return [
		[span(`${pick(glyph, isAscii)} ${state}`, severity === 'muted' ? 'dim' : glyph.tone)],
		name,
		days.map(day => span(pick(dayGlyphs[day.state], isAscii), dayGlyphs[day.state].tone)),
		lastImport === null ? unknownMark : formatAge(asOf - Date.parse(lastImport.completedAt)),
		...countNames.map(count => lastImport === null ? '' : formatShortCount(lastImport[count])),
	];
};

const countNames = ['availableFromSource', 'availableForImport', 'imported', 'partiallyImported', 'skipped', 'failed'] as const;

/** A terminal gets at most this many findings, worst connectors first: more would push the board off the screen. */
const findingsOnTerminal = 50;

/** What is not complete yet is no trouble, but the row beside it may be out of date in a minute. */
const isDownloadRunning = ({check, message}: StatusConnector['findings'][number]): boolean => check === 'freshness' && message.endsWith(': being downloaded');

const findingLines = ({connectors}: StatusReport, {isAscii, columns}: PageOptions): readonly Line[] => {
	const lines = connectors.flatMap(({name, findings}) => findings
		.filter(finding => (finding.severity !== 'info' && !finding.acknowledged) || isDownloadRunning(finding))
		.map(({severity, message}): Line => {
			const glyph = findingGlyphs[severity];
			return [span(`${pick(glyph, isAscii)} `, glyph.tone), span(`${name}: `, 'strong'), span(message)];
		}));
	const shown = Number.isFinite(columns) ? lines.slice(0, findingsOnTerminal) : lines;
	const rest = lines.length - shown.length;
	return lines.length === 0 ? [] : [lineOf('What needs a look', 'strong'), ...shown, ...rest > 0 ? [lineOf(`and ${formatCount(rest)} more: append "| more" to see all.`, 'dim')] : [], []];
};

const mutedLines = ({connectors}: StatusReport): readonly Line[] => {
	const lines = connectors.filter(({severity}) => severity === 'muted').map((connector): Line => [span(`${connector.name}: `, 'strong'), span(stateWords(connector), 'dim')]);
	return lines.length === 0 ? [] : [lineOf('Muted', 'strong'), ...lines, []];
};

const filesLine = ({files}: StatusReport): Line => {
	const others = (['pending', 'ignored', 'unrecognised', 'unreadable'] as const)
		.filter(status => files[status] > 0)
		.map(status => `${files[status]} ${status}`);
	return lineOf([
		`${countOf(files.read, 'file')} read`,
		...(files.duplicates > 0 ? [countOf(files.duplicates, 'duplicate')] : []),
		...others,
		...(files.otherRecords === undefined ? [] : [otherRecordsWords(files.otherRecords)]),
		...(files.problems.length > 0 ? [countOf(files.problems.length, 'problem')] : []),
	].join(', '), files.unrecognised + files.unreadable + files.problems.length > 0 ? 'warning' : 'dim');
};
