/** Failed items as a frequency table: by reason or by source user. */
import {categoryOf} from '../../connectors/categories.ts';
import type {FailureCount} from '../../connectors/failed-items/failures.ts';
import {formatCount, unknownMark} from '../../text/numbers.ts';
import {defaultFailureSorts} from '../failures/failure-lists.ts';
import type {FailureSet} from '../failures/failures.ts';
import {bar} from '../line/graphics.ts';
import {
	type Cell,
	type Line,
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
} from '../line/line.ts';
import {memoizeLast} from '../line/memoize-last.ts';
import {
	type Row,
	type ScreenInput,
	type ScreenModel,
	isCut,
} from './screen-model.ts';
import type {BoardSort} from './board-columns.ts';
import {connectorOf} from './subjects.ts';

/** The part of a screen that is its list. */
export type ListPart = Pick<ScreenModel, 'titles' | 'list' | 'cellNames'>;

/** Rows measured for the widths of the columns. */
const measuredRows = 1000;

/** What the table can be sorted by besides its rows, by the name of the column; a value that is unknown is null. */
const sortValues: Readonly<Record<string, (count: FailureCount) => string | number | null>> = {
	users: ({users}) => users === null ? null : -users,
	category: ({value}) => categoryOf(value),
	reason: ({value}) => value === '' ? null : value.toLowerCase(),
	'source user': ({value}) => value === '' ? null : value.toLowerCase(),
};

/** Returns the counts, which come with most rows first, in the order asked for; unknown values come last either way. */
const sortCounts = (counts: readonly FailureCount[], {column, isReversed}: BoardSort): readonly FailureCount[] => {
	const valueOf = sortValues[column];
	if (valueOf === undefined) {
		return isReversed ? counts.toReversed() : counts;
	}

	const values = new Map(counts.map(count => [count, valueOf(count)]));
	return counts.toSorted((left, right) => {
		const [a, b] = [values.get(left)!, values.get(right)!];
		if (a === null || b === null) {
			return Number(a === null) - Number(b === null);
		}

		return a === b ? 0 : ((a < b) === isReversed ? 1 : -1);
	});
};

/** Returns the frequency table, most rows first unless it is sorted otherwise. */
export const countList = (failures: FailureSet, input: ScreenInput, grouping: 'reasons' | 'users'): ListPart => {
	const isReasons = grouping === 'reasons';
	const largest = failures.counts?.[0]?.rows ?? 1;
	const counts = sortCounts(failures.counts ?? [], (input.failureSorts ?? defaultFailureSorts)[grouping]);
	const cellsOf = (count: FailureCount): readonly Cell[] => countCells(count, count.rows / largest, isReasons, input);
	const fitted = fitCells([
		{title: 'rows', align: 'right', minimum: 6},
		{title: '', drop: 1},
		...isReasons
			? [{
				title: 'users', align: 'right', minimum: 5, drop: 2,
			} as const, {title: 'category', drop: 3}]
			: [],
		{title: isReasons ? 'reason' : 'source user', grow: true, minimum: 24},
	], counts.slice(0, measuredRows).map(count => cellsOf(count)), input.width);
	return {
		titles: counts.length === 0 ? null : layOutTitles(fitted),
		list: {
			length: counts.length,
			rowAt: index => countRow(counts[index]!, () => layOut(fitted, cellsOf(counts[index]!)), isReasons, input),
			isHeadingAt: () => false,
			isPartial: failures.progress !== null,
			indexOf: memoizeLast(key => counts.findIndex(count => keyOf(count, isReasons) === key)),
		},
		cellNames: [isReasons ? 'reason' : 'source user', 'rows', 'users'],
	};
};

const shownValue = (value: string, isReasons: boolean, {mask}: ScreenInput): string => isReasons ? mask.text(value) : mask.user(value);

const countCells = ({value, rows, users}: FailureCount, fraction: number, isReasons: boolean, input: ScreenInput): readonly Cell[] => [
	formatCount(rows),
	// The text beside it is worth more than a long bar.
	lineOf(bar(fraction, input.width < 98 ? 8 : 16, input.isAscii), 'dim'),
	...isReasons ? [lineOf(users === null ? unknownMark : formatCount(users), 'dim'), lineOf(categoryOf(value), 'dim')] : [],
	value === '' ? lineOf('none given', 'dim') : shownValue(value, isReasons, input),
];

const keyOf = ({value}: FailureCount, isReasons: boolean): string => `${isReasons ? 'reason' : 'user'}:${value}`;

/** The line is laid out only for rows that are painted: there may be a row for each of a million users. */
const countRow = (count: FailureCount, layOutLine: () => Line, isReasons: boolean, input: ScreenInput): Row => {
	const {value, rows, users} = count;
	const connector = connectorOf(input);
	const shown = shownValue(value, isReasons, input);
	return {
		key: keyOf(count, isReasons),
		get line() {
			return layOutLine();
		},
		get about() {
			return isCut(layOutLine()) ? shown : '';
		},
		opens: {...input.location, grouping: 'items', ...isReasons ? {reason: value} : {user: value}},
		id: shown,
		cells: [shown, String(rows), String(users ?? '')],
		...connector !== null && {connector: connector.key},
		...isReasons && connector !== null && {acknowledges: {connector: connector.name, reason: value, check: null}},
		isProblem: true,
	};
};
