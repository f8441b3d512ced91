const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const durations = {minute, hour, day} as const;

/** Days of some 55 years: the logs of a folder share their dates, hostile ones must not make this grow. */
const mostRemembered = 20_000;

/** Returns a function that remembers what it returned: a folder asks for few dates, and very often. */
const remember = <Key, Value>(make: (key: Key) => Value): ((key: Key) => Value) => {
	const known = new Map<Key, Value>();
	return key => {
		const remembered = known.get(key);
		if (remembered !== undefined) {
			return remembered;
		}

		if (known.size >= mostRemembered) {
			known.clear();
		}

		const value = make(key);
		known.set(key, value);
		return value;
	};
};

const dateOfDay = remember((number: number): string => new Date(number * day).toISOString().slice(0, 10));

/** Returns the UTC date (YYYY-MM-DD) of an instant in milliseconds. */
export const utcDateOf = (instant: number): string => dateOfDay(Math.floor(instant / day));

/** Returns the first instant (milliseconds) of a UTC date. */
export const startOfDate = remember((date: string): number => Date.parse(`${date}T00:00:00.000Z`));

/** Returns the UTC date `days` after another (before, when negative). */
export const addDays = (date: string, days: number): string => utcDateOf(startOfDate(date) + (days * day));

/** Returns the UTC weekday of a date, 0 is Sunday. */
export const weekdayOf = remember((date: string): number => new Date(startOfDate(date)).getUTCDay());

/** Returns `2026-11-22T08:00:00.000Z`. */
export const formatIso = (instant: number): string => new Date(instant).toISOString();

const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Returns a UTC date as people say it: `Sun 15 Nov`. */
export const formatDate = remember((date: string): string => {
	const [, month, dayOfMonth] = date.split('-').map(Number);
	return `${weekdayNames[weekdayOf(date)]!} ${dayOfMonth!} ${monthNames[month! - 1]!}`;
});

/** Returns an age or a span of milliseconds rounded down to one unit: `now` (under a minute), `5m`, `3h`, `2d`. */
export const formatAge = (milliseconds: number): string => {
	if (milliseconds < minute) {
		return 'now';
	}

	if (milliseconds < hour) {
		return `${Math.floor(milliseconds / minute)}m`;
	}

	return milliseconds < 2 * day ? `${Math.floor(milliseconds / hour)}h` : `${Math.floor(milliseconds / day)}d`;
};

/** The zone times are shown in: the JSON and every file stay UTC. */
export type Zone = 'utc' | 'local';

const clockOf = remember((minutes: number): string => formatIso(minutes * minute).slice(11, 16));

/** Returns `2026-11-22 08:00` in the zone, minutes precise; the zone is named elsewhere on the screen. */
export const formatTime = (instant: number, zone: Zone): string => {
	const shown = zone === 'utc' ? instant : instant - (new Date(instant).getTimezoneOffset() * minute);
	const sinceMidnight = shown - (Math.floor(shown / day) * day);
	return `${utcDateOf(shown)} ${clockOf(Math.floor(sinceMidnight / minute))}`;
};
