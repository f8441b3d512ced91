import type {Instant, UtcDate} from '../connectors/reading.ts';
import {durations, startOfDate, utcDateOf} from '../text/time.ts';
import {quote, usageError} from './errors.ts';

const unitLengths: Readonly<Record<string, number>> = {
	s: 1000, m: durations.minute, h: durations.hour, d: durations.day,
};

const durationPattern = /^(\d{1,6})([smhd])$/v;
const datePattern = /^\d{4}-\d{2}-\d{2}$/v;
const timePattern = /^(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(z|[+\-]\d{2}:\d{2})?$/iv;

/** Returns the milliseconds of `90s`, `10m`, `72h` or `3d`; null when it is none of these. */
export const readDuration = (text: string): number | null => {
	const match = durationPattern.exec(text);
	return match ? Number(match[1]) * unitLengths[match[2]!]! : null;
};

/** Returns the date when it is one that exists (`2026-02-30` is not); null otherwise. */
export const readDate = (text: string): UtcDate | null =>
	datePattern.test(text) && !Number.isNaN(startOfDate(text)) && utcDateOf(startOfDate(text)) === text ? text : null;

/** Returns the instant of an ISO 8601 date or time, UTC where no offset is given; null when it is neither. */
export const readInstant = (text: string): Instant | null => {
	if (datePattern.test(text)) {
		const date = readDate(text);
		return date === null ? null : startOfDate(date);
	}

	const match = timePattern.exec(text);
	if (!match || readDate(match[1]!) === null) {
		return null;
	}

	const instant = Date.parse(`${match[1]!}T${match[2]!}${(match[3] ?? 'Z').toUpperCase()}`);
	return Number.isNaN(instant) ? null : instant;
};

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
		throw usageError(`${quote(text)} is not a moment: write 2026-11-22, 2026-11-22T08:00:00Z, 12h or 3d.`);
	}

	return instant;
};
