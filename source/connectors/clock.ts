import {
	durations,
	startOfDate,
	utcDateOf,
	weekdayOf,
} from '../text/time.ts';
import type {Instant} from './reading.ts';

/** An import up to this far ahead of now is believed: clocks differ. Milliseconds. */
export const allowedClockSkew = durations.hour;

/** How long after its creation a connector's first log may take (documented): milliseconds. */
export const firstLogAfterCreation = 72 * durations.hour;

/** How long after auditing was turned on the first log may take (documented): milliseconds. */
export const firstLogAfterAuditing = 48 * durations.hour;

/** How long after its first import a connector may take to a clean one: after three daily imports it is no longer a matter of waiting. */
export const cleanImportAfterFirst = 72 * durations.hour;

/** A year before the last date JavaScript knows. */
const latestInstant = 8.6e15;

/**
Returns the last instant at which no more than `duration` milliseconds have passed since `from`, counting only expected
weekdays (UTC, 0 is Sunday; null means every day). Infinity when no day is expected.
*/
export const deadlineAfter = (from: Instant, duration: number, expectedWeekdays: ReadonlySet<number> | null): Instant => {
	if (expectedWeekdays === null || expectedWeekdays.size === 7) {
		return from + duration;
	}

	if (expectedWeekdays.size === 0) {
		return Infinity;
	}

	// Whole weeks at once, so that a long duration costs no more than a short one.
	const week = expectedWeekdays.size * durations.day;
	const weeks = Math.floor(duration / week);
	let rest = duration - (weeks * week);
	let start = from + (weeks * 7 * durations.day);
	if (start > latestInstant) {
		return Infinity;
	}

	for (;;) {
		const date = utcDateOf(start);
		const end = startOfDate(date) + durations.day;
		if (expectedWeekdays.has(weekdayOf(date))) {
			if (rest < end - start) {
				return start + rest;
			}

			rest -= end - start;
		}

		start = end;
	}
};
