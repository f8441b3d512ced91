import {sanitize} from './sanitize.ts';
import {tellingWidth} from './telling-width.ts';
import {widthOf} from './width.ts';

/** A column of a text table. Widths are terminal columns. */
export type Column = {
	readonly title: string;
	readonly align?: 'left' | 'right';
	readonly minimum?: number;
	readonly maximum?: number;
	/** Columns with a higher number are dropped first when the table is too wide; 0 (the default) is never dropped. */
	readonly drop?: number;
	/** Whether this column takes the room that is left. */
	readonly grow?: boolean;
	/** For texts that must not look alike when cut: up to this width, what tells them apart is their minimum. */
	readonly tellingUpTo?: number;
};

export type FittedColumn = Column & {readonly index: number; readonly width: number};

const gap = 2;

/** Chooses which columns fit into `available` terminal columns and how wide each is; `cells` are sanitized here. */
export const fitColumns = (
	columns: readonly Column[],
	rows: ReadonlyArray<readonly string[]>,
	available: number,
): readonly FittedColumn[] => {
	const natural = columns.map((column, index): FittedColumn => {
		let width = Math.max(widthOf(column.title), column.minimum ?? 0);
		for (const row of rows) {
			width = Math.max(width, widthOf(sanitize(row[index] ?? '')));
		}

		return {...withTellingMinimum(column, rows, index), index, width: Math.min(width, column.maximum ?? Infinity)};
	});
	return grow(shrink(dropped(natural, available), available), available);
};

const withTellingMinimum = (column: Column, rows: ReadonlyArray<readonly string[]>, index: number): Column => {
	const {tellingUpTo, minimum = 0} = column;
	return tellingUpTo === undefined
		? column
		: {...column, minimum: Math.max(minimum, Math.min(tellingUpTo, tellingWidth(rows.map(row => sanitize(row[index] ?? '')))))};
};

const totalWidth = (columns: readonly FittedColumn[]): number => {
	let total = gap * Math.max(0, columns.length - 1);
	for (const column of columns) {
		total += column.width;
	}

	return total;
};

const dropped = (columns: readonly FittedColumn[], available: number): readonly FittedColumn[] => {
	let kept = columns;
	while (smallestWidth(kept) > available) {
		const worst = Math.max(...kept.map(column => column.drop ?? 0));
		if (worst === 0) {
			break;
		}

		kept = kept.filter(column => (column.drop ?? 0) !== worst);
	}

	return kept;
};

/** The width with every growing column at its minimum. */
const smallestWidth = (columns: readonly FittedColumn[]): number =>
	totalWidth(columns.map(column => column.grow ? {...column, width: Math.min(column.width, column.minimum ?? 8)} : column));

/** Growing columns give way first; then texts that say how little will do, for a column that ends outside the window is worse. */
const shrink = (columns: readonly FittedColumn[], available: number): readonly FittedColumn[] => {
	let excess = totalWidth(columns) - available;
	const giveWay = (column: FittedColumn, minimum: number): FittedColumn => {
		const width = Math.min(column.width, Math.max(minimum, column.width - Math.max(0, excess)));
		excess -= column.width - width;
		return {...column, width};
	};

	return columns
		.map(column => column.grow ? giveWay(column, column.minimum ?? 8) : column)
		.map(column => column.minimum === undefined || column.align === 'right' ? column : giveWay(column, Math.max(column.minimum, widthOf(column.title))));
};

const grow = (columns: readonly FittedColumn[], available: number): readonly FittedColumn[] => {
	const room = available - totalWidth(columns);
	const growing = columns.findIndex(column => column.grow);
	if (room <= 0 || growing === -1 || !Number.isFinite(available)) {
		return columns;
	}

	return columns.map((column, index) => index === growing ? {...column, width: Math.min(column.width + room, column.maximum ?? Infinity)} : column);
};
