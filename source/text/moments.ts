import {durations, startOfDate, utcDateOf} from './time.ts';

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

/** Returns the UTC date (YYYY-MM-DD) when it is one that exists (`2026-02-30` is not); null otherwise. */
export const readDate = (text: string): string | null =>
	datePattern.test(text) && !Number.isNaN(startOfDate(text)) && utcDateOf(startOfDate(text)) === text ? text : null;

/** Returns the instant (milliseconds) of an ISO 8601 date or time, UTC where no offset is given; null when it is neither. */
export const readInstant = (text: string): number | null => {
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
