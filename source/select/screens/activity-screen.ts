/** Activity: what changed while somebody watched, newest first. */
import {formatAge, formatTime} from '../../text/time.ts';
import {
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
} from '../line/line.ts';
import {zoneWord} from '../line/zone.ts';
import {locate} from './location.ts';
import {
	type ScreenInput,
	type ScreenModel,
	listOf,
	matchesFilter,
	sayingWhatIsCut,
} from './screen-model.ts';

/** Returns the activity of this session. */
export const activityScreen = (input: ScreenInput): ScreenModel => {
	const entries = input.activity
		.map(entry => ({...entry, text: input.mask.text(entry.text)}))
		.filter(entry => matchesFilter(`${entry.name} ${entry.text}`, input.location.filter));
	const cells = entries.map(entry => [
		lineOf(formatTime(entry.at, input.zone), 'dim'),
		lineOf(formatAge(input.now - entry.at), 'dim'),
		entry.name,
		lineOf(entry.text, entry.tone),
	]);
	const fitted = fitCells([
		{title: `noticed (${zoneWord(input.zone)})`, minimum: 16, drop: 1},
		{title: 'ago', align: 'right', minimum: 4},
		{title: 'connector', minimum: 12, maximum: 28},
		{title: 'what changed', grow: true, minimum: 28},
	], cells, input.width);
	return {
		title: 'activity',
		summary: [],
		titles: entries.length === 0 ? null : layOutTitles(fitted),
		list: listOf(entries.map((entry, index) => sayingWhatIsCut({
			key: `activity:${entry.id}`,
			line: layOut(fitted, cells[index]!),
			opens: locate('connector', {connector: entry.connector}),
			id: entry.name,
			cells: [formatTime(entry.at, 'utc'), entry.name, entry.text],
			connector: entry.connector,
			isProblem: entry.tone === 'critical' || entry.tone === 'warning',
		}, `${entry.name}: ${entry.text}`))),
		cellNames: ['noticed', 'connector', 'what changed'],
		empty: input.location.filter === ''
			? [lineOf('Nothing changed since you opened the board.', 'strong'), lineOf('New imports, changed states and vanished connectors are listed here as they happen.')]
			: [lineOf('No entry matches. Press esc to see all of them again.')],
		initialKey: null,
		legend: null,
	};
};
