import {createScanner} from '../decode/scan/create-scanner.ts';
import {ScannedReading} from '../decode/scan/scanned-reading.ts';
import type {LogDecoder} from './decoding.ts';
import type {LogSource} from './log-source.ts';

const chunkSize = 512 * 1024;
/** With fewer bytes left the decoder is done before a scanner is ready. */
const worthScanning = 1024 * 1024;

// Not a Buffer: slice() of a Buffer is no copy, and a decoder that keeps a slice would keep what the next read overwrites.
let chunk: Uint8Array | null = null;

/**
Reads a file to its end in steps of one chunk, rows of failed items through a scanner wherever it can.
@yields after each chunk but the last.
*/
export function * readRest(source: LogSource, decoder: LogDecoder): Generator<void, void> {
	const scanned = new ScannedReading(decoder, createScanner);
	while (source.rest > 0) {
		if (source.rest >= worthScanning) {
			yield * readScanned(source, scanned);
		}

		chunk ??= new Uint8Array(chunkSize);
		const count = source.read(chunk);
		if (count === 0) {
			return;
		}

		decoder.push(chunk.subarray(0, count));
		if (source.rest > 0) {
			yield;
		}
	}
}

/** Reads through the scanner from an open table on, as far as it goes. */
function * readScanned(source: LogSource, scanned: ScannedReading): Generator<void, void> {
	const returned = scanned.begin();
	if (returned === null) {
		return;
	}

	source.goBack(returned);
	let isReading = true;
	while (isReading && source.rest > 0) {
		const count = source.read(scanned.space);
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
