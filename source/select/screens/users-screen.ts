/** Users: the fix list, one row a source user who failed mapping, over all connectors. */
import type {Tenant} from '../../connectors/model.ts';
import {
	type FixStatus,
	type FixUser,
	fixList,
	fixListPeriod,
	fixStatuses,
	isToFix,
} from '../../connectors/failed-items/users.ts';
import {countOf, formatCount} from '../../text/numbers.ts';
import {formatAge, formatDate, utcDateOf} from '../../text/time.ts';
import {
	type Cell,
	type Tone,
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
	span,
} from '../line/line.ts';
import {defaultListSorts} from '../line/list-sorts.ts';
import {memoizeLast} from '../line/memoize-last.ts';
import {doubtOf} from '../words/no-failed-items.ts';
import {type SortColumn, sortItems} from '../line/sorting.ts';
import {
	type Row,
	type ScreenInput,
	type ScreenModel,
	listOf,
	matchesFilter,
	sayingWhatIsCut,
} from './screen-model.ts';
import {locate} from './location.ts';

const listOfTenant = memoizeLast((tenant: Tenant): readonly FixUser[] => fixList(tenant).filter(({lastSeen}) => lastSeen >= tenant.asOf - fixListPeriod));

const statuses: Readonly<Record<FixStatus, {readonly glyph: string; readonly ascii: string; readonly tone: Tone}>> = {
	new: {glyph: '▲', ascii: '!', tone: 'critical'},
	open: {glyph: '◆', ascii: '*', tone: 'warning'},
	unseen: {glyph: '◇', ascii: '?', tone: 'warning'},
	mapped: {glyph: '✓', ascii: '+', tone: 'ok'},
	acknowledged: {glyph: '‖', ascii: '|', tone: 'dim'},
};

/** What the fix list can be sorted by besides its own order, new first. */
export const userSorts: ReadonlyArray<SortColumn<FixUser>> = [
	{name: 'source user', sortValue: ({user}) => user.toLowerCase()},
	{name: 'items', sortValue: ({items}) => items, isDescending: true},
	{name: 'days', sortValue: ({days}) => days.length, isDescending: true},
	{name: 'first seen', sortValue: ({firstSeen}) => firstSeen, isDescending: true},
	{name: 'last seen', sortValue: ({lastSeen}) => lastSeen, isDescending: true},
	{name: 'connectors', sortValue: ({connectors}) => connectors.length, isDescending: true},
];

/** Returns the fix list of the last 30 days: new first, then open, unseen and what is done. */
export const usersScreen = (input: ScreenInput): ScreenModel => {
	const {tenant, location, mask, width} = input;
	const all = listOfTenant(tenant);
	const users = sortItems(all, userSorts, input.listSorts?.users ?? defaultListSorts.users).filter(user => location.filter === '' || matchesFilter([mask.user(user.user), user.status, ...user.connectors].join(' '), location.filter));
	const cells = users.map(user => userCells(user, input));
	const fitted = fitCells([
		{title: 'status', minimum: 6},
		{
			title: 'source user', grow: true, minimum: width < 58 ? 16 : 28, maximum: 60,
		},
		{title: 'items', align: 'right', minimum: 5},
		{
			title: 'days', align: 'right', minimum: 4, drop: 3,
		},
		{title: 'first seen', minimum: 10, drop: 4},
		{
			title: 'last', align: 'right', minimum: 4, drop: 2,
		},
		{title: 'connectors', maximum: width < 98 ? 28 : 44, drop: 1},
	], cells, width);
	return {
		title: 'users',
		summary: all.length === 0 ? [] : [countsLine(all), []],
		titles: users.length === 0 ? null : layOutTitles(fitted),
		list: listOf(users.map((user, index) => sayingWhatIsCut(userRow(user, layOut(fitted, cells[index]!), input), userWords(user, input)))),
		cellNames: ['status', 'source user', 'm365 user', 'items', 'connectors', 'first seen', 'last seen', 'reasons'],
		empty: location.filter === ''
			? nobodyLines(tenant)
			: [lineOf('No user matches. Press esc to see all of them again.')],
		initialKey: null,
		legend: null,
	};
};

const nobodyLines = ({connectors}: Tenant): ScreenModel['empty'] => {
	const doubt = doubtOf({imports: connectors.flatMap(({imports}) => imports), connectors});
	return doubt === null
		? [lineOf('No user failed mapping.', 'strong'), lineOf('Users whom a connector cannot map to a mailbox are listed here, with what to fix.')]
		: [lineOf(`No user is listed. ${doubt.headline}`, 'strong'), lineOf(doubt.next)];
};

const countsLine = (users: readonly FixUser[]): ReturnType<typeof lineOf> => {
	const count = (status: FixStatus): string => `${formatCount(users.filter(user => user.status === status).length)} ${status}`;
	const shown = fixStatuses.filter((status, index) => index < 3 || users.some(user => user.status === status));
	return [span(countOf(users.length, 'user'), 'strong'), span(`  ${shown.map(status => count(status)).join(', ')}`, 'dim')];
};

const userCells = (user: FixUser, {mask, isAscii, now}: ScreenInput): readonly Cell[] => {
	const status = statuses[user.status];
	return [
		lineOf(`${isAscii ? status.ascii : status.glyph} ${user.status}`, status.tone),
		lineOf(mask.user(user.user), isToFix(user.status) ? 'plain' : 'dim'),
		formatCount(user.items),
		lineOf(formatCount(user.days.length), 'dim'),
		lineOf(formatDate(utcDateOf(user.firstSeen)), 'dim'),
		lineOf(formatAge(now - user.lastSeen), 'dim'),
		lineOf(user.connectors.join(', '), 'dim'),
	];
};

const userWords = (user: FixUser, {mask}: ScreenInput): string => `${mask.user(user.user)}: ${user.connectors.join(', ')}`;

const userRow = (user: FixUser, line: ReturnType<typeof lineOf>, {mask}: ScreenInput): Row => ({
	key: `${user.isMapping ? 'user' : 'mailbox'}:${user.user}`,
	line,
	opens: locate('failed-items', {user: user.user}),
	id: mask.user(user.user),
	cells: [
		user.status,
		mask.user(user.user),
		mask.user(user.m365UserId ?? ''),
		String(user.items),
		user.connectors.join('; '),
		utcDateOf(user.firstSeen),
		utcDateOf(user.lastSeen),
		user.reasons.map(reason => mask.text(reason)).join('; '),
	],
	isProblem: isToFix(user.status),
});
