import {formatCount} from '../../text/numbers.ts';
import {formatDate, formatTime} from '../../text/time.ts';
import type {Check} from './check.ts';

/** Entries more than an hour ahead of now: believed in nothing. */
export const futureTime: Check = {
	name: 'future-time',
	title: 'No log is ahead of the clock',
	why: 'An import of tomorrow would keep a connector fresh that has stopped today.',
	isSuspicious: true,
	run({ahead: {imports, emptyDays}}) {
		const count = imports.length + emptyDays.length;
		if (count === 0) {
			return [];
		}

		const furthest = imports.length > 0 ? `${formatTime(imports[0]!.completedAt, 'utc')} UTC` : formatDate(emptyDays.toSorted().at(-1));
		return [{
			severity: 'warning',
			message: count === 1 ? `A log entry is dated ahead of now: ${furthest}` : `${formatCount(count)} log entries are dated ahead of now, up to ${furthest}`,
			next: 'Compare the clock of this machine with UTC; if it is right, download the log again.',
			evidence: {entries: count, furthest},
		}];
	},
};
