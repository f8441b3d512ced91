/** What of long tables stands in the file only, and the shell reads for rows that are shown: item ids, and reasons that hold an id. */
import type {Failure} from '../../connectors/failed-items/failures.ts';
import type {LogFile} from '../../connectors/reading.ts';
import type {Mask} from '../line/mask.ts';

/** Item id and reason as the log says them; a sentence in parentheses when it changed since it was read. */
export type StoredRow = {readonly itemId: string; readonly reason: string};

export type StoredItemIds = {
	/** Returns the row if it was read; null until then. */
	readonly peek: (failure: Failure) => StoredRow | null;
	/** Reads rows that are copied or exported next; absent where nothing may be read, as while painting. */
	readonly load?: (failures: readonly Failure[]) => Promise<void>;
};

/** Rows that were read for the screen, by their file as it was then and their place in it. */
export type StoredRows = ReadonlyMap<LogFile, ReadonlyMap<string, StoredRow>>;

type Shown = {readonly mask: Mask; readonly storedItemIds?: StoredItemIds | null};

const placeIn = ({row, import: {id}}: Failure): string => `${row}@${id}`;

/** Returns the item ids that are known, for painting: nothing is read. */
export const storedAmong = (rows: StoredRows): StoredItemIds => ({peek: failure => rows.get(failure.import.file)?.get(placeIn(failure)) ?? null});

/** Some pages of each file are kept; what was scrolled past is read again. */
const maximumKept = 2000;

/** Returns the rows with more of them. */
export const withStoredRows = (rows: StoredRows, more: ReadonlyArray<readonly [Failure, StoredRow]>): StoredRows => {
	const merged = new Map(rows);
	for (const [file, ofFile] of Map.groupBy(more, ([failure]) => failure.import.file)) {
		const before = merged.get(file);
		const kept = before === undefined || before.size >= maximumKept ? [] : before;
		merged.set(file, new Map([...kept, ...ofFile.map(([failure, row]) => [placeIn(failure), row] as const)]));
	}

	return merged;
};

/** Whether the row says something that is not held and was not read yet. */
export const isToBeRead = (failure: Failure, storedItemIds: StoredItemIds): boolean => failure.itemId === null && storedItemIds.peek(failure) === null;

/** Returns the item id, an ellipsis until it is read. */
export const itemText = (failure: Failure, {mask, storedItemIds}: Shown): string => {
	const itemId = failure.itemId ?? storedItemIds?.peek(failure)?.itemId ?? null;
	return itemId === null ? '…' : mask.item(itemId);
};

/**
Whether the reason may be held normalised (`#` for what holds a digit), because the table has very many of them, while its
row, which is not held, says it exactly.
*/
export const isReasonNormalised = ({itemId, reason}: Failure): boolean => itemId === null && reason.includes('#');

/** Returns the reason as the log says it; normalised until it is read. */
export const reasonText = (failure: Failure, {mask, storedItemIds}: Shown): string =>
	mask.text((isReasonNormalised(failure) ? storedItemIds?.peek(failure)?.reason : null) ?? failure.reason);
