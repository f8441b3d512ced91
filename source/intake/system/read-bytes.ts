import {constants} from 'node:fs';
import {open} from 'node:fs/promises';

/** A file larger than this is not held in memory as a whole. */
export const maximumBytes = 256 * 1024 * 1024;

/** Returns the bytes of a regular file; throws a sentence for anything else, and the system's error when it cannot be opened. */
export const readBytes = async (file: string): Promise<Uint8Array> => {
	// Not blocking, so that a pipe without a writer cannot hold us.
	const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	try {
		const stats = await handle.stat();
		if (!stats.isFile()) {
			throw new TypeError('it is not a regular file');
		}

		if (stats.size > maximumBytes) {
			throw new RangeError('it is larger than 256 MiB: cut it first, a few imports are enough');
		}

		return await handle.readFile();
	} finally {
		await handle.close();
	}
};
