import {
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
	span,
	type Tone,
} from '../../select/line/line.ts';
import type {UserToFix, UsersReport} from '../../schema/users.ts';
import type {Column} from '../../text/columns.ts';
import {countOf, formatCount} from '../../text/numbers.ts';
import type {Output} from '../format.ts';
import {pageText} from '../page.ts';

const columns: readonly Column[] = [
	{title: 'status'},
	{title: 'user', maximum: 40},
	{title: 'cure', drop: 6},
	{title: 'm365 user', maximum: 40, drop: 3},
	{title: 'items', align: 'right'},
	{title: 'days', align: 'right', drop: 4},
	{title: 'first seen', drop: 5},
	{title: 'last seen', drop: 1},
	{title: 'connectors', minimum: 12, maximum: 60},
	{
		title: 'reasons', minimum: 12, maximum: 60, drop: 2,
	},
];

const tones: Readonly<Record<UserToFix['status'], Tone>> = {
	new: 'critical', open: 'warning', unseen: 'warning', mapped: 'dim', acknowledged: 'dim',
};

/** Prints the fix list, and how many users have each status. */
export const usersTable: Output<UsersReport> = (report, options) => {
	const {users, masked} = report;
	if (users.length === 0) {
		return pageText([lineOf('No user has to be fixed in the logs that match.')], options);
	}

	const rows = users.map(user => [
		[span(user.status, tones[user.status])],
		user.user,
		user.cure,
		user.m365UserId ?? '',
		formatCount(user.items),
		String(user.days.length),
		user.firstSeen.slice(0, 10),
		user.lastSeen.slice(0, 10),
		user.connectors.join(', '),
		user.reasons.join('; '),
	]);
	const isFinite = Number.isFinite(options.columns);
	const fitted = fitCells(columns.map(column => ({...column, grow: isFinite && column.title === 'connectors'})), rows, options.columns);
	const counts = (['new', 'open', 'unseen', 'mapped', 'acknowledged'] as const).map(status => `${formatCount(users.filter(user => user.status === status).length)} ${status}`);
	return pageText([
		...mappingLines(report),
		layOutTitles(fitted),
		...rows.map(cells => layOut(fitted, cells)),
		[],
		lineOf(`${countOf(users.length, 'user')}: ${counts.join(', ')}. --format mapping-csv writes a skeleton of the mapping file.`, 'dim'),
		...(masked ? [lineOf('People are masked: stable tokens replace their ids.', 'dim')] : []),
	], options);
};

/** What a mapping file would do, and what is wrong with it, before the users. */
const mappingLines = ({mapping}: UsersReport): Array<ReturnType<typeof layOut>> => mapping === undefined
	? []
	: [
		lineOf(`${countOf(mapping.rows, 'row')}: would map ${formatCount(mapping.mapped)} of ${countOf(mapping.failing, 'failing user')}; ${countOf(mapping.unneeded, 'row')} no failing user needs.`, 'strong'),
		...mapping.faults.map(({line, user, fault}) => lineOf(`line ${formatCount(line)}: ${user}: ${fault}`, 'warning')),
		...mapping.faultCount > mapping.faults.length ? [lineOf(`and ${formatCount(mapping.faultCount - mapping.faults.length)} more`, 'warning')] : [],
		[],
	];
