/** Thirty days of the whole tenant: one row a connector, one cell a day. */
import type {Connector, Day} from '../../connectors/model.ts';
import {unknownMark} from '../../text/numbers.ts';
import {
	addDays,
	formatDate,
	utcDateOf,
	weekdayOf,
} from '../../text/time.ts';
import {connectorWords} from '../words/connector-words.ts';
import {dayLegend, isBadDay} from '../words/days.ts';
import {dayGlyphs, pick, stateGlyphs} from '../line/glyphs.ts';
import {
	type Cell,
	type Line,
	type Span,
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
	span,
} from '../line/line.ts';
import {locate} from './location.ts';
import {
	type Row,
	type ScreenInput,
	type ScreenModel,
	listOf,
	matchesFilter,
} from './screen-model.ts';

const dayCount = 30;

/** Returns the heat map of the last thirty UTC days, today at the right. */
export const heatMapScreen = (input: ScreenInput): ScreenModel => {
	const {tenant, isAscii, width, location, mask} = input;
	const today = utcDateOf(tenant.asOf);
	const dates = Array.from({length: dayCount}, (_, index) => addDays(today, index - dayCount + 1));
	const connectors = tenant.connectors.filter(connector => matchesFilter(`${connector.name} ${connector.state}`, location.filter));
	const days = connectors.map(connector => daysOn(connector, dates));
	const spacing = width >= 110 ? 2 : 1;
	const mapWidth = (dayCount * spacing) - (spacing - 1);
	const cells = connectors.map((connector, index): readonly Cell[] => [
		[span(pick(stateGlyphs[connector.state], isAscii), stateGlyphs[connector.state].tone)],
		connector.name,
		days[index]!.flatMap((day, position) => dayCell(day, isAscii, position === dayCount - 1 ? '' : ' '.repeat(spacing - 1))),
		badDays(days[index]!),
	]);
	const fitted = fitCells([
		{title: '', minimum: 1},
		{
			title: 'connector', grow: true, minimum: 16, maximum: 40,
		},
		{title: weekdayTitle(dates, spacing), minimum: mapWidth, maximum: mapWidth},
		{
			title: 'bad days', align: 'right', minimum: 8, drop: 1,
		},
	], cells, width);
	return {
		title: 'heat map',
		summary: [lineOf(`${formatDate(dates[0]!)} to ${formatDate(today)}, UTC`, 'dim'), []],
		titles: connectors.length === 0 ? null : layOutTitles(fitted),
		list: listOf(connectors.map((connector, index): Row => ({
			key: connector.key,
			line: layOut(fitted, cells[index]!),
			opens: locate('connector', {connector: connector.key}),
			id: connector.name,
			cells: [connector.name, ...days[index]!.map(day => day?.state ?? '')],
			connector: connector.key,
			get about() {
				return connectorWords(connector, mask);
			},
			isProblem: connector.severity !== 'ok' && connector.severity !== 'muted',
		}))),
		cellNames: ['connector', ...dates],
		empty: [lineOf(location.filter === '' ? 'No connector to show. Press esc to go back.' : 'No connector matches. Press esc to see all of them again.')],
		initialKey: null,
		legend: dayLegend(days.flat().filter(day => day !== null), input),
	};
};

/** Returns the days on some dates; null where the connector's history does not reach. */
const daysOn = (connector: Connector, dates: readonly string[]): ReadonlyArray<Day | null> => {
	const byDate = new Map([...connector.history, ...connector.days].map(day => [day.date, day]));
	return dates.map(date => byDate.get(date) ?? null);
};

const dayCell = (day: Day | null, isAscii: boolean, space: string): Line => {
	const glyph = day === null ? dayGlyphs.before : dayGlyphs[day.state];
	return [span(pick(glyph, isAscii) + space, glyph.tone)] satisfies Span[];
};

const weekdayTitle = (dates: readonly string[], spacing: number): string =>
	dates.map(date => (weekdayOf(date) === 1 ? 'M' : (weekdayOf(date) === 0 ? 'S' : '.')).padEnd(spacing)).join('').trimEnd();

/** A connector no day of which was judged has no bad days that we know of: that is not none. */
const badDays = (days: ReadonlyArray<Day | null>): Cell => {
	const judged = days.filter(day => day !== null && day.state !== 'before' && day.state !== 'due');
	const count = judged.filter(day => isBadDay(day!.state)).length;
	return judged.length === 0 ? lineOf(unknownMark, 'dim') : lineOf(String(count), count === 0 ? 'dim' : 'warning');
};
