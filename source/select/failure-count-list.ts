/** Failed items as a frequency table: by reason or by source user. */
import {categoryOf} from '../connectors/categories.ts';
import type {FailureCount} from '../connectors/failures.ts';
import {formatCount, unknownMark} from '../text/numbers.ts';
import type {FailureSet} from './failures.ts';
import {bar} from './graphics.ts';
import {
	type Cell,
	type Line,
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
} from './line.ts';
import {
	type Row,
	type ScreenInput,
	type ScreenModel,
	listOf,
} from './screen-model.ts';
import {connectorOf} from './subjects.ts';

/** The part of a screen that is its list. */
export type ListPart = Pick<ScreenModel, 'titles' | 'list' | 'cellNames'>;

/** Returns the frequency table, most rows first. */
export const countList = (failures: FailureSet, input: ScreenInput, grouping: 'reasons' | 'users'): ListPart => {
	const isReasons = grouping === 'reasons';
	const counts = failures.countBy(isReasons ? 'reason' : 'user');
	const largest = counts[0]?.rows ?? 1;
	const cells = counts.map(count => countCells(count, count.rows / largest, isReasons, input));
	const fitted = fitCells([
		{title: 'rows', align: 'right', minimum: 6},
		{title: '', drop: 1, minimum: 16},
		{
			title: isReasons ? 'users' : '', align: 'right', minimum: isReasons ? 5 : 0, drop: 2,
		},
		{title: isReasons ? 'category' : '', drop: 3},
		{title: isReasons ? 'reason' : 'source user', grow: true, minimum: 16},
	], cells, input.width);
	return {
		titles: counts.length === 0 ? null : layOutTitles(fitted),
		list: listOf(counts.map((count, index) => countRow(count, layOut(fitted, cells[index]!), isReasons, input))),
		cellNames: [isReasons ? 'reason' : 'source user', 'rows', 'users'],
	};
};

const shownValue = (value: string, isReasons: boolean, {mask}: ScreenInput): string => isReasons ? mask.text(value) : mask.user(value);

const countCells = ({value, rows, users}: FailureCount, fraction: number, isReasons: boolean, input: ScreenInput): readonly Cell[] => [
	formatCount(rows),
	lineOf(bar(fraction, 16, input.isAscii), 'dim'),
	lineOf(isReasons ? (users === null ? unknownMark : formatCount(users)) : '', 'dim'),
	lineOf(isReasons ? categoryOf(value) : '', 'dim'),
	value === '' ? lineOf('none given', 'dim') : shownValue(value, isReasons, input),
];

const countRow = ({value, rows, users}: FailureCount, line: Line, isReasons: boolean, input: ScreenInput): Row => {
	const connector = connectorOf(input);
	const shown = shownValue(value, isReasons, input);
	return {
		key: `${isReasons ? 'reason' : 'user'}:${value}`,
		line,
		opens: {...input.location, grouping: 'items', ...isReasons ? {reason: value} : {user: value}},
		id: shown,
		cells: [shown, String(rows), String(users ?? '')],
		...connector !== null && {connector: connector.key},
		...isReasons && connector !== null && {acknowledges: {connector: connector.name, reason: value, check: null}},
		isProblem: true,
	};
};
