/** The board: every connector on one line, worst first. */
import {fixList} from '../../connectors/failed-items/users.ts';
import type {Connector, Tenant} from '../../connectors/model.ts';
import {countOf} from '../../text/numbers.ts';
import {
	lineOf,
	fitCells,
	layOut,
	layOutTitles,
} from '../line/line.ts';
import {previewOf} from '../words/preview.ts';
import {connectorWords} from '../words/connector-words.ts';
import {dayLegend} from '../words/days.ts';
import {memoizeLast} from '../line/memoize-last.ts';
import {sortItems} from '../line/sorting.ts';
import {isCurrent, isWatched} from '../words/watching.ts';
import {type BoardSort, boardSorts, columnsFor} from './board-columns.ts';
import {emptyBoardLines} from './empty-board.ts';
import {locate} from './location.ts';
import {sourceOf} from './subjects.ts';
import {
	type Row,
	type ScreenInput,
	type ScreenModel,
	listOf,
	keepsRow,
	matchesFilter,
} from './screen-model.ts';

/** Returns the connectors in the order asked for; those whose value is unknown come last either way. */
export const sortConnectors = (connectors: readonly Connector[], sort: BoardSort): readonly Connector[] => sortItems(connectors, boardSorts, sort);

/** Whether a connector needs a look: anything that is not ok. */
const isProblem = (connector: Connector): boolean => connector.severity !== 'ok' && connector.severity !== 'muted';

/** Whether a connector passes the filter. */
const isFound = ({name, state, severity, kind}: Connector, input: ScreenInput): boolean => keepsRow(input, name, state, severity, kind);

/** Returns the board. */
export const boardScreen = (input: ScreenInput): ScreenModel => {
	const {tenant, width} = input;
	const columns = columnsFor((tenant.connectors[0]?.days ?? []).map(day => day.date), input.hiddenColumns, width);
	const sorted = sortConnectors(tenant.connectors, input.sort).filter(connector => !input.isProblemsOnly || isProblem(connector));
	const named = sorted.filter(connector => isFound(connector, input));
	// What is no connector may be a person or a reason.
	const isByFailures = named.length === 0;
	const shown = isByFailures ? failingWith(sorted, input) : named;
	const cells = shown.map(connector => columns.map(column => column.cell(connector, input)));
	const fitted = fitCells(columns, cells, width);
	const rows = shown.map((connector, index): Row => ({
		key: connector.key,
		line: layOut(fitted, cells[index]!, isCurrent(input.intake) ? 'plain' : 'dim'),
		opens: isByFailures ? locate('failed-items', {connector: connector.key, filter: input.location.filter}) : locate('connector', {connector: connector.key}),
		id: connector.name,
		get cells() {
			return columns.map(column => column.exact(connector, input));
		},
		connector: connector.key,
		...sourceOf(connector.lastImport),
		get preview() {
			return previewOf(connector, input);
		},
		get about() {
			return connectorWords(connector, input.mask);
		},
		isProblem: isProblem(connector),
	}));
	return {
		title: 'board',
		summary: isByFailures && rows.length > 0 ? [lineOf(`No connector is called "${input.location.filter}". Failed items of these hold it:`), []] : [],
		titles: rows.length === 0 ? null : layOutTitles(fitted),
		list: listOf(rows),
		cellNames: columns.map(column => column.name),
		empty: emptyLines(input),
		initialKey: null,
		legend: dayLegend(tenant.connectors.flatMap(connector => connector.days), input),
	};
};

const usersOf = memoizeLast((tenant: Tenant) => fixList(tenant));

const failingWith = (connectors: readonly Connector[], input: ScreenInput): readonly Connector[] => {
	const {tenant, location: {filter}, mask} = input;
	if (filter === '') {
		return [];
	}

	const names = new Set(usersOf(tenant).filter(({user, m365UserId}) => matchesFilter(`${mask.user(user)} ${mask.user(m365UserId ?? '')}`, filter)).flatMap(user => user.connectors));
	return connectors.filter(({name, failureReasons}) => names.has(name) || failureReasons.some(({reason}) => matchesFilter(mask.text(reason), filter)));
};

const emptyLines = (input: ScreenInput): ScreenModel['empty'] => {
	const {tenant: {connectors, files}, location: {filter}, isProblemsOnly} = input;
	if (connectors.length === 0) {
		return emptyBoardLines({...input, fileCount: files.length});
	}

	if (filter === '') {
		return noProblemLines(input);
	}

	const hidden = isProblemsOnly ? connectors.filter(connector => isFound(connector, input)).length : 0;
	if (hidden === 0) {
		return [lineOf(`No connector matches "${filter}".`, 'strong'), lineOf('Press esc to see all of them again; then F and / search the failed items.')];
	}

	const [does, it] = hidden === 1 ? ['does', 'it'] : ['do', 'them'];
	return [lineOf(`No problem matches "${filter}".`, 'strong'), lineOf(`${countOf(hidden, 'connector')} without a problem ${does}: press ! to see ${it}.`)];
};

/** What is not seen now is not said to be well. */
const noProblemLines = ({tenant, intake}: ScreenInput): ScreenModel['empty'] => {
	const {length} = tenant.connectors;
	const isOne = length === 1;
	const subject = isOne ? 'The only connector' : `All ${length} connectors`;
	const see = `Press ! to see ${isOne ? 'it' : 'them'}.`;
	if (isCurrent(intake)) {
		return [lineOf('No problems.', 'strong'), lineOf(`${subject} ${isOne ? 'is' : 'are'} ok. ${see}`)];
	}

	return isWatched(intake)
		? [lineOf('No problems in what is read so far.', 'warning'), lineOf(see)]
		: [lineOf('No problems were known before.', 'warning'), lineOf(`${subject} ${isOne ? 'was' : 'were'} ok; what is now is not known. ${see}`)];
};
