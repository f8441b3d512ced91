import {itemIdOf, placeOf} from '../../source/connectors/failed-items/failed-rows.ts';
import type {FailedItems} from '../../source/connectors/reading.ts';
import {readPlacedRow} from '../../source/decode/rows/placed-row.ts';

/** Returns every item id of a table, also those that stand in the file only. */
export const itemIdsOf = (items: FailedItems, bytes: Uint8Array): ReadonlyArray<string | null> => Array.from({length: items.rowCount}, (_, row) =>
	itemIdOf(items, row) ?? readPlacedRow(bytes.subarray(placeOf(items, row)!), items.places!.format, true)?.itemId ?? null);
