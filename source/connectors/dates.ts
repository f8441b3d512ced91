import {durations, utcDateOf} from '../text/time.ts';
import type {Instant, UtcDate} from './reading.ts';

const known = new Map<number, UtcDate>();
// Some 55 years: logs of one folder share their dates, hostile ones must not make this grow.
const maximumKnown = 20_000;

/** Returns the UTC date of an instant; remembers the dates it made, because a folder asks for few of them very often. */
export const dateOf = (instant: Instant): UtcDate => {
	const day = Math.floor(instant / durations.day);
	const remembered = known.get(day);
	if (remembered !== undefined) {
		return remembered;
	}

	if (known.size >= maximumKnown) {
		known.clear();
	}

	const date = utcDateOf(instant);
	known.set(day, date);
	return date;
};
