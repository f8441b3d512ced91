/** The columns of the board, in order; those with the highest `drop` go first when the window is narrow. */
import type {Connector} from '../../connectors/model.ts';
import type {Count, CountField} from '../../connectors/reading.ts';
import type {Column} from '../../text/columns.ts';
import {formatShortCount, unknownMark} from '../../text/numbers.ts';
import {formatAge, formatTime} from '../../text/time.ts';
import {
	dayGlyphs,
	pick,
	severityTones,
	stateGlyphs,
} from '../line/glyphs.ts';
import {sparkline} from '../line/graphics.ts';
import {type Cell, lineOf, span} from '../line/line.ts';
import type {Mask} from '../line/mask.ts';
import {weekdayLetters} from '../words/days.ts';
import {stateWordsOf} from '../words/muted.ts';
import type {Sort, SortColumn} from '../line/sorting.ts';

type BoardContext = {readonly now: number; readonly isAscii: boolean; readonly mask: Mask};

export type BoardColumn = Column & SortColumn<Connector> & {
	readonly cell: (connector: Connector, context: BoardContext) => Cell;
	/** The same for a copy or an export: exact, in words, times as UTC; empty where it is not known. */
	readonly exact: (connector: Connector, context: Pick<BoardContext, 'mask'>) => string;
};

/** A sort of the board; the default is the domain's order, worst first. */
export type BoardSort = Sort;

export const defaultSort: BoardSort = {column: 'state', isReversed: false};

const countColumn = (title: string, name: string, field: CountField, drop: number): BoardColumn => ({
	title,
	name,
	align: 'right',
	maximum: 6,
	minimum: 6,
	drop,
	cell(connector) {
		const count = connector.lastImport?.counts[field] ?? null;
		const text = connector.lastImport === null ? '' : formatShortCount(count);
		return lineOf(text, toneOfCount(field, count));
	},
	exact: connector => String(connector.lastImport?.counts[field] ?? ''),
	sortValue: connector => connector.lastImport?.counts[field] ?? null,
	isDescending: true,
});

const toneOfCount = (field: CountField, count: Count) => {
	if (count === 0) {
		return 'dim';
	}

	if (count === null) {
		return 'plain';
	}

	return field === 'failed' ? 'critical' : (field === 'partiallyImported' ? 'warning' : 'plain');
};

export const boardColumns: readonly BoardColumn[] = [
	{
		title: 'state',
		name: 'state',
		minimum: 12,
		maximum: 12,
		cell(connector, {isAscii}) {
			const glyph = stateGlyphs[connector.state];
			return [span(`${pick(glyph, isAscii)} ${connector.state}`, connector.severity === 'muted' ? 'dim' : glyph.tone)];
		},
		exact: ({state}) => state,
		sortValue: null,
	},
	{
		title: 'connector',
		name: 'connector',
		minimum: 20,
		maximum: 44,
		tellingUpTo: 32,
		grow: true,
		cell: connector => lineOf(connector.name, connector.severity === 'critical' ? 'strong' : 'plain'),
		exact: ({name}) => name,
		sortValue: connector => connector.key,
	},
	{
		title: 'last 8 days',
		name: 'days',
		minimum: 8,
		maximum: 8,
		drop: 1,
		cell: (connector, {isAscii}) => connector.days.map(day => span(pick(dayGlyphs[day.state], isAscii), dayGlyphs[day.state].tone)),
		exact: ({days}) => days.map(({state}) => state).join(' '),
		sortValue: null,
	},
	{
		title: 'last',
		name: 'last import',
		align: 'right',
		minimum: 4,
		maximum: 5,
		drop: 2,
		cell(connector, {now}) {
			const at = connector.lastImport?.completedAt ?? null;
			return at === null ? lineOf(unknownMark, 'dim') : lineOf(formatAge(now - at), severityTones[connector.severity] === 'ok' ? 'dim' : 'plain');
		},
		exact: ({lastImport}) => lastImport === null ? '' : formatTime(lastImport.completedAt, 'utc'),
		sortValue: connector => connector.lastImport?.completedAt ?? null,
	},
	countColumn('source', 'available from source', 'availableFromSource', 7),
	countColumn('avail', 'available for import', 'availableForImport', 5),
	countColumn('import', 'imported', 'imported', 3),
	countColumn('part', 'partially imported', 'partiallyImported', 6),
	countColumn('skip', 'skipped', 'skipped', 8),
	countColumn('failed', 'failed', 'failed', 0),
	{
		title: 'trend',
		name: 'trend',
		minimum: 8,
		maximum: 8,
		drop: 4,
		cell: (connector, {isAscii}) => lineOf(sparkline(volumes(connector), isAscii), 'graphic'),
		exact: connector => volumes(connector).map(volume => volume ?? unknownMark).join(' '),
		sortValue: null,
	},
];

/** What the board can be sorted by besides its own order: what must be downloaded first, then its columns. */
export const boardSorts: ReadonlyArray<SortColumn<Connector>> = [
	{name: 'download by', sortValue: ({nextDeadline}) => nextDeadline?.downloadBy ?? null},
	...boardColumns,
];

/** Returns what was available for import on each day of the strip (imported, where that is unknown); null without an import. */
export const volumes = (connector: Connector): readonly Count[] => {
	const byDate = new Map<string, number>();
	for (const held of connector.imports) {
		const volume = held.counts.availableForImport ?? held.counts.imported;
		if (volume !== null) {
			byDate.set(held.date, (byDate.get(held.date) ?? 0) + volume);
		}
	}

	return connector.days.map(day => byDate.get(day.date) ?? (day.state === 'empty' ? 0 : null));
};

const findingText = (connector: Connector, mask: Mask): string => connector.severity === 'muted'
	? stateWordsOf(connector)
	: mask.finding(connector.findings.find(({isAcknowledged}) => !isAcknowledged)?.message ?? '');

/** Only where everything else has room: what the matter is, in words. */
const findingColumn: BoardColumn = {
	title: 'what the matter is',
	name: 'finding',
	minimum: 30,
	grow: true,
	drop: 9,
	cell: (connector, {mask}) => lineOf(findingText(connector, mask), 'dim'),
	exact: (connector, {mask}) => findingText(connector, mask),
	sortValue: null,
};

const wideFrom = 136;
const narrowBelow = 58;

/**
Returns the columns for a list of `width` columns, those put away left out, the day strip's title being its weekdays.
State and connector always stay. A wide board also says what the matter is.
*/
export const columnsFor = (dates: readonly string[], hidden: readonly string[], width: number): readonly BoardColumn[] => {
	const isWide = width >= wideFrom && !hidden.includes(findingColumn.name);
	return [...boardColumns, ...isWide ? [findingColumn] : []]
		.filter(({name}) => !canHide(name) || !hidden.includes(name))
		.map(column => {
			if (column.name === 'connector') {
				return {
					...column, grow: !isWide, ...isWide && {maximum: 32}, ...width < narrowBelow && {minimum: 12, tellingUpTo: 12},
				};
			}

			return column.name === 'days' && dates.length > 0 ? {...column, title: weekdayLetters(dates)} : column;
		});
};

/** Whether a column of the board may be put away. */
export const canHide = (name: string): boolean => name !== 'state' && name !== 'connector';
