/** What of long tables stands in the file only, and the shell reads for rows that are shown: item ids, and reasons that hold an id. */
import type {Failure} from '../../connectors/failed-items/failures.ts';
import type {Mask} from '../line/mask.ts';

/** Item id and reason as the log says them; a sentence in parentheses when it changed since it was read. */
type StoredRow = {readonly itemId: string; readonly reason: string};

export type StoredItemIds = {
	/** Returns the row once it was loaded; null at first: asking for it has it loaded. */
	readonly peek: (failure: Failure) => StoredRow | null;
	/** Loads rows that are copied or exported next. */
	readonly load: (failures: readonly Failure[]) => Promise<void>;
	/** Returns a row that was loaded just before, for copies and exports. */
	readonly read: (failure: Failure) => StoredRow;
};

type Shown = {readonly mask: Mask; readonly storedItemIds?: StoredItemIds | null};

/** Returns the item id as a screen shows it: an ellipsis until it is loaded. */
export const itemText = (failure: Failure, {mask, storedItemIds}: Shown): string => {
	const itemId = failure.itemId ?? storedItemIds?.peek(failure)?.itemId ?? null;
	return itemId === null ? '…' : mask.item(itemId);
};

/** Returns the item id exactly, as it is copied and exported. */
export const exactItemText = (failure: Failure, {mask, storedItemIds}: Shown): string => {
	const itemId = failure.itemId ?? storedItemIds?.read(failure).itemId ?? null;
	return itemId === null ? '…' : mask.item(itemId);
};

/**
Whether the reason may be held normalised (`#` for what holds a digit), because the table has very many of them, while its
row, which is not held, says it exactly.
*/
export const isReasonNormalised = ({itemId, reason}: Failure): boolean => itemId === null && reason.includes('#');

/** Returns the reason as the log says it; normalised until it is loaded. */
export const reasonText = (failure: Failure, {mask, storedItemIds}: Shown): string =>
	mask.text((isReasonNormalised(failure) ? storedItemIds?.peek(failure)?.reason : null) ?? failure.reason);

/** Returns the reason exactly, as it is exported. */
export const exactReasonText = (failure: Failure, {mask, storedItemIds}: Shown): string =>
	mask.text((isReasonNormalised(failure) ? storedItemIds?.read(failure).reason : null) ?? failure.reason);
