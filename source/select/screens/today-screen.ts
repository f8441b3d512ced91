/** Today: the logs that must still be downloaded, those that are lost soonest first. */
import type {Connector, Day} from '../../connectors/model.ts';
import {countOf} from '../../text/numbers.ts';
import {formatDate, utcDateOf} from '../../text/time.ts';
import {
	type Cell,
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
	wrap,
} from '../line/line.ts';
import {deadlineWords} from '../words/deadline-words.ts';
import {meaningOfDay} from '../words/days.ts';
import {folderWords} from '../words/watching.ts';
import {locate} from './location.ts';
import {
	type ScreenInput,
	type ScreenModel,
	keepsRow,
	listOf,
	sayingWhatIsCut,
} from './screen-model.ts';

type Download = {readonly connector: Connector; readonly day: Day; readonly downloadBy: string};

/** One row for a connector: a downloaded log holds all the days the portal keeps. */
const downloadsOf = (connectors: readonly Connector[]): readonly Download[] => connectors
	.filter(({severity}) => severity !== 'muted')
	.flatMap(connector => connector.days.flatMap(day => day.downloadBy === null ? [] : [{connector, day, downloadBy: day.downloadBy}]).slice(0, 1))
	.toSorted((left, right) => left.downloadBy < right.downloadBy ? -1 : Number(left.downloadBy > right.downloadBy));

/** Returns what must be downloaded; a row goes when its log is saved. */
export const todayScreen = (input: ScreenInput): ScreenModel => {
	const {tenant, width} = input;
	const today = utcDateOf(tenant.asOf);
	const all = downloadsOf(tenant.connectors);
	const shown = all.filter(({connector, day}) => keepsRow(input, connector.name, day.date, day.state));
	const cells = shown.map(({connector, day, downloadBy}): readonly Cell[] => [
		lineOf(deadlineWords(downloadBy, today), downloadBy <= today ? 'critical' : 'plain'),
		connector.name,
		formatDate(day.date),
		lineOf(meaningOfDay(day.state), 'dim'),
	]);
	const fitted = fitCells([
		{title: 'download', minimum: 11},
		{
			title: 'connector', minimum: 12, maximum: 44, grow: true,
		},
		{title: 'first day', minimum: 10},
		{title: 'why', minimum: 20, drop: 1},
	], cells, width);
	return {
		title: 'today',
		summary: all.length === 0
			? []
			: [
				lineOf(`${countOf(all.length, 'log')} to download into ${folderWords(input.intake)}`, 'strong'),
				...wrap('In the portal: Data connectors, My connectors, the connector, Admin logs, Download log.', width, 'dim'),
				[],
			],
		titles: shown.length === 0 ? null : layOutTitles(fitted),
		list: listOf(shown.map(({connector, day, downloadBy}, index) => sayingWhatIsCut({
			key: `today:${connector.key}`,
			line: layOut(fitted, cells[index]!),
			opens: locate('connector', {connector: connector.key}),
			id: connector.name,
			cells: [connector.name, day.date, downloadBy, meaningOfDay(day.state)],
			connector: connector.key,
			isProblem: true,
		}, `${connector.name}: ${formatDate(day.date)}, ${meaningOfDay(day.state)}`))),
		cellNames: ['connector', 'day', 'download by', 'why'],
		empty: all.length === 0
			? [lineOf('Nothing to download now.', 'strong'), lineOf('Every day the portal still offers is saved, or not due yet.')]
			: [lineOf('No log to download matches. Press esc to see all of them again.')],
		initialKey: null,
		legend: null,
	};
};
