import {durations} from '../../text/time.ts';
import type {HeldImport} from '../model.ts';
import type {Instant, LogFile} from '../reading.ts';
import type {Ledger} from './ledger.ts';

/** How long a file without a byte may be a download that has just begun, milliseconds. */
const longestDownload = durations.day;

/** Returns when a file that has no bytes is no download in progress any more, but one that never completed; null for any other file. */
export const unfinishedFrom = ({status, size, modifiedAt}: LogFile): Instant | null =>
	status === 'pending' && size === 0 ? modifiedAt + longestDownload : null;

/** Returns the downloads that never completed: not those of which a file saved later, or telling of a later import, has taken the place. */
export const unfinishedFiles = ({shares, savedAt}: Ledger, imports: readonly HeldImport[], now: Instant): readonly LogFile[] => {
	const unfinished = shares.map(({file}) => file).filter(file => {
		const from = unfinishedFrom(file);
		return from !== null && now >= from;
	});
	if (unfinished.length === 0) {
		return [];
	}

	let newest = imports[0]?.completedAt ?? -Infinity;
	for (const {file, blocks, emptyDays} of shares) {
		newest = Math.max(newest, blocks.length + emptyDays.length > 0 ? savedAt(file) : -Infinity);
	}

	return unfinished.filter(({modifiedAt}) => modifiedAt >= newest);
};
