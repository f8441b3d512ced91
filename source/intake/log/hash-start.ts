import {readSync} from 'node:fs';
import {ContentHash} from '../folder/content-hash.ts';

const chunkSize = 1024 * 1024;

/** Returns the SHA-256 of the first `length` bytes of an open file, lower-case hex, in steps of one chunk; of fewer bytes where it has become shorter. */
export function * hashStart(descriptor: number, length: number, beforeRead: () => void): Generator<void, string> {
	const hash = new ContentHash(length);
	const chunk = new Uint8Array(Math.min(chunkSize, length));
	for (let offset = 0; offset < length;) {
		beforeRead();
		const count = readSync(descriptor, chunk, 0, Math.min(chunk.length, length - offset), offset);
		if (count === 0) {
			break;
		}

		hash.update(chunk.subarray(0, count));
		offset += count;
		if (offset < length) {
			yield;
		}
	}

	return hash.digest();
}
