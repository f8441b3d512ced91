/** One failed item: what the log says of it, and what to do. */
import type {Failure} from '../../connectors/failed-items/failures.ts';
import {formatTime} from '../../text/time.ts';
import {
	type StoredItemIds,
	isToBeRead,
	itemText,
	reasonText,
} from '../failures/stored-item-ids.ts';
import {failureOfKey} from '../failures/failures.ts';
import {
	lineOf,
	span,
	wrap,
	wrapUpTo,
} from '../line/line.ts';
import {zoneWord} from '../line/zone.ts';
import {adviceFor} from '../words/advice.ts';
import {
	type List,
	type Row,
	type ScreenInput,
	type ScreenModel,
	listOf,
	matchesFilter,
} from './screen-model.ts';
import {locate} from './location.ts';
import {connectorOf, goneScreen, importOf} from './subjects.ts';

/** Returns one failed item. */
export const itemScreen = (input: ScreenInput): ScreenModel => {
	const {location, tenant, mask, zone} = input;
	const connector = connectorOf(input);
	const held = importOf(input);
	const failure = location.subject === null ? null : failureOfKey(tenant, location, location.subject);
	if (connector === null || held === null || failure === null) {
		return goneScreen('item', held === null ? 'This item is gone: no saved log contains its import any more.' : 'This item is gone from its place: its log was rewritten.');
	}

	const {category} = failure;
	const facts: ReadonlyArray<readonly [string, string]> = [
		['reason', failure.reason === '' ? 'none given' : reasonText(failure, input)],
		['category', category],
		['item id', itemText(failure, input)],
		['source user', mask.user(failure.user)],
		['M365 user', failure.m365User === null ? (category === 'user-mapping' ? 'none: the source user was not mapped' : 'none given') : mask.user(failure.m365User)],
		['connector', connector.name],
		['import', `${formatTime(held.completedAt, zone)} ${zoneWord(zone)}`],
		['file', held.file.path],
		['line', failure.line === null ? 'none (JSON)' : String(failure.line)],
	];
	const opens: Readonly<Record<string, Row['opens']>> = {
		reason: locate('failed-items', {connector: connector.key, reason: failure.reason}),
		'source user': locate('failed-items', {user: failure.user}),
		connector: locate('connector', {connector: connector.key}),
		import: locate('import', {connector: connector.key, importId: held.id}),
		file: locate('file', {subject: held.file.id}),
	};
	return {
		title: 'item',
		summary: [lineOf(facts[0]![1], 'critical'), ...wrap(`Next: ${adviceFor(category)}`, input.width), []],
		titles: null,
		list: {
			...listOf(facts.filter(fact => matchesFilter(fact.join(' '), location.filter)).flatMap(([name, value]) => linesOfFact(name, value, input.width, {
				key: `fact:${name}`,
				opens: opens[name] ?? null,
				id: name === 'file' ? held.file.path : value,
				cells: [name, value],
				acknowledges: {connector: connector.name, reason: failure.reason, check: null},
				connector: connector.key,
				source: {file: held.file, line: failure.line},
			}))),
			...input.storedItemIds && readingParts(failure, input.storedItemIds),
		},
		cellNames: ['field', 'value'],
		empty: [lineOf('No field matches. Press esc to see all of them again.')],
		initialKey: 'fact:item id',
		legend: null,
	};
};

const readingParts = (failure: Failure, storedItemIds: StoredItemIds): Pick<List, 'toBeRead' | 'load'> => ({
	toBeRead: () => isToBeRead(failure, storedItemIds) ? [failure] : [],
	load: async () => isToBeRead(failure, storedItemIds) ? storedItemIds.load?.([failure]) : undefined,
});

const nameWidth = 13;
/** A field goes on for so many lines: what is longer is no reason and no id, and `y` copies all of it. */
const mostLines = 8;

/** Returns a field as a row, and its value whole: this is the screen on which nothing is left to open. */
const linesOfFact = (name: string, value: string, width: number, row: Omit<Row, 'line'>): readonly Row[] =>
	wrapUpTo(mostLines, value, Math.max(16, width - nameWidth)).map((line, part): Row => part === 0
		? {...row, line: [span(name.padEnd(nameWidth), 'dim'), ...line]}
		: {key: null, line: [span(' '.repeat(nameWidth)), ...line]});
