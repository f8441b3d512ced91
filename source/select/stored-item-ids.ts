/** Item ids of long tables: they stand in the file, and the shell reads those that are shown. */
import type {Failure} from '../connectors/failures.ts';
import type {Mask} from './mask.ts';

export type StoredItemIds = {
	/** Returns the item id once it was loaded; null at first: asking for it has it loaded. */
	readonly peek: (failure: Failure) => string | null;
	/** Reads the item id at once, for copies and exports; a sentence in parentheses when the log changed since it was read. */
	readonly read: (failure: Failure) => string;
};

type Shown = {readonly mask: Mask; readonly storedItemIds?: StoredItemIds | null};

/** Returns the item id as a screen shows it: an ellipsis until it is loaded. */
export const itemText = (failure: Failure, {mask, storedItemIds}: Shown): string => {
	const itemId = failure.itemId ?? storedItemIds?.peek(failure) ?? null;
	return itemId === null ? '…' : mask.item(itemId);
};

/** Returns the item id exactly, as it is copied and exported. */
export const exactItemText = (failure: Failure, {mask, storedItemIds}: Shown): string => {
	const itemId = failure.itemId ?? storedItemIds?.read(failure) ?? null;
	return itemId === null ? '…' : mask.item(itemId);
};
