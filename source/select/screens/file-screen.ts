/** One file: how it was read, its problems, the lines nobody understood. */
import type {LogFile} from '../../connectors/reading.ts';
import {countOf, formatBytes} from '../../text/numbers.ts';
import {formatTime} from '../../text/time.ts';
import {lineOf, span} from '../line/line.ts';
import {zoneWord} from '../line/zone.ts';
import {otherRecordsWords} from '../words/other-records.ts';
import {
	type Row,
	type ScreenInput,
	type ScreenModel,
	headingRows,
	listOf,
	matchesFilter,
	sayingWhatIsCut,
} from './screen-model.ts';
import {goneScreen} from './subjects.ts';

/** Returns one file: how it was read, its problems, the lines nobody understood. */
export const fileScreen = (input: ScreenInput): ScreenModel => {
	const file = input.tenant.files.find(candidate => candidate.id === input.location.subject);
	if (file === undefined) {
		return goneScreen('file', 'This file is gone.');
	}

	const rows = withFocus([...factRows(file, input), ...problemRows(file, input), ...unreadRows(file, input)], file, input.location.focus)
		.filter(row => input.location.filter === '' || (row.cells !== undefined && matchesFilter(row.cells.join(' '), input.location.filter)));
	return {
		title: file.path,
		summary: [],
		titles: null,
		list: listOf(rows),
		cellNames: ['about', 'what'],
		empty: [lineOf('Nothing of this file matches. Press esc to see everything again.')],
		initialKey: null,
		legend: null,
	};
};

const factRows = (file: LogFile, {zone, tenant, width}: ScreenInput): readonly Row[] => {
	const {reading} = file;
	const connector = tenant.connectorOfFile.get(file.id);
	const facts: ReadonlyArray<readonly [string, string]> = [
		['file', file.path],
		['folder', file.folder],
		['status', file.reason === null ? file.status : `${file.status}: ${file.reason}`],
		['connector', tenant.connectors.find(({key, name}) => key === connector || name === connector)?.name ?? 'none'],
		['size', formatBytes(file.size)],
		['changed', `${formatTime(file.modifiedAt, zone)} ${zoneWord(zone)}`],
		['SHA-256', file.sha256 ?? 'not computed'],
		...reading === null
			? []
			: [
				['kind', reading.kind ?? `no log: ${reading.unrecognised ?? 'nothing understood'}`],
				['encoding', reading.encoding.isGuess ? `${reading.encoding.name} (a guess)` : reading.encoding.name],
				['layout', reading.layouts.join(', ') || 'none'],
				['imports', String(reading.imports.length)],
				['empty days', String(reading.emptyDays.length)],
				...reading.otherRecords === 0 ? [] : [['records', otherRecordsWords(reading.otherRecords)]] as const,
				['bytes', `${reading.bytes.understood} understood, ${reading.bytes.pending} pending, ${reading.bytes.skipped} skipped, of ${reading.bytes.total}`],
			] as const,
	];
	return facts.map(([name, value]) => sayingWhatIsCut({
		key: `fact:${name}`, line: [span(name.padEnd(12), 'dim'), span(value)], opens: null, source: {file, line: null}, id: value, cells: [name, value],
	}, value, width));
};

const problemRows = (file: LogFile, {width, mask}: ScreenInput): readonly Row[] => {
	const {problems: exact = [], problemCount: count = 0} = file.reading ?? {};
	const problems = exact.map(problem => ({...problem, message: mask.quoting(problem.message)}));
	return count === 0
		? []
		: [
			...headingRows(countOf(count, 'problem')),
			...problems.map((problem, index) => sayingWhatIsCut({
				key: keyOfLine('problem', problem.line, index, exact),
				line: [span(place(problem.line), 'dim'), span(problem.message, 'warning')],
				opens: null,
				source: {file, line: problem.line},
				id: problem.message,
				cells: [problem.line === null ? '' : `line ${problem.line}`, problem.message],
				isProblem: true,
			}, problem.message, width)),
		];
};

const unreadRows = (file: LogFile, {width, mask}: ScreenInput): readonly Row[] => {
	const {unreadLines: exact = [], unreadLineCount = 0} = file.reading ?? {};
	// Who knows what stands in a line that was not understood.
	const unreadLines = mask.isOn ? exact.map(unread => ({...unread, text: '(not shown while people and items are masked)'})) : exact;
	return unreadLineCount === 0
		? []
		: [
			...headingRows(`${countOf(unreadLineCount, 'line')} not understood`),
			...unreadLines.map((unread, index) => sayingWhatIsCut({
				key: unreadKey(unread.line, index, file),
				line: [span(place(unread.line), 'dim'), span(unread.text, unread.isInsideImport ? 'warning' : 'plain')],
				opens: null,
				source: {file, line: unread.line},
				id: unread.text,
				cells: [`line ${unread.line}`, unread.text],
				isProblem: unread.isInsideImport,
			}, unread.text, width)),
		];
};

/** A finding may point at a line that was read well, such as the second of two imports of one time. */
const withFocus = (rows: readonly Row[], file: LogFile, focus: string | null): readonly Row[] => {
	const line = /^line:(?<line>\d+)$/v.exec(focus ?? '')?.groups?.['line'];
	return line === undefined || rows.some(({key}) => key === focus)
		? rows
		: [...rows, ...headingRows('The line the finding is about'), {
			key: focus, line: [span(place(Number(line)), 'dim'), span('press o to read it in the log')], opens: null, source: {file, line: Number(line)}, cells: [`line ${line}`, ''],
		}];
};

/** The first problem of a line is found by its line. */
const keyOfLine = (what: string, line: number | null, index: number, all: ReadonlyArray<{readonly line: number | null}>): string =>
	line !== null && all.findIndex(other => other.line === line) === index ? `line:${line}` : `${what}:${index}`;

const unreadKey = (line: number, index: number, {reading}: LogFile): string =>
	reading!.problems.some(problem => problem.line === line) ? `unread:${index}` : keyOfLine('unread', line, index, reading!.unreadLines);

const place = (line: number | null): string => (line === null ? '' : `line ${line}`).padEnd(12);
