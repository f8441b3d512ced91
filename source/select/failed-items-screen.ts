/** Failed items: each row, or counted by reason or by source user, in one import, one connector, or all of them. */
import {arithmeticOf} from '../connectors/arithmetic.ts';
import type {Column} from '../text/columns.ts';
import {countOf, formatCount} from '../text/numbers.ts';
import {formatTime} from '../text/time.ts';
import {connectorOf} from './connector-screen.ts';
import {type FailureRow, type FailureSet, failuresIn} from './failures.ts';
import {bar} from './graphics.ts';
import {importOf} from './import-screen.ts';
import {
	type Cell,
	type Line,
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
	span,
} from './line.ts';
import {type Location, locate} from './location.ts';
import {memoizeLast} from './memoize-last.ts';
import {
	type List,
	type Row,
	type ScreenInput,
	type ScreenModel,
	listOf,
} from './screen-model.ts';

/** The key of one row of one import. */
export const failureKey = (importId: string, row: number): string => `${row}@${importId}`;

const lastFailures = memoizeLast((tenant: ScreenInput['tenant'], location: Location): FailureSet => failuresIn(tenant, location));

/** Returns the failed items the location is about, grouped as it says. */
export const failedItemsScreen = (input: ScreenInput): ScreenModel => {
	const failures = lastFailures(input.tenant, input.location);
	const grouped = input.location.grouping === 'items' ? itemList(failures, input) : countList(failures, input, input.location.grouping);
	return {
		title: titleOf(input),
		summary: [aboutLine(failures, input), []],
		...grouped,
		empty: emptyLines(input),
		initialKey: null,
		legend: null,
	};
};

const titleOf = ({location}: ScreenInput): string => location.reason !== null || location.user !== null || (location.grouping === 'items') ? 'failed items' : `failed items by ${location.grouping === 'reasons' ? 'reason' : 'user'}`;

const aboutLine = (failures: FailureSet, input: ScreenInput): Line => {
	const connector = connectorOf(input);
	const held = importOf(input);
	const where = connector === null ? 'all connectors' : connector.name;
	const scope = [
		...input.location.reason === null ? [] : [`reason "${input.mask.text(input.location.reason)}"`],
		...input.location.user === null ? [] : [`user ${input.mask.user(input.location.user)}`],
	].join(', ');
	const arithmetic = held !== null && scope === '' && input.location.filter === '' ? arithmeticOf(held).sentence : countOf(failures.length, 'row');
	return [span(where, 'strong'), span(held === null ? '' : `  import of ${formatTime(held.completedAt, input.zone)}`, 'dim'), span(`  ${arithmetic}`), span(scope === '' ? '' : `  ${scope}`, 'dim')];
};

const itemColumns: readonly Column[] = [
	{title: 'reason', grow: true, minimum: 18},
	{title: 'source user', minimum: 20, maximum: 28},
	{
		title: 'item', minimum: 18, maximum: 24, drop: 2,
	},
	{
		title: 'connector', minimum: 16, maximum: 22, drop: 3,
	},
	{
		title: 'import', minimum: 16, maximum: 16, drop: 4,
	},
];

type Grouped = Pick<ScreenModel, 'titles' | 'list' | 'cellNames'>;

