import {durations, startOfDate, utcDateOf} from '../text/time.ts';

const {day, hour, minute} = durations;

/** Returns the last moment that a connector running daily at a UTC time (`02:14`) had finished an hour before `now`. */
export const lastDaily = (time: string) => (now: number): number => {
	const [hours, minutes] = time.split(':').map(Number);
	const today = startOfDate(utcDateOf(now)) + (hours! * hour) + (minutes! * minute);
	return today <= now - hour ? today : today - day;
};

/** Returns a moment two dates before `now` that is 48 to 72 hours old, so that no day is missing yet. */
export const lateMoment = (now: number): number => {
	const sinceMidnight = now - startOfDate(utcDateOf(now));
	return now - (2 * day) - Math.ceil(sinceMidnight / 2);
};

/** Returns a moment under 72 hours old that lies three dates before `now`, so that one day is missing. */
export const missedMoment = (now: number): number => {
	const untilMidnight = startOfDate(utcDateOf(now)) + day - now;
	return now - (3 * day) + Math.floor(untilMidnight / 2);
};

/** Returns the moment that many milliseconds before `now`. */
export const ago = (milliseconds: number) => (now: number): number => now - milliseconds;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Returns `1/13/2020 8:36:56 AM (UTC)`, as seen in a published records log. */
export const formatUsTime = (at: number): string => {
	const date = new Date(at);
	const hours = date.getUTCHours();
	const time = `${hours % 12 === 0 ? 12 : hours % 12}:${twoDigits(date.getUTCMinutes())}:${twoDigits(date.getUTCSeconds())}`;
	return `${formatUsDate(at)} ${time} ${hours < 12 ? 'AM' : 'PM'} (UTC)`;
};

/** Returns `1/13/2020`. */
const formatUsDate = (at: number): string => {
	const date = new Date(at);
	return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
};

/** Returns `01/13/2020`. */
export const formatPaddedDate = (at: number): string => {
	const date = new Date(at);
	return `${twoDigits(date.getUTCMonth() + 1)}/${twoDigits(date.getUTCDate())}/${date.getUTCFullYear()}`;
};

/** Returns `01/13/2020 08:36:56`, without a zone. */
export const formatPaddedTime = (at: number): string => `${formatPaddedDate(at)} ${new Date(at).toISOString().slice(11, 19)}`;
