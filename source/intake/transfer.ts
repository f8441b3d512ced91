import type {FailedItems, Reading} from '../connectors/reading.ts';

/** Below this many bytes a copy is cheaper than handing over. */
const worthIt = 64 * 1024;

/** Returns the buffers of readings that can be handed to another thread instead of copied: large, whole, and used once. */
export const transferableOf = (readings: ReadonlyArray<Reading | null | undefined>): ArrayBuffer[] => {
	const buffers = new Set<ArrayBuffer>();
	for (const reading of readings) {
		for (const block of reading?.imports ?? []) {
			for (const items of [block.failedItems, block.skippedItems]) {
				for (const column of columnsOf(items)) {
					if (column.byteLength >= worthIt && column.byteLength === column.buffer.byteLength && column.buffer instanceof ArrayBuffer) {
						buffers.add(column.buffer);
					}
				}
			}
		}
	}

	return [...buffers];
};

const columnsOf = (items: FailedItems | null): readonly Uint32Array[] => items === null
	? []
	: [
		items.itemIds.ends, items.users.codes, items.m365Users.codes, items.reasons.codes, items.lines, items.recordIds?.ends,
	].filter(column => column !== null && column !== undefined);
