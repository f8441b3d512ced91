import type {FailedItems, Reading} from '../connectors/reading.ts';

/** Below this many bytes a copy is cheaper than handing over. */
const worthIt = 64 * 1024;

/** Returns the buffers of readings that can be handed to another thread instead of copied: large, whole, and used once. */
export const transferableOf = (readings: ReadonlyArray<Reading | null | undefined>): ArrayBuffer[] => {
	const columns = readings
		.flatMap(reading => reading?.imports ?? [])
		.flatMap(block => [block.failedItems, block.skippedItems])
		.flatMap(items => columnsOf(items))
		.filter(({byteLength, buffer}) => byteLength >= worthIt && byteLength === buffer.byteLength);
	return [...new Set(columns.map(({buffer}) => buffer))].filter(buffer => buffer instanceof ArrayBuffer);
};

const columnsOf = (items: FailedItems | null): readonly Uint32Array[] => items === null
	? []
	: [
		items.itemIds.ends, items.users.codes, items.m365Users.codes, items.reasons.codes, items.lines, items.recordIds?.ends,
	].filter(column => column !== null && column !== undefined);
