import type {ImportBlock, FailedItems, Reading} from '../../connectors/reading.ts';
import {PackedItems} from './packed-items.ts';
import type {PackedReading} from './packed-reading.ts';

/** Returns a reading whose packed tables stay packed until somebody looks at them. */
export const unpackReading = (reading: Reading | PackedReading): Reading => {
	if (!('tables' in reading)) {
		return reading;
	}

	const {tables, ...rest} = reading;
	const file = {...tables, opened: null};
	const unpack = (items: FailedItems | number | null): FailedItems | null => typeof items === 'number' ? new PackedItems(file, items) : items;
	return {
		...rest, imports: reading.imports.map((block): ImportBlock => ({...block, failedItems: unpack(block.failedItems), skippedItems: unpack(block.skippedItems)})),
	};
};
