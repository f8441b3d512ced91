import {open, type FileHandle} from 'node:fs/promises';
import {placeOf} from '../connectors/failed-rows.ts';
import type {Failure} from '../connectors/failures.ts';
import type {LogFile, RowFormat} from '../connectors/reading.ts';
import {maximumRowLength, readPlacedRow, type PlacedRow} from '../decode/placed-row.ts';
import {ChangedLogError, ItemIds, refuseChanged} from './item-ids.ts';
import {locationOf} from './log-location.ts';
import {openFlags} from './open-log.ts';
import {stampOf} from './stamp.ts';

/** Item ids that are kept: some hundred screens full. */
const maximumKept = 20_000;
/** Bytes read for one row at first; hardly any is longer. */
const ordinaryLength = 4096;

/** Rows within so many bytes are read at once. */
const nearLength = 64 * 1024;

const changedText = '(the log changed since it was read)';
const changed: PlacedRow = {itemId: changedText, reason: changedText};

export type ItemIdLoader = {
	/** See `StoredItemIds` of the screens. */
	readonly peek: (failure: Failure) => PlacedRow | null;
	readonly read: (failure: Failure) => PlacedRow;
	readonly load: (failures: readonly Failure[]) => Promise<void>;
};

/**
Loads item ids from their files as they are asked for, off the thread of the keys, so that a share that hangs holds nothing
up; `onLoaded` is called after each batch.
*/
export const createItemIdLoader = (onLoaded: () => void): ItemIdLoader => {
	const known = new WeakMap<LogFile, Map<number, PlacedRow>>();
	let wanted: Failure[] = [];
	let isLoading = false;

	const knownOf = (file: LogFile): Map<number, PlacedRow> => {
		const ofFile = known.get(file);
		if (ofFile && ofFile.size < maximumKept) {
			return ofFile;
		}

		const fresh = new Map<number, PlacedRow>();
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
		async load(failures) {
			for (const [file, ofFile] of Map.groupBy(failures, failure => failure.import.file)) {
				await loadFrom(file, ofFile, knownOf(file));
			}
		},
		read({row, import: {file, failedItems}}) {
			const loaded = known.get(file)?.get(placeOf(failedItems!, row)!);
			if (loaded !== undefined) {
				return loaded;
			}

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

type Place = {readonly place: number; readonly format: RowFormat};

/** Reads rows that stand near each other at once; those that take more than a line are left out. */
const loadNear = async (handle: FileHandle, places: readonly Place[], known: Map<number, PlacedRow>): Promise<void> => {
	let bytes = Buffer.alloc(0);
	let base = 0;
	const wanted = places.filter(({place}) => !known.has(place)).toSorted((first, second) => first.place - second.place);
	for (const [index, {place, format}] of wanted.entries()) {
		if (place + ordinaryLength > base + bytes.length && (wanted[index + 1]?.place ?? Infinity) - place < nearLength) {
			const buffer = Buffer.allocUnsafe(nearLength);
			const {bytesRead} = await handle.read(buffer, 0, nearLength, place);
			[bytes, base] = [buffer.subarray(0, bytesRead), place];
		}

		const newline = place - base < bytes.length ? bytes.indexOf(0x0A, place - base) : -1;
		const row = newline === -1 ? null : readPlacedRow(bytes.subarray(place - base, newline + 1), format, false);
		if (row !== null) {
			known.set(place, row);
		}
	}
};

const loadFrom = async (file: LogFile, failures: readonly Failure[], known: Map<number, PlacedRow>): Promise<void> => {
	const places = failures.map(({row, import: {failedItems}}) => ({place: placeOf(failedItems!, row)!, format: failedItems!.places!.format}));
	try {
		const handle = await open(locationOf(file), openFlags);
		try {
			const {size} = refuseChanged(file, stampOf(await handle.stat()));
			await loadNear(handle, places, known);
			for (const {place, format} of places) {
				for (const length of known.has(place) ? [] : [ordinaryLength, 2 * maximumRowLength]) {
					const bytes = Buffer.alloc(Math.min(length, Math.max(0, size - place)));
					const {bytesRead} = await handle.read(bytes, 0, bytes.length, place);
					const row = readPlacedRow(bytes.subarray(0, bytesRead), format, place + bytesRead >= size);
					if (row !== null) {
						known.set(place, row);
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
