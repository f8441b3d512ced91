import type {FailedItems, TextColumn} from './reading.ts';

/** Returns the text of one row of a column of distinct texts. */
export const textAt = (column: TextColumn, row: number): string =>
	column.text.slice(row === 0 ? 0 : column.ends[row - 1], column.ends[row]);

const tallies = new WeakMap<FailedItems, ReadonlyMap<string, number>>();

/** Returns how many rows give each failure reason, in order of first appearance. Remembered for the columns. */
export const rowsByReason = (items: FailedItems | null): ReadonlyMap<string, number> => {
	if (items === null) {
		return new Map();
	}

	const known = tallies.get(items);
	if (known) {
		return known;
	}

	const {codes, values} = items.reasons;
	const rowsOfCode = new Uint32Array(values.length);
	for (let row = 0; row < items.rowCount; row++) {
		rowsOfCode[codes[row]!]! += 1;
	}

	const tally = new Map<string, number>();
	for (const [code, value] of values.entries()) {
		// A dictionary may be shared by the imports of a file, so not every value occurs here.
		if (rowsOfCode[code]! > 0) {
			tally.set(value, (tally.get(value) ?? 0) + rowsOfCode[code]!);
		}
	}

	tallies.set(items, tally);
	return tally;
};

/** Returns the failure reasons the rows give, each once. */
export const reasonsOf = (items: FailedItems | null): readonly string[] => rowsByReason(items).keys().toArray();
