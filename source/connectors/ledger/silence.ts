import {durations, startOfDate} from '../../text/time.ts';
import {allowedClockSkew} from '../clock.ts';
import type {Instant, UtcDate} from '../reading.ts';
import type {Share} from './shares.ts';

/** First and last instant one file has entries for. */
type LogPeriod = {readonly first: Instant; readonly last: Instant};

/** A file with an entry of unknown time cannot say that it has none for a date. */
const spanOf = ({blocks, emptyDays}: Share, now: Instant): LogPeriod | null => {
	let first = Infinity;
	let last = -Infinity;
	for (const {kind, completedAt} of blocks) {
		if (completedAt === null) {
			return null;
		}

		if (kind === 'admin-log' && completedAt <= now + allowedClockSkew) {
			first = Math.min(first, completedAt);
			last = Math.max(last, completedAt);
		}
	}

	for (const {date} of emptyDays) {
		const start = startOfDate(date);
		if (start <= now + allowedClockSkew) {
			first = Math.min(first, start);
			last = Math.max(last, start);
		}
	}

	return first < last ? {first, last} : null;
};

/** Returns the days that at least one file tells of, as day numbers: those of cut imports too. */
const toldDays = (shares: readonly Share[]): ReadonlySet<number> => {
	const told = new Set<number>();
	for (const {blocks, emptyDays} of shares) {
		for (const {kind, completedAt} of blocks) {
			if (kind === 'admin-log' && completedAt !== null) {
				told.add(Math.floor(completedAt / durations.day));
			}
		}

		for (const {date} of emptyDays) {
			told.add(Math.floor(startOfDate(date) / durations.day));
		}
	}

	return told;
};

/**
Returns whether a date is silent: one held admin log has entries before and after that UTC date, and no log has one for it.
Downloading again cannot help there.
*/
export const findSilence = (shares: readonly Share[], now: Instant): ((date: UtcDate) => boolean) => {
	const told = toldDays(shares);
	const merged: Array<{first: number; last: number}> = [];
	const spans = shares.map(share => spanOf(share, now)).filter(span => span !== null).toSorted((one, other) => one.first - other.first);
	for (const span of spans) {
		const first = Math.floor(span.first / durations.day);
		const last = Math.floor(span.last / durations.day);
		const previous = merged.at(-1);
		// Only days between entries count, so spans must share a day inside, or meet on a day that is told of.
		if (previous && first <= previous.last) {
			previous.last = Math.max(previous.last, last);
		} else {
			merged.push({first, last});
		}
	}

	return date => {
		const day = Math.floor(startOfDate(date) / durations.day);
		return !told.has(day) && merged.some(({first, last}) => first < day && day < last);
	};
};
