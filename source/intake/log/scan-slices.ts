import {closeSync, readSync} from 'node:fs';
import type {MessagePort} from 'node:worker_threads';
import {createScanner} from '../../decode/scan/create-scanner.ts';
import {createTextPacker, type NewTexts} from '../../decode/scan/sent-texts.ts';
import {
	countSlices,
	scanSlice,
	type Run,
	type SlicePlan,
	type SliceScan,
} from '../../decode/scan/slices.ts';
import type {Location} from '../folder/list-folder.ts';
import {openLog} from '../folder/open-log.ts';
import type {Stamp} from '../folder/stamp.ts';
import {SliceBoard} from './slice-board.ts';

/** What a thread that scans slices of one file is started with. */
export type ScanTask = {
	readonly location: Location;
	/** Of the file as the thread that reads it opened it. */
	readonly stamp: Stamp;
	/** Takes what was scanned. */
	readonly port: MessagePort;
};

/** To a thread that scans slices. */
export type ScanOrder = {readonly number: number; readonly plan: SlicePlan; readonly board: SharedArrayBuffer};

/** From a thread that scans slices. */
export type ScannedSlice = {
	/** The number of the order. */
	readonly order: number;
	readonly slice: number;
	/** Their rows stand on the board. */
	readonly runs: readonly Run[];
	/** What came to the dictionaries since the slice sent before, whatever its order. */
	readonly texts: NewTexts;
};

/** Milliseconds between two looks whether there is anything left to do. */
const patience = 100;

/** Returns a function that scans what it can claim of the slices of an order. */
export const createSliceScanner = ({location, stamp, port}: ScanTask): ((order: ScanOrder) => void) => {
	const scanner = createScanner();
	const packTexts = createTextPacker(scanner);

	const scanFrom = (descriptor: number, {number, plan, board: memory}: ScanOrder): void => {
		const board = new SliceBoard(countSlices(plan), memory);
		const scan: SliceScan = {scanner, plan, readAt: (target, position) => readSync(descriptor, target, 0, target.length, position)};
		while (!board.isClosed) {
			const slice = board.claim();
			if (slice === null) {
				board.awaitWant(patience);
				continue;
			}

			const runs = scanSlice(scan, slice, board.spaceOf(slice));
			const texts = packTexts();
			port.postMessage({
				order: number, slice, runs, texts,
			} satisfies ScannedSlice, texts.flatMap(({bytes, ends}) => [bytes.buffer, ends.buffer]));
			board.tellSent();
		}
	};

	return order => {
		const {descriptor, stamp: {inode, device}} = openLog(location, stamp);
		try {
			if (inode === stamp.inode && device === stamp.device) {
				scanFrom(descriptor, order);
			}
		} finally {
			closeSync(descriptor);
		}
	};
};
