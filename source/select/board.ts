/** The board: every connector on one line, worst first. */
import type {Connector} from '../connectors/model.ts';
import {
	lineOf,
	fitCells,
	layOut,
	layOutTitles,
	textOf,
} from './line.ts';
import {type BoardSort, boardSorts, columnsFor} from './board-columns.ts';
import {connectorWords} from './connector-words.ts';
import {dayLegend} from './days.ts';
import {emptyBoardLines} from './empty-board.ts';
import {locate} from './location.ts';
import {
	type Row,
	type ScreenInput,
	type ScreenModel,
	listOf,
	keepsRow,
} from './screen-model.ts';
import {sortItems} from './sorting.ts';
import {isCurrent} from './watching.ts';

/** Returns the connectors in the order asked for; those whose value is unknown come last either way. */
export const sortConnectors = (connectors: readonly Connector[], sort: BoardSort): readonly Connector[] => sortItems(connectors, boardSorts, sort);

/** Whether a connector needs a look: anything that is not ok. */
const isProblem = (connector: Connector): boolean => connector.severity !== 'ok';

/** Returns the board. */
export const boardScreen = (input: ScreenInput): ScreenModel => {
	const {tenant, width} = input;
	const columns = columnsFor((tenant.connectors[0]?.days ?? []).map(day => day.date), input.hiddenColumns, width);
	const shown = sortConnectors(tenant.connectors, input.sort)
		.filter(connector => !input.isProblemsOnly || isProblem(connector))
		.filter(({name, state, severity, kind}) => keepsRow(input, name, state, severity, kind));
	const cells = shown.map(connector => columns.map(column => column.cell(connector, input)));
	const fitted = fitCells(columns, cells, width);
	const rows = shown.map((connector, index): Row => ({
		key: connector.key,
		line: layOut(fitted, cells[index]!, isCurrent(input.intake) ? 'plain' : 'dim'),
		opens: locate('connector', {connector: connector.key}),
		id: connector.name,
		cells: cells[index]!.map(cell => textOf(cell)),
		connector: connector.key,
		get about() {
			return connectorWords(connector, input.mask);
		},
		isProblem: isProblem(connector),
	}));
	return {
		title: 'board',
		summary: [],
		titles: rows.length === 0 ? null : layOutTitles(fitted),
		list: listOf(rows),
		cellNames: columns.map(column => column.name),
		empty: emptyLines(input),
		initialKey: null,
		legend: dayLegend(tenant.connectors.flatMap(connector => connector.days), input),
	};
};

const emptyLines = (input: ScreenInput): ScreenModel['empty'] => {
	if (input.tenant.connectors.length === 0) {
		return emptyBoardLines({...input, fileCount: input.tenant.files.length});
	}

	return input.location.filter === ''
		? [lineOf('No problems.', 'strong'), lineOf(input.tenant.connectors.length === 1 ? 'The only connector is ok. Press ! to see it.' : `All ${input.tenant.connectors.length} connectors are ok. Press ! to see them.`)]
		: [lineOf(`No connector matches "${input.location.filter}".`, 'strong'), lineOf('Press esc to see all of them again; then F and / search the failed items.')];
};
