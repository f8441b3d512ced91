import {formatCount} from '../../text/numbers.ts';
import {formatDate, formatTime, utcDateOf} from '../../text/time.ts';
import {writtenDayFirst} from '../ledger/day-first.ts';
import type {Subject} from '../subject/subject.ts';
import type {Check, Observation} from './check.ts';

const aheadOfNow = ({ahead: {imports, emptyDays}}: Subject): readonly Observation[] => {
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
};

const aheadOfItsFile = ({recent}: Subject): readonly Observation[] => {
	for (const item of recent) {
		const file = writtenDayFirst(item);
		if (file) {
			return [{
				severity: 'warning',
				message: `${file.path} was saved ${formatDate(utcDateOf(file.modifiedAt))} and has an import of ${formatDate(item.date)}: its dates seem to be day first`,
				next: 'Dates are read month first: download the log with the portal in English (United States).',
				evidence: {path: file.path, completedAt: formatTime(item.completedAt, 'utc'), savedAt: formatTime(file.modifiedAt, 'utc')},
			}];
		}
	}

	return [];
};

/** Entries more than an hour ahead of now: believed in nothing. Entries ahead of their own file: dates in another order than they are read. */
export const futureTime: Check = {
	name: 'future-time',
	title: 'No log is ahead of the clock',
	why: 'An import of tomorrow would keep a connector fresh that has stopped today.',
	isSuspicious: true,
	run: subject => [...aheadOfNow(subject), ...aheadOfItsFile(subject)],
};
