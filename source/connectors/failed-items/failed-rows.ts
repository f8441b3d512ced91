import {
	heldEntry,
	placeBlockBits,
	type CodedColumn,
	type FailedItems,
	type LineRuns,
	type TextColumn,
} from '../reading.ts';

/** Returns the text of one row of a column of mostly distinct texts. */
export const textAt = (column: TextColumn, row: number): string =>
	column.text.slice(row === 0 ? 0 : column.ends[row - 1], column.ends[row]);

/** Returns the text of one row of a column of few distinct texts. */
export const valueAt = ({codes, values}: CodedColumn, row: number): string => values[codes[row]!]!;

/** Returns the item id of a row; null when it is not held but stands in the file, at `placeOf`. */
export const itemIdOf = ({itemIds, places}: FailedItems, row: number): string | null => {
	const entry = places === null ? heldEntry + row : places.entries[row]!;
	return entry < heldEntry ? null : textAt(itemIds, entry - heldEntry);
};

/** Returns the byte at which a row begins in its file; null when its item id is held. */
export const placeOf = ({places}: FailedItems, row: number): number | null => {
	const entry = places?.entries[row] ?? heldEntry;
	return entry < heldEntry ? places!.bases[row >>> placeBlockBits]! + entry : null;
};

const heldRows = new WeakMap<FailedItems, Uint32Array>();

/** Returns the rows whose item id is held, ascending; `all` while every one is. Remembered for the columns. */
export const heldRowsOf = (items: FailedItems): 'all' | Uint32Array => {
	if (items.places === null) {
		return 'all';
	}

	const known = heldRows.get(items);
	if (known) {
		return known;
	}

	const {entries} = items.places;
	const rows = new Uint32Array(items.itemIds.ends.length);
	for (let row = 0, count = 0; count < rows.length; row++) {
		rows[count] = row;
		count += Number(entries[row]! >= heldEntry);
	}

	heldRows.set(items, rows);
	return rows;
};

/** Returns the line of a row, 1-based; null for JSON, and when the row comes from another export than the import's file. */
export const lineOf = ({lines}: FailedItems, row: number): number | null => {
	if (lines === null) {
		return null;
	}

	let low = 0;
	let high = lines.rows.length;
	while (high - low > 1) {
		const middle = (low + high) >>> 1;
		if (lines.rows[middle]! <= row) {
			low = middle;
		} else {
			high = middle;
		}
	}

	const first = lines.lines[low]!;
	return first === 0 ? null : first + row - lines.rows[low]!;
};

/** Returns the lines of rows, one number a row (0 is unknown), as runs. */
export const lineRunsOf = (lines: readonly number[]): LineRuns => {
	const starts: number[] = [];
	let expected = -1;
	for (const [row, line] of lines.entries()) {
		if (line !== expected) {
			starts.push(row);
		}

		expected = line === 0 ? 0 : line + 1;
	}

	return {rows: Uint32Array.from(starts), lines: Uint32Array.from(starts, row => lines[row]!)};
};

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
