import {
	closeSync,
	constants,
	fstatSync,
	lstatSync,
	openSync,
} from 'node:fs';
import {isReachedWithoutLinks} from '../system/real-path.ts';
import {ignoredTypeReason} from './entry-rules.ts';
import type {Location} from './list-folder.ts';
import {stampOf, type Stamp} from './stamp.ts';

// Windows has neither flag, and neither pipes in folders nor links that open() would follow unasked.
/** How a log is opened. */
export const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Thrown for what is no regular file (any more). */
export class NotRegularError extends Error {
	override name = 'NotRegularError';
}

/**
Opens a regular file for reading; the caller closes it. A pipe would block open() forever and a device may act on it, so
the type is looked at before (unless somebody has just done so: `isJustSeen`), and again behind the open file, because the
entry may have been replaced in between. If it is another file than `expected` (from a scan, which follows no links), a
folder above it may be a link by now.
*/
export const openLog = (location: Location, expected: Stamp | null = null, isJustSeen = false): {readonly descriptor: number; readonly stamp: Stamp} => {
	if (!isJustSeen) {
		refuseOthers(lstatSync(location));
	}

	const descriptor = openSync(location, openFlags);
	try {
		const stats = fstatSync(descriptor);
		refuseOthers(stats);
		const stamp = stampOf(stats);
		if (expected && (stamp.inode !== expected.inode || stamp.device !== expected.device) && !isReachedWithoutLinks(location)) {
			throw new NotRegularError('behind a link; links are not followed');
		}

		return {descriptor, stamp};
	} catch (error) {
		closeSync(descriptor);
		throw error;
	}
};

const refuseOthers = (stats: Parameters<typeof ignoredTypeReason>[0]): void => {
	const reason = ignoredTypeReason(stats);
	if (reason !== null) {
		throw new NotRegularError(reason);
	}
};
