import {setImmediate as yieldToKeys} from 'node:timers/promises';
import type {FailureIndex, OrderedRows} from '../../connectors/failed-items/failures.ts';
import {orderedSteps} from '../../connectors/failed-items/failure-order-by-text.ts';
import {
	bordersOf,
	isOfOneText,
	partSteps,
	rangeFinder,
	rowsOfRange,
	sampleOf,
	type Parted,
} from '../../connectors/failed-items/item-id-ranges.ts';
import {numbersTo} from '../../connectors/failed-items/failure-rows.ts';
import {textOrderSteps} from '../../connectors/failed-items/text-order.ts';
import {favourMemory} from '../../intake/system/favour-memory.ts';
import {readItemIds} from '../../intake/item-ids/read-item-ids.ts';
import {inSlices} from './slices.ts';

export type ItemIdOrder = {readonly ordered: OrderedRows; /** Rows whose item ids could not be read: they are last. */ readonly unreadable: number};

type Sorting = {
	readonly index: FailureIndex;
	/** Ascending. */
	readonly rows: Uint32Array;
	readonly isReversed: boolean;
	readonly signal: AbortSignal;
	/** Called with how far it is, 0 to 1. */
	readonly tell: (progress: number) => void;
	/** Rows whose item ids are held at once, about. */
	readonly atOnce?: number;
};

/** Item ids are told apart by so many characters: a hostile log must not fill the memory. */
const longest = 512;

const sortable = (itemId: string): string => itemId.length > longest ? Buffer.from(itemId.slice(0, longest), 'utf16le').toString('utf16le') : itemId;

/** Reads the item ids of rows one after the other; returns how many could not be read. */
const eachItemId = async ({index, signal}: Sorting, rows: Uint32Array, take: (itemId: string, place: number) => void, tell: (progress: number) => void): Promise<number> => {
	let place = 0;
	let unreadable = 0;
	for await (const read of readItemIds(index, rows)) {
		for (const itemId of read.itemIds) {
			take(sortable(itemId), place);
			place++;
		}

		unreadable += read.unreadable;
		tell(place / rows.length);
		await yieldToKeys();
		signal.throwIfAborted();
	}

	return unreadable;
};

/**
Sorts rows by item ids that stand in files, as `compareTexts` says, however many there are: the logs are read once for a
sample, once to part the rows into ranges, then once for each range. Rejects when `signal` says so.
*/
export const orderByItemId = async (sorting: Sorting): Promise<ItemIdOrder> => {
	const {rows, isReversed, signal, atOnce = rowsOfRange} = sorting;
	const sampled = sampleOf(rows, atOnce);
	const passes = 1 + (sampled.length === 0 ? 0 : 1 + Math.ceil(rows.length / atOnce));
	let pass = 0;
	let unreadable = 0;
	const read = async (some: Uint32Array, take: (itemId: string, place: number) => void): Promise<number> => {
		const count = await eachItemId(sorting, some, take, progress => {
			sorting.tell(Math.min(1, (pass + progress) / passes));
		});
		pass++;
		return count;
	};

	const part = async (): Promise<Parted> => {
		if (sampled.length === 0) {
			return {places: numbersTo(rows.length), starts: Uint32Array.of(0, rows.length)};
		}

		// The item ids of one range are garbage when the next is read: left alone they would take three times as much.
		favourMemory();
		const sample: string[] = [];
		await read(sampled, itemId => {
			sample.push(itemId);
		});
		const borders = bordersOf(sample, isReversed);
		const rangeOf = rangeFinder(borders, isReversed);
		const ranges = new Uint16Array(rows.length);
		unreadable += await read(rows, (itemId, place) => {
			ranges[place] = rangeOf(itemId);
		});
		return inSlices(partSteps(ranges, borders), signal);
	};

	const {places, starts} = await part();
	for (const range of starts.subarray(1).keys()) {
		const ofRange = places.subarray(starts[range], starts[range + 1]);
		if (isOfOneText(range) || ofRange.length <= 1) {
			continue;
		}

		const itemIds: string[] = [];
		unreadable += await read(ofRange.map(place => rows[place]!), itemId => {
			itemIds.push(itemId);
		});
		const order = await inSlices(textOrderSteps(itemIds, isReversed), signal);
		ofRange.set(order.map(place => ofRange[place]!));
	}

	return {ordered: await inSlices(orderedSteps(rows, places), signal), unreadable};
};
