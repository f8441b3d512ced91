import type {Instant, UtcDate} from '../../connectors/reading.ts';
import {readDate, readDuration, readInstant} from '../../text/moments.ts';
import {quote, usageError} from './errors.ts';

/** Returns the milliseconds of a duration on the command line. */
export const parseDuration = (text: string): number => {
	const duration = readDuration(text);
	if (duration === null) {
		throw usageError(`${quote(text)} is not a duration: write 90s, 10m, 72h or 3d.`);
	}

	return duration;
};

/** Returns the UTC date of the command line. */
export const parseDate = (text: string): UtcDate => {
	const date = readDate(text);
	if (date === null) {
		throw usageError(`${quote(text)} is not a date: write it as 2026-11-22.`);
	}

	return date;
};

/** Returns the instant of an ISO 8601 time on the command line, UTC where no offset is given. */
export const parseInstant = (text: string): Instant => {
	const instant = readInstant(text);
	if (instant === null) {
		throw usageError(`${quote(text)} is not a time: write it as 2026-11-22T08:00:00Z.`);
	}

	return instant;
};

/** Returns the instant of an ISO date or time, or so long before now (`3d`, `12h`). */
export const parsePastMoment = (text: string, now: Instant): Instant => parseMoment(text, now, -1);

/** Returns the instant of an ISO date or time, or so long after now (`30d`). */
export const parseFutureMoment = (text: string, now: Instant): Instant => parseMoment(text, now, 1);

const parseMoment = (text: string, now: Instant, direction: 1 | -1): Instant => {
	const duration = readDuration(text);
	const instant = duration === null ? readInstant(text) : now + (direction * duration);
	if (instant === null) {
		throw usageError(`${quote(text)} is not a date or duration: use 2026-11-22, 2026-11-22T08:00:00Z, 12h or 3d.`);
	}

	return instant;
};
