import {latePattern} from '../../text/late-pattern.ts';
import type {Instant, UtcDate} from '../../connectors/reading.ts';

const clock = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[,.](?<fraction>\d{1,9}))?)?`;
const zones = String.raw`z|(?:utc|gmt)(?:[+\-]\d{2}:?\d{2})?|\((?:utc|gmt)\)|[+\-]\d{2}:?\d{2}`;
// For text in lower case: patterns that ignore case take several times as long to make ready.
const american = new RegExp(String.raw`^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})(?:,? +|t)${clock}(?:\s?(?<half>[ap]m))?(?: ?(?<zone>${zones}))?$`, 'v');
const iso = new RegExp(String.raw`^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[t ]${clock}(?: ?(?<zone>${zones}))?$`, 'v');
const americanDate = /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/v;
const isoDate = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/v;

/** Longer text is no time. */
const maximumLength = 64;

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const named = latePattern(String.raw`^(?:(?<weekday>${dayNames.join('|')})[a-z]*\.?,? )?(?:(?<day>\d{1,2})[\- ](?<month>[a-z]{3,9})\.?,?[\- ](?<year>\d{4})|(?<americanMonth>[a-z]{3,9})\.? (?<americanDay>\d{1,2}),? (?<americanYear>\d{4}))(?:,? (?:at )?(?<rest>.*))?$`, 'v');
const wholeMonths = new Set(['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december', 'sept']);
/** Milliseconds in the JSON of .NET; a number without these words is no time. */
const dotNet = /^\/date\((?<milliseconds>\d{12,13})(?:[+\-]0000)?\)\/$/v;
const oddBlanks = /[\u00A0\u2007\u2009\u202F]/gv;

/** Returns a time with the name of a month as one with numbers, and one with odd blanks or `a.m.` as it is usual; a day of the week that is another makes it none. */
const usualForm = (text: string): string => {
	const plain = text.toLowerCase().replaceAll(oddBlanks, ' ').replace(/(?<=[ap])\. ?m\.?/v, 'm').replaceAll(/ {2,}/gv, ' ');
	const groups = named().exec(plain)?.groups;
	const name = groups?.['month'] ?? groups?.['americanMonth'] ?? '';
	const month = monthNames.includes(name) || wholeMonths.has(name) ? monthNames.indexOf(name.slice(0, 3)) + 1 : 0;
	if (!groups || month === 0) {
		return plain;
	}

	const [day, year] = [groups['day'] ?? groups['americanDay']!, groups['year'] ?? groups['americanYear']!];
	const weekday = dayNames.indexOf(groups['weekday'] ?? '');
	if (weekday !== -1 && new Date(Date.UTC(Number(year), month - 1, Number(day))).getUTCDay() !== weekday) {
		return '';
	}

	return `${month}/${day}/${year}${groups['rest'] === undefined ? '' : ` ${groups['rest']}`}`;
};

type Groups = Readonly<Record<string, string | undefined>>;

/**
Returns the instant (milliseconds) a text says: `1/13/2020 8:36:56 AM (UTC)`, `01/13/2020 08:36:56`, `1/13/2020 8:36:56 AM +00:00` (as
.NET writes it), ISO 8601, `22-Nov-2026 02:14:09`, `Sun, 22 Nov 2026 02:14:09 GMT`, `Nov 22, 2026 2:14:09 AM`, `/Date(1795313649000)/`.
Month first, UTC without an offset; null for anything else, and for a day or hour that does not exist.
*/
export const parseTime = (text: string): Instant | null => {
	const milliseconds = text.startsWith('/') ? dotNet.exec(text.toLowerCase())?.groups!['milliseconds'] : undefined;
	return milliseconds === undefined ? timeOf(text) : Number(milliseconds);
};

const timeOf = (text: string): Instant | null => {
	const groups = matchOf(text, american, iso);
	const midnight = groups && midnightOf(groups);
	const hour = groups && hourOf(groups);
	if (midnight === null || hour === null) {
		return null;
	}

	const [minute, second] = [Number(groups!['minute']), Number(groups!['second'] ?? 0)];
	const offset = offsetOf(groups!['zone'] ?? 'z');
	if (minute > 59 || second > 59 || offset === null) {
		return null;
	}

	const milliseconds = Number((groups!['fraction'] ?? '').padEnd(3, '0').slice(0, 3));
	return midnight + (hour * 3_600_000) + (minute * 60_000) + (second * 1000) + milliseconds - offset;
};

/** Returns the UTC date a text says, `01/13/2020` or `2020-01-13`; null when there is no such day. */
export const parseDate = (text: string): UtcDate | null => {
	const groups = matchOf(text, americanDate, isoDate);
	const midnight = groups && midnightOf(groups);
	return midnight === null ? null : new Date(midnight).toISOString().slice(0, 10);
};

/** Returns the UTC date a text says, also as the midnight it begins with (`11/21/2026 12:00:00 AM`, as .NET writes a date); null when it says none. */
export const parseDay = (text: string): UtcDate | null => {
	const date = parseDate(text.replace(/ ?\((?:utc|gmt)\)$/iv, ''));
	const instant = date === null ? parseTime(text) : null;
	return instant !== null && instant % 86_400_000 === 0 ? new Date(instant).toISOString().slice(0, 10) : date;
};

/** Only what is written month first has slashes. */
const matchOf = (text: string, monthFirst: RegExp, yearFirst: RegExp): Groups | null =>
	text.length > maximumLength ? null : usualMatch(text.toLowerCase(), monthFirst, yearFirst) ?? usualMatch(usualForm(text), monthFirst, yearFirst);

const usualMatch = (text: string, monthFirst: RegExp, yearFirst: RegExp): Groups | null => (text.includes('/') ? monthFirst : yearFirst).exec(text)?.groups ?? null;

/** Nothing was imported before 1970; `1/1/0001` is how .NET writes "never". */
const firstYear = 1970;

const midnightOf = (groups: Groups): Instant | null => {
	const [year, month, day] = [Number(groups['year']), Number(groups['month']), Number(groups['day'])];
	const exists = year >= firstYear && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
	return exists ? Date.UTC(year, month - 1, day) : null;
};

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const daysIn = (year: number, month: number): number => {
	const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	return month === 2 && isLeap ? 29 : monthLengths[month - 1]!;
};

const hourOf = (groups: Groups): number | null => {
	const hour = Number(groups['hour']);
	const {half} = groups;
	if (half === undefined) {
		return hour > 23 ? null : hour;
	}

	return hour < 1 || hour > 12 ? null : (hour % 12) + (half === 'pm' ? 12 : 0);
};

/** Returns how far ahead of UTC a zone of the pattern is; null when none is so far. Names are those of UTC. */
const offsetOf = (zone: string): number | null => {
	const offset = zone.replace(/^(?:utc|gmt)/v, '');
	if (!offset.startsWith('+') && !offset.startsWith('-')) {
		return 0;
	}

	const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
	if (hours > 14 || minutes > 59) {
		return null;
	}

	return (offset.startsWith('-') ? -1 : 1) * ((hours * 60) + minutes) * 60_000;
};
