/** Failed items: each row, or counted by reason or by source user, in one import, one connector, or all of them. */
import type {Failure} from '../../connectors/failed-items/failures.ts';
import {connectorKey} from '../../connectors/name.ts';
import type {Column} from '../../text/columns.ts';
import {formatTime} from '../../text/time.ts';
import {type FailureSet, failuresIn} from '../failures/failures.ts';
import {
	type StoredItemIds,
	isToBeRead,
	itemText,
	reasonText,
} from '../failures/stored-item-ids.ts';
import {
	type Cell,
	type Line,
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
} from '../line/line.ts';
import {failedItemsSummary, noFailedItems} from './failed-items-summary.ts';
import {type ListPart, countList} from './failure-count-list.ts';
import {type Location, locate} from './location.ts';
import {
	type List,
	type Row,
	type ScreenInput,
	type ScreenModel,
	isCut,
} from './screen-model.ts';

/** Returns the failed items the location is about, grouped as it says. */
export const failedItemsScreen = (input: ScreenInput): ScreenModel => {
	const failures = failuresIn(input.tenant, input.location, input.failureSorts, input.failureAnswers);
	const {grouping} = input.location;
	return {
		title: grouping === 'items' ? 'failed items' : `failed items by ${grouping === 'reasons' ? 'reason' : 'user'}`,
		summary: [...failedItemsSummary(failures, input), []],
		...grouping === 'items' ? itemList(failures, input) : countList(failures, input, grouping),
		empty: noFailedItems(failures, input),
		initialKey: null,
		legend: null,
	};
};

/** The reason comes first: the others give way to it. Where all have the same, which is said above the list, the item ids have its room. */
const itemColumns = (width: number, {reason, connector}: Location): ReadonlyArray<Column & {readonly name: string}> => [
	{
		name: 'reason', title: 'reason', grow: true, minimum: width < 58 ? 12 : 30,
	},
	{
		name: 'user', title: 'source user', minimum: 12, maximum: width < 58 ? 16 : 40,
	},
	{
		name: 'm365User', title: 'M365 user', minimum: 12, maximum: width < 98 ? 20 : (width < 138 ? 28 : 40), drop: width < 78 ? 2 : 0,
	},
	{
		name: 'item',
		title: 'item',
		minimum: 10,
		// In a wide window long user ids give way to it.
		...reason === null ? {maximum: width < 98 ? 12 : 36, drop: width < 98 ? 4 : 0} : {grow: true, minimum: width < 58 ? 10 : 24},
	},
	{
		name: 'connector', title: 'connector', minimum: 10, maximum: width < 98 ? 16 : 24, drop: connector === null ? 1 : 3,
	},
	{
		name: 'import', title: 'import', minimum: 16, maximum: 16, drop: 5,
	},
];

/** Rows measured for the widths: the columns must not move while somebody scrolls. */
const measuredRows = 100;

const itemList = (failures: FailureSet, input: ScreenInput): ListPart => {
	const {connector, importId: held, reason, user} = input.location;
	const shared = new Set(Object.entries({
		connector, import: held, reason, user,
	}).filter(([, value]) => value !== null).map(([name]) => name));
	const first = Array.from({length: Math.min(measuredRows, failures.length)}, (_, place) => failures.at(place));
	// Mapping failures have no Microsoft 365 user: their list needs no column for it.
	const isEmpty = (name: string): boolean => name === 'm365User' && first.every(({m365User}) => m365User === null);
	const columns = itemColumns(input.width, input.location).filter(({name}) => !shared.has(name) && !isEmpty(name));
	const cellsOf = (failure: Failure): readonly Cell[] => {
		const cells = itemCells(failure, input);
		return columns.map(({name}) => cells[name]!);
	};

	const fitted = fitCells(columns, first.map(failure => cellsOf(failure)), input.width);
	const isItemShown = fitted.some(({index}) => columns[index]!.name === 'item');
	const list: List = {
		length: failures.length,
		rowAt(place) {
			const failure = failures.at(place);
			return itemRow(failure, failures.keyAt(place), {layOutLine: () => layOut(fitted, cellsOf(failure)), isItemShown}, input);
		},
		isHeadingAt: () => false,
		indexOf: failures.indexOf,
		nextMatch: failures.nextMatch,
		searchProblem: failures.searchProblem,
		isPartial: failures.progress !== null,
		isBeingSorted: failures.isSorting,
		...input.storedItemIds && readingParts(failures, input.storedItemIds),
	};
	return {
		titles: failures.length === 0 ? null : layOutTitles(fitted),
		list,
		cellNames: ['connector', 'import', 'item id', 'source user id', 'm365 user id', 'reason', 'category', 'path', 'line'],
	};
};

const readingParts = (failures: FailureSet, storedItemIds: StoredItemIds): Pick<List, 'toBeRead' | 'load'> => {
	const {load} = storedItemIds;
	const stored = (places: readonly number[]): readonly Failure[] => places.map(place => failures.at(place)).filter(({itemId}) => itemId === null);
	return {
		// The widths of the columns come from the first rows, wherever the reader is.
		toBeRead: places => stored([...Array.from({length: Math.min(measuredRows, failures.length)}, (_, place) => place), ...places]).filter(failure => isToBeRead(failure, storedItemIds)),
		...load !== undefined && {load: async (places: readonly number[]) => load(stored(places))},
	};
};

/** The line is laid out only for rows that are painted, not for those that are exported. */
const itemRow = (failure: Failure, key: string, {layOutLine, isItemShown}: {readonly layOutLine: () => Line; readonly isItemShown: boolean}, input: ScreenInput): Row => {
	const {mask} = input;
	const held = failure.import;
	const connector = connectorKey(held.connector);
	return {
		key,
		get line() {
			return layOutLine();
		},
		get about() {
			if (isCut(layOutLine())) {
				const {location} = input;
				return [
					location.reason === null ? mask.text(failure.reason) : '', location.user === null ? mask.user(failure.user) : '', itemText(failure, input),
				].filter(text => text !== '').join(', ');
			}

			return isItemShown ? '' : itemText(failure, input);
		},
		source: {file: held.file, line: failure.line},
		opens: locate('item', {connector, importId: held.id, subject: key}),
		get id() {
			return itemText(failure, input);
		},
		get cells() {
			return [
				held.connector,
				formatTime(held.completedAt, 'utc'),
				itemText(failure, input),
				mask.user(failure.user),
				mask.user(failure.m365User ?? ''),
				reasonText(failure, input),
				failure.category,
				held.file.path,
				String(failure.line ?? ''),
			];
		},
		acknowledges: {connector: held.connector, reason: failure.reason, check: null},
		connector,
		isProblem: true,
	};
};

const itemCells = (failure: Failure, {mask, zone, storedItemIds = null}: ScreenInput): Readonly<Record<string, Cell>> => ({
	reason: failure.reason === '' ? lineOf('no reason given', 'dim') : mask.text(failure.reason),
	user: mask.user(failure.user),
	m365User: mask.user(failure.m365User ?? ''),
	item: lineOf(itemText(failure, {mask, storedItemIds}), 'dim'),
	connector: lineOf(failure.import.connector, 'dim'),
	import: lineOf(formatTime(failure.import.completedAt, zone), 'dim'),
});
