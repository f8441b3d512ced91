/** What is shown, as text for a file or the clipboard. */
import {csvLine} from '../../text/csv.ts';
import {sanitize} from '../../text/sanitize.ts';
import type {List, Row, ScreenModel} from './screen-model.ts';

/** A table of rows that is written piece by piece: there may be millions. */
export type ExportTable = {
	readonly rowCount: number;
	/** The line of titles. */
	readonly titles: string;
	/** Loads what the next `textOf` with these rows needs and what is not held. */
	readonly load: (from: number, to: number) => Promise<void>;
	/** Returns rows `from` to, without it, `to` as CSV. */
	readonly textOf: (from: number, to: number) => string;
};

/** Returns where the marked rows stand that are listed. */
export const markedPlaces = ({indexOf}: List, marked: ReadonlySet<string>): readonly number[] =>
	[...marked].map(key => indexOf(key)).filter(place => place !== -1).toSorted((left, right) => left - right);

/** Returns the rows as CSV: the marked ones, when some of those are listed, else all. */
export const exportTable = ({list, cellNames}: ScreenModel, marked: ReadonlySet<string>): ExportTable => {
	const places = markedPlaces(list, marked);
	const isMarked = places.length > 0;
	const placesOf = (from: number, to: number): readonly number[] => isMarked ? places.slice(from, to) : Array.from({length: to - from}, (_, index) => from + index);
	return {
		rowCount: isMarked ? places.length : list.length,
		titles: csvLine(cellNames),
		load: async (from, to) => list.load?.(placesOf(from, to)),
		textOf: (from, to) => placesOf(from, to).map(place => lineOf(list.rowAt(place))).join(''),
	};
};

const lineOf = ({cells}: Row): string => cells === undefined ? '' : csvLine(cells);

/** Returns the rows at these places, tab-separated without titles for the clipboard. */
export const clipboardText = ({list}: ScreenModel, places: readonly number[]): string =>
	places.map(place => (list.rowAt(place).cells ?? []).map(cell => sanitize(cell)).join('\t')).join('\n');
