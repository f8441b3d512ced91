import {
	close,
	constants,
	fstat,
	open,
	readFile,
} from 'node:fs';
import {promisify} from 'node:util';
import {formatBytes} from '../../text/numbers.ts';

/** More than any file of ours will ever be (bytes); the manifest of an archive has a line a log and may be larger. */
const usualLimit = 16 * 1024 * 1024;

/** Thrown for what is no readable file of ours: a pipe, a device, a folder, or something huge. */
export class NotSmallFileError extends Error {
	override name = 'NotSmallFileError';
}

// Not `node:fs/promises`: with it Node loads folders, watchers and a reader of lines, a thirtieth of a bare Node.
const [openLater, fstatLater, readLater, closeLater] = [promisify(open), promisify(fstat), promisify(readFile), promisify(close)];

/**
Returns the text of a small regular file, without a byte order mark; rejects with the system's error, or a
NotSmallFileError. A link is followed only when asked to.
*/
export const readSmallFile = async (path: string, {followsLinks, limit = usualLimit}: {readonly followsLinks: boolean; readonly limit?: number}): Promise<string> => {
	// Windows has neither flag. Without O_NONBLOCK, opening a pipe would wait for a writer forever.
	const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (followsLinks ? 0 : constants.O_NOFOLLOW ?? 0);
	const descriptor = await openLater(path, flags);
	try {
		const stats = await fstatLater(descriptor);
		if (!stats.isFile()) {
			throw new NotSmallFileError('it is not a regular file');
		}

		if (stats.size > limit) {
			throw new NotSmallFileError(`it is larger than ${formatBytes(limit)}`);
		}

		const text = await readLater(descriptor, 'utf8');
		return text.startsWith('\uFEFF') ? text.slice(1) : text;
	} finally {
		await closeLater(descriptor);
	}
};
