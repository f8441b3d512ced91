import {itemIdOf, placeOf} from '../connectors/failed-rows.ts';
import type {FailureIndex} from '../connectors/failures.ts';
import {readItemIdChunks} from './item-id-chunks.ts';

/**
Returns the item ids of ascending rows, those from files, too; empty where a log cannot be read any more. Reads chunk by
chunk off the thread of the keys, and stops with what it has when `signal` says so.
*/
export const collectItemIds = async ({imports, starts}: FailureIndex, rows: Uint32Array, signal: AbortSignal): Promise<readonly string[]> => {
	const itemIds: string[] = [];
	for (const [place, {file, failedItems}] of imports.entries()) {
		const items = failedItems!;
		const end = starts[place + 1]!;
		const next = (): number => itemIds.length < rows.length && rows[itemIds.length]! < end ? rows[itemIds.length]! - starts[place]! : items.rowCount;
		const takeHeld = (): void => {
			for (let row = next(); row < items.rowCount && placeOf(items, row) === null; row = next()) {
				itemIds.push(itemIdOf(items, row)!);
			}
		};

		takeHeld();
		try {
			for await (const chunk of next() < items.rowCount ? readItemIdChunks(file, items) : []) {
				if (signal.aborted) {
					return itemIds;
				}

				for (let row = next(); row < chunk.to; row = next()) {
					itemIds.push(chunk.itemIdOf(row));
					takeHeld();
				}
			}
		} catch {
			// Gone or changed: what was there before cannot be sorted by.
		}

		while (next() < items.rowCount) {
			itemIds.push(itemIdOf(items, next()) ?? '');
		}
	}

	return itemIds;
};
