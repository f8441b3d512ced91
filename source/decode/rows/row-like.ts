import {delimiters, splitRow} from './rows.ts';

/** Enough for three cells; a line may be a MiB. */
const looksAt = 1000;

/** Returns whether a line that stands in no table looks like one of failed items: their four cells, three of which say something, and no sentence with commas. */
export const isRowLike = (line: string): boolean => {
	const text = line.slice(0, looksAt);
	return delimiters.some(delimiter => {
		if (!text.includes(delimiter) || text.includes(`${delimiter} `) !== (delimiter === '|')) {
			return false;
		}

		const cells: string[] = [];
		splitRow(text, delimiter, true, cells);
		return cells.length > 3 && cells.filter(cell => cell !== '').length > 2;
	});
};
