import {
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
	span,
	type Cell,
} from '../../select/line/line.ts';
import type {AcknowledgementList} from '../../schema/acknowledgement-list.ts';
import {formatTime} from '../../text/time.ts';
import type {Column} from '../../text/columns.ts';
import type {Output} from '../format.ts';
import {pageText} from '../page.ts';

const columns: readonly Column[] = [
	{title: 'id'},
	{title: 'connector', minimum: 10, maximum: 32},
	{title: 'about', minimum: 12, maximum: 48},
	{title: 'until (UTC)'},
	{title: 'by', maximum: 16, drop: 2},
	{title: 'ticket', maximum: 16, drop: 1},
	{title: 'note', minimum: 8, grow: true},
];

/** Prints acknowledgements as a table; those that have expired say so. */
export const acknowledgementTable: Output<AcknowledgementList> = ({acknowledgements}, options) => {
	if (acknowledgements.length === 0) {
		return pageText([lineOf('Nothing is acknowledged.')], options);
	}

	const rows = acknowledgements.map(({id, connector, reason, check, shape, author, ticket, note, expiresAt, expired}): readonly Cell[] => [
		id,
		connector ?? 'every connector',
		reason ?? (shape === null ? `check ${check ?? ''}` : `lines like ${shape}`),
		[span(formatTime(Date.parse(expiresAt), 'utc')), ...(expired ? [span(' expired', 'warning')] : [])],
		author ?? '',
		ticket ?? '',
		note,
	]);
	const fitted = fitCells(columns.map(column => column.grow && !Number.isFinite(options.columns) ? {...column, grow: false} : column), rows, options.columns);
	return pageText([layOutTitles(fitted), ...rows.map(cells => layOut(fitted, cells))], options);
};
