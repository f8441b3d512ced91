import type {Reading} from '../../connectors/reading.ts';
import type {ReadResult} from '../log/read-log.ts';
import {isSameStamp, type Stamp} from '../folder/stamp.ts';
import type {Entry} from './entry.ts';
import type {News} from './news.ts';

/** Takes what came of reading an entry that was `expected` so. */
export const noteOutcome = (entry: Entry, outcome: ReadResult, expected: Stamp, news: News): void => {
	const {id} = entry.found;
	if (outcome.result === 'read') {
		noteReading(entry, outcome, expected, news);
	} else if (outcome.result === 'unreadable') {
		if (entry.failure !== outcome.reason) {
			news.touch(id);
		}

		entry.failure = outcome.reason;
	} else {
		entry.readStamp = null;
		entry.torn += outcome.result === 'changing' ? 1 : 0;
		news.touch(id);
	}
};

/** Takes that an entry has no bytes: nothing read of it before is believed. */
export const noteEmpty = (entry: Entry, news: News): void => {
	Object.assign(entry, {
		read: null, readStamp: null, isRacy: false, failure: null,
	});
	news.tell(entry.found.id, null);
};

const noteReading = (entry: Entry, {reading, sha256, isSettled, stamp, readAt, isRacy}: ReadResult & {result: 'read'}, expected: Stamp, news: News): void => {
	const {id} = entry.found;
	const isSame = entry.read !== null && sha256 !== null && sha256 === entry.read.sha256 && isSettled === entry.wasSettled;
	if (!isSame) {
		news.tell(id, reading);
	} else if (entry.failure !== null || entry.torn > 0) {
		news.touch(id);
	}

	// What was seen since it was opened is newer: then it is to be read again.
	if (!isSameStamp(entry.found.stamp, stamp) && isSameStamp(entry.found.stamp, expected)) {
		entry.found = {...entry.found, stamp};
		entry.unchangedSince = readAt;
		news.touch(id);
	}

	// Truncated between being seen and being opened.
	if (stamp.size === 0) {
		noteEmpty(entry, news);
		return;
	}

	// The same object where it says the same: a hundred thousand more are much memory.
	entry.readStamp = isSameStamp(entry.found.stamp, stamp) ? entry.found.stamp : stamp;
	entry.isRacy = isRacy;
	entry.failure = null;
	entry.torn = 0;
	entry.wasSettled = isSettled;
	entry.read = {
		sha256,
		openReason: openReasonOf(reading),
		unrecognised: reading.kind === null ? reading.unrecognised : null,
	};
};

/** Returns why more of the file is awaited before it is judged; null when it can be judged. */
const openReasonOf = ({bytes, kind, unrecognised}: Pick<Reading, 'bytes' | 'kind' | 'unrecognised'>): string | null => {
	if (bytes.pending > 0) {
		return 'its last line has no end yet';
	}

	return kind === null && unrecognised === null ? 'no log in it so far' : null;
};
