import {
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
} from '../../select/line.ts';
import type {FailuresReport} from '../../select/failures-report.ts';
import type {Failure} from '../../schema/failures.ts';
import type {Column} from '../../text/columns.ts';
import {countOf, formatCount} from '../../text/numbers.ts';
import {formatTime} from '../../text/time.ts';
import type {Output} from '../format.ts';
import {pageText} from '../page.ts';

const columns: readonly Column[] = [
	{title: 'connector', maximum: 24},
	{title: 'completed (UTC)', drop: 1},
	{title: 'item', maximum: 36, drop: 3},
	{title: 'source user', maximum: 36},
	{title: 'm365 user', maximum: 36, drop: 4},
	{title: 'reason', minimum: 16},
	{title: 'category', drop: 2},
	{title: 'file:line', maximum: 40, drop: 5},
];

/** Prints failed items as a table that fits the page, and says how many more there are. */
export const failuresTable: Output<FailuresReport> = ({failures, total, isMasked, arithmetic}, options) => {
	if (total === 0) {
		return pageText([lineOf('No failed item is listed in the logs that match.')], options);
	}

	const rows = [...failures].map(failure => cellsOf(failure));
	const isFinite = Number.isFinite(options.columns);
	const fitted = fitCells(columns.map(column => ({...column, grow: isFinite && column.title === 'reason'})), rows, options.columns);
	const rest = rows.length < total
		? `${formatCount(rows.length)} of ${countOf(total, 'failed item')} listed; --limit shows more, --format csv or ndjson shows all.`
		: `${countOf(total, 'failed item')} listed.`;
	return pageText([
		layOutTitles(fitted),
		...rows.map(cells => layOut(fitted, cells)),
		[],
		lineOf(rest, 'dim'),
		...(arithmetic === null || arithmetic.failed === arithmetic.rows ? [] : [lineOf(`${arithmetic.sentence}.`, 'dim')]),
		...(isMasked ? [lineOf('People and items are masked: stable tokens stand for them.', 'dim')] : []),
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
