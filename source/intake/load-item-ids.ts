import {open} from 'node:fs/promises';
import {placeOf} from '../connectors/failed-rows.ts';
import type {Failure} from '../connectors/failures.ts';
import type {LogFile} from '../connectors/reading.ts';
import {maximumRowLength, readItemId} from '../decode/placed-row.ts';
import {ChangedLogError, ItemIds, refuseChanged} from './item-ids.ts';
import {locationOf} from './log-location.ts';
import {openFlags} from './open-log.ts';
import {stampOf} from './stamp.ts';

/** Item ids that are kept: some hundred screens full. */
const maximumKept = 20_000;
/** Bytes read for one row at first; hardly any is longer. */
const ordinaryLength = 4096;

const changed = '(the log changed since it was read)';

export type ItemIdLoader = {
	/** See `StoredItemIds` of the screens. */
	readonly peek: (failure: Failure) => string | null;
	readonly read: (failure: Failure) => string;
};

/**
Loads item ids from their files as they are asked for, off the thread of the keys, so that a share that hangs holds nothing
up; `onLoaded` is called after each batch.
*/
export const createItemIdLoader = (onLoaded: () => void): ItemIdLoader => {
	const known = new WeakMap<LogFile, Map<number, string>>();
	let wanted: Failure[] = [];
	let isLoading = false;

	const knownOf = (file: LogFile): Map<number, string> => {
		const ofFile = known.get(file);
		if (ofFile && ofFile.size < maximumKept) {
			return ofFile;
		}

		const fresh = new Map<number, string>();
		known.set(file, fresh);
		return fresh;
	};

	const load = async (): Promise<void> => {
		while (wanted.length > 0) {
			const batch = wanted;
			wanted = [];
			for (const [file, failures] of Map.groupBy(batch, failure => failure.import.file)) {
				await loadFrom(file, failures, knownOf(file));
			}

			onLoaded();
		}

		isLoading = false;
	};

	return {
		peek(failure) {
			const found = known.get(failure.import.file)?.get(placeOf(failure.import.failedItems!, failure.row)!) ?? null;
			if (found === null) {
				wanted.push(failure);
				if (!isLoading) {
					isLoading = true;
					setImmediate(load);
				}
			}

			return found;
		},
		read({row, import: {file, failedItems}}) {
			const itemIds = new ItemIds();
			try {
				return itemIds.read(file, placeOf(failedItems!, row)!, failedItems!.places!.format);
			} catch (error) {
				if (!(error instanceof ChangedLogError)) {
					throw error;
				}

				return changed;
			} finally {
				itemIds.close();
			}
		},
	};
};

const loadFrom = async (file: LogFile, failures: readonly Failure[], known: Map<number, string>): Promise<void> => {
	const places = failures.map(({row, import: {failedItems}}) => ({place: placeOf(failedItems!, row)!, format: failedItems!.places!.format}));
	try {
		const handle = await open(locationOf(file), openFlags);
		try {
			const {size} = refuseChanged(file, stampOf(await handle.stat()));
			for (const {place, format} of places) {
				for (const length of [ordinaryLength, 2 * maximumRowLength]) {
					const bytes = Buffer.alloc(Math.min(length, Math.max(0, size - place)));
					const {bytesRead} = await handle.read(bytes, 0, bytes.length, place);
					const itemId = readItemId(bytes.subarray(0, bytesRead), format, place + bytesRead >= size);
					if (itemId !== null) {
						known.set(place, itemId);
						break;
					}
				}
			}
		} finally {
			await handle.close();
		}
	} catch {
		// Said below: what could not be read is not what was read before.
	}

	for (const {place} of places) {
		if (!known.has(place)) {
			known.set(place, changed);
		}
	}
};