const itemList = (failures: FailureSet, input: ScreenInput): Grouped => {
	const columns = itemColumns.filter(({title}) => (title !== 'connector' || input.location.connector === null) && (title !== 'import' || input.location.importId === null));
	const fitted = fitCells(columns, [], input.width);
	const list: List = {
		length: failures.length,
		rowAt(index) {
			const failure = failures.rowAt(index);
			const cells = itemCells(failure, input);
			return {
				key: failureKey(failure.held.id, failure.row),
				line: layOut(fitted, columns.map(({title}) => cells[title]!)),
				opens: locate('item', {connector: failure.connector.key, importId: failure.held.id, subject: failureKey(failure.held.id, failure.row)}),
				id: input.mask.item(failure.itemId),
				cells: [failure.connector.name, formatTime(failure.held.completedAt, 'utc'), input.mask.item(failure.itemId), input.mask.user(failure.user), input.mask.user(failure.m365User), input.mask.text(failure.reason), failure.held.file.path, String(failure.line ?? '')],
				acknowledges: {connector: failure.connector.name, reason: failure.reason, check: null},
				connector: failure.connector.key,
				isProblem: true,
			};
		},
		indexOf(key) {
			const separator = key.indexOf('@');
			return failures.indexOf(key.slice(separator + 1), Number(key.slice(0, separator)));
		},
	};
	return {
		titles: failures.length === 0 ? null : layOutTitles(fitted),
		list,
		cellNames: ['connector', 'import', 'item id', 'source user id', 'm365 user id', 'reason', 'path', 'line'],
	};
};

const itemCells = (failure: FailureRow, {mask, zone}: ScreenInput): Readonly<Record<string, Cell>> => ({
	reason: failure.reason === '' ? lineOf('no reason given', 'dim') : mask.text(failure.reason),
	'source user': mask.user(failure.user),
	item: lineOf(mask.item(failure.itemId), 'dim'),
	connector: lineOf(failure.connector.name, 'dim'),
	import: lineOf(formatTime(failure.held.completedAt, zone), 'dim'),
});

const countList = (failures: FailureSet, input: ScreenInput, grouping: 'reasons' | 'users'): Grouped => {
	const counts = failures.countBy(grouping);
	const largest = Math.max(1, ...counts.slice(0, 1).map(({rows}) => rows));
	const isReasons = grouping === 'reasons';
	const shown = (value: string): string => isReasons ? input.mask.text(value) : input.mask.user(value);
	const cells = counts.map(({value, rows, users, category}): readonly Cell[] => [
		formatCount(rows),
		lineOf(bar(rows / largest, 16, input.isAscii), 'dim'),
		...isReasons ? [lineOf(formatCount(users), 'dim'), lineOf(category, 'dim')] : [],
		value === '' ? lineOf('none given', 'dim') : shown(value),
	]);
	const fitted = fitCells([
		{title: 'rows', align: 'right', minimum: 7},
		{title: '', drop: 1, minimum: 16},
		...isReasons
			? [{
				title: 'users', align: 'right', minimum: 5, drop: 2,
			}, {title: 'category', minimum: 12, drop: 3}] as const
			: [],
		{title: isReasons ? 'reason' : 'source user', grow: true, minimum: 16},
	], cells, input.width);
	const connector = connectorOf(input);
	return {
		titles: counts.length === 0 ? null : layOutTitles(fitted),
		list: listOf(counts.map(({value, rows, users}, index): Row => ({
			key: `${grouping}:${value}`,
			line: layOut(fitted, cells[index]!),
			opens: {...input.location, grouping: 'items', ...isReasons ? {reason: value} : {user: value}},
			id: shown(value),
			cells: [shown(value), String(rows), String(users)],
			...isReasons && connector !== null && {acknowledges: {connector: connector.name, reason: value, check: null}, connector: connector.key},
			isProblem: true,
		}))),
		cellNames: [isReasons ? 'reason' : 'source user', 'rows', 'users'],
	};
};

const emptyLines = (input: ScreenInput): readonly Line[] => {
	if (input.location.filter !== '') {
		return [lineOf(`No failed item holds "${input.location.filter}".`, 'strong'), lineOf('Press esc to see all of them again.')];
	}

	const failed = importOf(input)?.counts.failed ?? 0;
	return failed > 0
		? [lineOf(`${formatCount(failed)} items failed, but the log lists none of them.`, 'strong'), lineOf('Download the log again, or look at the audit log for this run.')]
		: [lineOf('No failed items here.', 'strong'), lineOf('Press esc to go back.')];
};

