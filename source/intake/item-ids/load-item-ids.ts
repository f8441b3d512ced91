import {open, type FileHandle} from 'node:fs/promises';
import {placeOf} from '../../connectors/failed-items/failed-rows.ts';
import type {Failure} from '../../connectors/failed-items/failures.ts';
import type {LogFile, RowFormat} from '../../connectors/reading.ts';
import {maximumRowLength, readPlacedRow, type PlacedRow} from '../../decode/rows/placed-row.ts';
import {locationOf} from '../folder/log-location.ts';
import {openFlags} from '../folder/open-log.ts';
import {stampOf} from '../folder/stamp.ts';
import {refuseChanged} from './item-ids.ts';

/** So many item ids of a log are kept, those loaded last, or up to twice as many: some hundred screens full. */
const maximumKept = 20_000;
/** Bytes read for one row at first; hardly any is longer. */
const ordinaryLength = 4096;

/** Rows within so many bytes are read at once. */
const nearLength = 64 * 1024;

const changedText = '(the log changed since it was read)';
const changed: PlacedRow = {itemId: changedText, reason: changedText};
const notReadText = '(not read from the log)';
const notRead: PlacedRow = {itemId: notReadText, reason: notReadText};

export type ItemIdLoader = {
	/** Returns a row that was loaded; a sentence in parentheses when it was not. */
	readonly peek: (failure: Failure) => PlacedRow;
	readonly load: (failures: readonly Failure[]) => Promise<void>;
	/** Resolves when no file is being read any more: never, where a share hangs. */
	readonly idle: () => Promise<void>;
};

/** Rows of a log by their places. */
type KnownRows = Map<number, PlacedRow>;

/**
Loads item ids from their files as they are asked for, off the thread of the keys, so that a share that hangs holds nothing up.
*/
export const createItemIdLoader = (): ItemIdLoader => {
	// Of each log the rows loaded last, and those before them: what was just loaded is never gone before it is read.
	const known = new WeakMap<LogFile, {newer: KnownRows; older: KnownRows}>();
	/** One file of a folder at a time: each read of a share that hangs keeps one of four threads, which others need. */
	const queues = new Map<string, Promise<void>>();

	const rowsOf = (file: LogFile): {newer: KnownRows; older: KnownRows} => {
		const rows = known.get(file) ?? {newer: new Map(), older: new Map()};
		known.set(file, rows);
		return rows;
	};

	const find = ({row, import: {file, failedItems}}: Failure): PlacedRow | undefined => {
		const place = placeOf(failedItems!, row)!;
		const {newer, older} = rowsOf(file);
		return newer.get(place) ?? older.get(place);
	};

	const load = async (failures: readonly Failure[]): Promise<void> => {
		await Promise.all(Map.groupBy(failures, failure => failure.import.file).entries().map(async ([file, ofFile]) => {
			const loading = (queues.get(file.folder) ?? Promise.resolve()).then(async () => {
				const rows = rowsOf(file);
				if (rows.newer.size >= maximumKept) {
					rows.older = rows.newer;
					rows.newer = new Map();
				}

				await loadFrom(file, ofFile, rows.newer);
			});
			queues.set(file.folder, loading);
			return loading;
		}));
	};

	return {
		peek: failure => find(failure) ?? notRead,
		load,
		async idle() {
			await Promise.all(queues.values());
		},
	};
};

type ItemIdPlace = {readonly place: number; readonly format: RowFormat};

/** Reads rows that stand near each other at once; those that take more than a line are left out. */
const loadNear = async (handle: FileHandle, places: readonly ItemIdPlace[], known: KnownRows): Promise<void> => {
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

/** Reads a row that takes more than a line, or a very long one; `size` is that of the file, in bytes. */
const loadLong = async (handle: FileHandle, {place, format}: ItemIdPlace, size: number, known: KnownRows): Promise<void> => {
	for (const length of [ordinaryLength, 2 * maximumRowLength]) {
		if (known.has(place)) {
			return;
		}

		const bytes = Buffer.alloc(Math.min(length, Math.max(0, size - place)));
		const {bytesRead} = await handle.read(bytes, 0, bytes.length, place);
		const row = readPlacedRow(bytes.subarray(0, bytesRead), format, place + bytesRead >= size);
		if (row !== null) {
			known.set(place, row);
		}
	}
};

const loadFrom = async (file: LogFile, failures: readonly Failure[], known: KnownRows): Promise<void> => {
	const places = failures.map(({row, import: {failedItems}}) => ({place: placeOf(failedItems!, row)!, format: failedItems!.places!.format}));
	try {
		const handle = await open(locationOf(file), openFlags);
		try {
			const {size} = refuseChanged(file, stampOf(await handle.stat()));
			await loadNear(handle, places, known);
			for (const one of places) {
				await loadLong(handle, one, size, known);
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
