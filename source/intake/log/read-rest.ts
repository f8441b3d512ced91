import type {RowShape} from '../../decode/scan/row-scanner.ts';
import {createScanner} from '../../decode/scan/create-scanner.ts';
import {ScannedReading} from '../../decode/scan/scanned-reading.ts';
import {
	countSlices,
	isSameShape,
	sliceLength,
} from '../../decode/scan/slices.ts';
import type {LogDecoder} from './decoding.ts';
import type {LogSource} from './log-source.ts';
import type {SliceHelp} from './scan-helper.ts';

/** In bytes. */
export const usualSizes = {
	/** What the decoder is given at once. */
	chunk: 512 * 1024,
	/** With fewer bytes left the decoder is done before a scanner is ready. */
	scanning: 1024 * 1024,
	/** With fewer left the decoder is done before a scanner that is there has begun. */
	scanningOn: 16 * 1024,
	/** With fewer left one thread is done before another has begun. */
	help: 8 * sliceLength,
	slice: sliceLength,
} as const;

export type Sizes = Readonly<Record<keyof typeof usualSizes, number>>;

/** Tables of other columns in one file after which nobody is asked for help any more: what was scanned ahead was in vain each time. */
const maximumPlans = 8;
/** Slices in a row without a row of the table after which the rest is not worth scanning ahead. */
const maximumMisses = 16;

// Not a Buffer: slice() of a Buffer is no copy, and a decoder that keeps a slice would keep what the next read overwrites.
let chunk: Uint8Array | null = null;

type Way = {readonly source: LogSource; readonly decoder: LogDecoder; readonly scanned: ScannedReading; readonly sizes: Sizes};

/**
Reads a file to its end in steps of one chunk, rows of failed items through a scanner wherever it can, with somebody's
help where there is enough of them.
@yields after each chunk but the last.
*/
export function * readRest(source: LogSource, decoder: LogDecoder, help: SliceHelp | null, sizes: Sizes = usualSizes): Generator<void, void> {
	const way = {
		source, decoder, scanned: new ScannedReading(decoder, createScanner), sizes,
	};
	let isReading = true;
	for (let plans = 0; isReading && source.rest > 0;) {
		const table = help && plans < maximumPlans && source.rest >= sizes.help ? decoder.openTable() : null;
		if (table) {
			plans++;
			source.goBack(table.returned);
			yield * readSlices(way, table.shape, help!);
		}

		isReading = yield * readStep(way, source.size);
	}
}

/**
Reads rows that are scanned in slices; whatever else there is among them is read as everywhere.
@yields while it waits, and after each slice and each chunk.
*/
function * readSlices(way: Way, shape: RowShape, help: SliceHelp): Generator<void, void> {
	const {source, decoder} = way;
	const plan = {
		shape, start: source.offset, end: source.size, length: way.sizes.slice,
	};
	const slices = help.begin({scanner: way.scanned.scanner, plan, readAt: (target, position) => source.peek(target, position)});
	if (slices === null) {
		return;
	}

	const count = countSlices(plan);
	let misses = 0;
	for (let slice = 0; slice < count && misses < maximumMisses;) {
		const scanned = slices.take(slice);
		yield;
		if (scanned === null) {
			continue;
		}

		slice++;
		misses++;
		for (const run of scanned.runs) {
			yield * readUpTo(way, run.start);
			const table = decoder.openTable();
			if (table && !isSameShape(table.shape, shape)) {
				slices.end();
				return;
			}

			if (!table || source.offset !== run.start) {
				continue;
			}

			decoder.appendRows(scanned.rowsOf(run), run.end - run.start, run.isUtf8);
			source.pass(run.end - run.start);
			misses = 0;
		}
	}

	slices.end();
}

function * readUpTo(way: Way, end: number): Generator<void, void> {
	let isReading = true;
	while (isReading && way.source.offset < end) {
		isReading = yield * readStep(way, end);
	}
}

/**
Reads a chunk, or through the scanner as far as it goes.
@yields after the chunk.
@returns false at the end of the file.
*/
function * readStep(way: Way, end: number): Generator<void, boolean> {
	const {
		source, decoder, scanned, sizes,
	} = way;
	if (end - source.offset >= (scanned.isReady ? sizes.scanningOn : sizes.scanning)) {
		yield * readScanned(way, end);
	}

	chunk ??= new Uint8Array(usualSizes.chunk);
	const count = source.read(chunk.subarray(0, sizes.chunk), end);
	decoder.push(chunk.subarray(0, count));
	if (source.rest > 0) {
		yield;
	}

	return count > 0;
}

/** Reads through the scanner from an open table on, as far as it goes. */
function * readScanned({source, scanned}: Way, end: number): Generator<void, void> {
	const returned = scanned.begin();
	if (returned === null) {
		return;
	}

	source.goBack(returned);
	let isReading = true;
	while (isReading && source.offset < end) {
		const count = source.read(scanned.space, end);
		if (count === 0) {
			break;
		}

		isReading = scanned.take(count);
		if (source.rest > 0) {
			yield;
		}
	}

	scanned.end();
}
