import {
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
	type Line,
} from '../../select/line/line.ts';
import type {FailuresReport} from '../../select/reports/failures-report.ts';
import type {Failure} from '../../schema/failures.ts';
import type {Column} from '../../text/columns.ts';
import {countOf, formatCount} from '../../text/numbers.ts';
import {formatTime} from '../../text/time.ts';
import type {Output} from '../format.ts';
import {pageText} from '../page.ts';

type FailureColumn = Column & {
	/** Of the columns one looks for: how narrow each may be cut, where not all of them fit whole. */
	readonly cut?: Pick<Column, 'minimum' | 'tellingUpTo'>;
};

const columns: readonly FailureColumn[] = [
	{title: 'connector', maximum: 24, cut: {minimum: 10, tellingUpTo: 24}},
	{title: 'completed (UTC)', drop: 1, cut: {}},
	{
		title: 'item', maximum: 36, drop: 2, cut: {minimum: 8, tellingUpTo: 36},
	},
	{title: 'source user', maximum: 36, cut: {minimum: 14, tellingUpTo: 36}},
	{title: 'm365 user', maximum: 36, drop: 3},
	{title: 'reason', minimum: 16, cut: {minimum: 12}},
	{title: 'category', drop: 4},
	{title: 'file:line', maximum: 40, drop: 5},
];

/** Rather than that an item or its date is dropped, the texts beside it are cut to what tells them apart. */
const layOutTable = (rows: ReadonlyArray<readonly string[]>, width: number): readonly Line[] => {
	const whole = fitCells(columns.map(column => ({...column, grow: Number.isFinite(width) && column.title === 'reason'})), rows, width);
	if (whole.some(({title}) => title === 'item')) {
		return [layOutTitles(whole), ...rows.map(cells => layOut(whole, cells))];
	}

	const sought = columns.flatMap(({cut, ...column}, index) => cut
		? [{
			...column, ...cut, grow: cut.minimum !== undefined, index,
		}]
		: []);
	const soughtRows = rows.map(cells => sought.map(({index}) => cells[index]!));
	const fitted = fitCells(sought, soughtRows, width);
	return [layOutTitles(fitted), ...soughtRows.map(cells => layOut(fitted, cells))];
};

/** Prints failed items as a table that fits the page, and says how many more there are. */
export const failuresTable: Output<Omit<FailuresReport, 'listed'>> = ({failures, total, isMasked, arithmetic}, options) => {
	if (total === 0) {
		return pageText([lineOf('No failed item is listed in the logs that match.')], options);
	}

	const rows = [...failures].map(failure => cellsOf(failure));
	const rest = rows.length < total
		? `${formatCount(rows.length)} of ${countOf(total, 'failed item')} listed; --limit shows more, --format csv or ndjson shows all.`
		: `${countOf(total, 'failed item')} listed.`;
	return pageText([
		...layOutTable(rows, options.columns),
		[],
		lineOf(rest, 'dim'),
		...(arithmetic === null || arithmetic.failed === arithmetic.rows ? [] : [lineOf(`${arithmetic.sentence}.`, 'dim')]),
		...(isMasked ? [lineOf('People and items are masked: stable tokens replace their ids.', 'dim')] : []),
	], options);
};

const cellsOf = (failure: Failure): readonly string[] => [
	failure.connector,
	formatTime(Date.parse(failure.completedAt), 'utc'),
	failure.itemId,
	failure.sourceUserId,
	failure.m365UserId ?? '',
	failure.reason,
	failure.category,
	failure.line === null ? failure.path : `${failure.path}:${failure.line}`,
];
