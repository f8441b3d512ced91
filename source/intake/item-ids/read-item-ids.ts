import {itemIdOf, placeOf} from '../../connectors/failed-items/failed-rows.ts';
import type {FailureIndex} from '../../connectors/failed-items/failures.ts';
import {firstFrom} from '../../connectors/failed-items/failure-stretches.ts';
import type {HeldImport} from '../../connectors/model.ts';
import {readItemIdChunks} from './item-id-chunks.ts';

/** Held item ids told at once. */
const heldAtOnce = 4096;

/** Item ids of the rows that come next, and how many of them could not be read any more: those are empty. */
export type ItemIdsRead = {readonly itemIds: readonly string[]; readonly unreadable: number};

/**
Reads the item ids of ascending rows, held ones and those in files, chunk by chunk and off the thread of the keys.
@yields The next ones, in the order of the rows.
*/
export async function * readItemIds({imports, starts}: FailureIndex, rows: Uint32Array): AsyncGenerator<ItemIdsRead> {
	for (const [place, held] of imports.entries()) {
		const ofImport = rows.subarray(firstFrom(rows, starts[place]!), firstFrom(rows, starts[place + 1]!));
		if (ofImport.length > 0) {
			yield * readOfImport(held, ofImport, starts[place]!);
		}
	}
}

/**
Reads those of one import; `start` is the number of its first row.
@yields The next ones.
*/
async function * readOfImport({file, failedItems}: HeldImport, rows: Uint32Array, start: number): AsyncGenerator<ItemIdsRead> {
	const items = failedItems!;
	let next = 0;
	/** Returns those up to row `end`, without it, as far as `readOne` has them. */
	const take = (end: number, readOne: (row: number) => string | null): ItemIdsRead => {
		const itemIds: string[] = [];
		let unreadable = 0;
		for (; next < rows.length && rows[next]! - start < end; next++) {
			const row = rows[next]! - start;
			const itemId = itemIdOf(items, row) ?? readOne(row);
			unreadable += Number(itemId === null);
			itemIds.push(itemId ?? '');
		}

		return {itemIds, unreadable};
	};

	if (rows.some(row => placeOf(items, row - start) !== null)) {
		try {
			for await (const {to, ownItemIdOf} of readItemIdChunks(file, items)) {
				yield take(to, ownItemIdOf);
			}
		} catch {
			// Gone or changed: said by the number of those that could not be read.
		}
	}

	while (next < rows.length) {
		yield take(rows[Math.min(next + heldAtOnce, rows.length) - 1]! - start + 1, () => null);
	}
}
