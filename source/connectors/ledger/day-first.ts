import {durations} from '../../text/time.ts';
import type {HeldImport} from '../model.ts';
import type {Instant, LogFile} from '../reading.ts';

/** A copy or an archive may shift the time a file was saved by a zone, never by more. */
const allowedShift = durations.day;
/** A log tells of the seven days the portal keeps, and of the one it was saved on. */
const longestLog = 8 * durations.day;

/** Returns the instant a time would be if its day were its month; null where there is no such date. */
const swapped = (instant: Instant): Instant | null => {
	const date = new Date(instant);
	const day = date.getUTCDate();
	return day > 12 ? null : Date.UTC(date.getUTCFullYear(), day - 1, date.getUTCMonth() + 1) + (instant % durations.day);
};

const isDayFirst = (completedAt: Instant, {modifiedAt}: LogFile): boolean => {
	const other = swapped(completedAt);
	return completedAt > modifiedAt + allowedShift && other !== null && other <= modifiedAt + allowedShift && other >= modifiedAt - allowedShift - longestLog;
};

/**
Returns the file in which the time of an import is later than the file itself, while read day first it would fit: dates are read month
first, and 12/11 says nothing of its order. Null where nothing speaks for that.
*/
export const writtenDayFirst = ({completedAt, files}: HeldImport): LogFile | null => files.find(file => isDayFirst(completedAt, file)) ?? null;
