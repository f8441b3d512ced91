/** Files: how each one was read, what is wrong with it, and how the folders are watched. */
import type {FileStatus, LogFile} from '../../connectors/reading.ts';
import {countOf, formatBytes} from '../../text/numbers.ts';
import {formatAge, formatTime} from '../../text/time.ts';
import {
	type Cell,
	type Line,
	type Tone,
	fitCells,
	fitLine,
	layOut,
	layOutTitles,
	lineOf,
	span,
} from '../line/line.ts';
import {defaultListSorts} from '../line/list-sorts.ts';
import {type SortColumn, sortItems} from '../line/sorting.ts';
import {otherRecords, otherRecordsWords} from '../words/other-records.ts';
import {locate} from './location.ts';
import {
	type ScreenInput,
	type ScreenModel,
	listOf,
	matchesFilter,
	sayingWhatIsCut,
} from './screen-model.ts';
import {emptyBoardLines} from './empty-board.ts';

const statusTones: Readonly<Record<FileStatus, Tone>> = {
	read: 'plain', unrecognised: 'warning', pending: 'waiting', ignored: 'dim', unreadable: 'critical',
};

const statusOrder: readonly FileStatus[] = ['unreadable', 'unrecognised', 'pending', 'read', 'ignored'];

const rankOf = (file: LogFile): number => (statusOrder.indexOf(file.status) * 2) + (problemCount(file) > 0 ? 0 : 1);

/** An unread line that is a problem is listed twice, and counts once. */
const problemCount = ({reading}: LogFile): number => reading === null
	? 0
	: reading.problemCount + reading.unreadLineCount - reading.problems.filter(({problem}) => problem === 'unread-line' || problem === 'unexplained').length;

/** What the files can be sorted by besides their own order, those with something to say first. */
export const fileSorts: ReadonlyArray<SortColumn<LogFile>> = [
	{name: 'file', sortValue: ({path}) => path.toLowerCase()},
	{name: 'size', sortValue: ({size}) => size, isDescending: true},
	{name: 'changed', sortValue: ({modifiedAt}) => modifiedAt, isDescending: true},
];

/** Returns every directory entry, those with something to say first. */
export const filesScreen = (input: ScreenInput): ScreenModel => {
	const {tenant, width, location} = input;
	const files = sortItems(tenant.files.toSorted((left, right) => rankOf(left) - rankOf(right)), fileSorts, input.listSorts?.files ?? defaultListSorts.files)
		.filter(file => (!input.isProblemsOnly || isProblem(file)) && matchesFilter(`${file.path} ${file.status} ${file.reason ?? ''}`, location.filter));
	const cells = files.map(file => fileCells(file, input));
	const fitted = fitCells([
		{title: 'status', minimum: 12},
		{
			title: 'file', grow: true, minimum: width < 58 ? 16 : 28, maximum: 80,
		},
		{
			title: 'size', align: 'right', minimum: 9, drop: 3,
		},
		{
			title: 'changed', align: 'right', minimum: 7, drop: 2,
		},
		{
			title: 'what it is', minimum: 12, maximum: width < 138 ? 32 : 60, drop: 1,
		},
	], cells, width);
	return {
		title: 'files',
		summary: [accountLine(input), ...watchLines(input), []],
		titles: files.length === 0 ? null : layOutTitles(fitted),
		list: listOf(files.map((file, index) => sayingWhatIsCut({
			key: `file:${file.id}`,
			line: layOut(fitted, cells[index]!),
			opens: locate('file', {subject: file.id}),
			source: {file, line: null},
			id: file.path,
			cells: [file.status, file.path, String(file.size), formatTime(file.modifiedAt, 'utc'), whatItIs(file, input)],
			isProblem: isProblem(file),
		}, `${file.path}: ${whatItIs(file, input)}`))),
		cellNames: ['status', 'file', 'bytes', 'changed', 'what it is'],
		empty: emptyLines(input),
		initialKey: null,
		legend: null,
	};
};

const emptyLines = (input: ScreenInput): readonly Line[] => {
	const {tenant: {files}, location: {filter}, isProblemsOnly} = input;
	if (files.length === 0) {
		return emptyBoardLines({...input, fileCount: 0});
	}

	if (filter === '') {
		return [lineOf(`No problem in ${countOf(files.length, 'file')}. Press ! to see ${files.length === 1 ? 'it' : 'all of them'}.`)];
	}

	return [lineOf(isProblemsOnly ? 'No file with a problem matches. Press ! to look at all files, esc to take the filter away.' : 'No file matches. Press esc to see all of them again.')];
};

const isProblem = (file: LogFile): boolean => file.status === 'unreadable' || file.status === 'unrecognised' || problemCount(file) > 0;

const fileCells = (file: LogFile, input: ScreenInput): readonly Cell[] => [
	lineOf(file.status, statusTones[file.status]),
	file.path,
	lineOf(formatBytes(file.size), 'dim'),
	lineOf(formatAge(input.now - file.modifiedAt), 'dim'),
	lineOf(whatItIs(file, input), problemCount(file) > 0 ? 'warning' : 'dim'),
];

const whatItIs = (file: LogFile, {tenant}: ScreenInput): string => {
	if (file.reason !== null) {
		return file.reason;
	}

	if (problemCount(file) > 0) {
		return countOf(problemCount(file), 'problem');
	}

	return tenant.duplicateFiles.has(file.id) ? 'copy of another file' : countOf(file.reading?.imports.length ?? 0, 'import');
};

const accountLine = ({tenant, isAscii}: ScreenInput): Line => {
	const account = tenant.fileAccount;
	const others = otherRecords(tenant.files);
	const separator = isAscii ? ' - ' : ' · ';
	return [
		span(`${account.read} read`, 'strong'),
		span(account.unreadable === 0 ? '' : `${separator}${account.unreadable} unreadable`, 'critical'),
		span(account.unrecognised === 0 ? '' : `${separator}${account.unrecognised} unrecognised`, 'warning'),
		span([
			...account.pending === 0 ? [] : [`${account.pending} pending`],
			...account.duplicates === 0 ? [] : [countOf(account.duplicates, 'duplicate')],
			...account.ignored === 0 ? [] : [`${account.ignored} ignored`],
			...others === 0 ? [] : [otherRecordsWords(others)],
		].map(text => separator + text).join(''), 'dim'),
	];
};

const watchLines = ({intake, now, width}: ScreenInput): readonly Line[] => (intake?.folders ?? []).map(folder => fitLine([
	span(folder.folder),
	span(`  ${folder.mode}${folder.reason === null ? '' : `: ${folder.reason}`}`, ['live', 'starting', 'polling'].includes(folder.mode) ? 'dim' : 'critical'),
	span(folder.lastScanAt === null ? '' : `  scan ${formatAge(now - folder.lastScanAt)}${folder.scanTook === null ? '' : `, took ${scanWords(folder.scanTook)}`}`, 'dim'),
	span(folder.lag === null ? '' : `  lag ${lagWords(folder.lag)}`, 'dim'),
], width));

/** Coarse on purpose: every scan takes another millisecond, and an idle screen must not be painted for that. */
const scanWords = (milliseconds: number): string => milliseconds < 1000 ? 'under a second' : `${Math.round(milliseconds / 1000)} s`;

const lagWords = (milliseconds: number): string => milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${Math.round(milliseconds / 1000)} s`;
