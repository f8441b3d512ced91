import {
	addDays,
	durations,
	startOfDate,
	utcDateOf,
	weekdayOf,
} from '../../text/time.ts';
import {firstLogAfterCreation} from '../clock.ts';
import type {Day, DayState, HeldImport} from '../model.ts';
import type {Count, Instant, UtcDate} from '../reading.ts';

/** What a day of the strip can be, worst first. */
export const dayStates: ReadonlyArray<{readonly name: DayState; readonly letter: string; readonly meaning: string}> = [
	{name: 'failed', letter: 'F', meaning: 'an import of that day has failed items'},
	{name: 'lost', letter: 'L', meaning: 'no log held, and the portal no longer offers it'},
	{name: 'missing', letter: 'M', meaning: 'no log held; the portal still offers it until the download-by date'},
	{name: 'unknown', letter: '?', meaning: 'something of that day is held, but not whether items failed; download its log again'},
	{name: 'silent', letter: 'S', meaning: 'a held log has entries before and after that day but none for it; downloading again cannot help'},
	{name: 'partial', letter: 'P', meaning: 'an import of that day dropped attachments'},
	{name: 'imported', letter: 'I', meaning: 'everything available that day was imported or skipped as a duplicate'},
	{name: 'empty', letter: 'E', meaning: 'the connector ran and found no items'},
	{name: 'due', letter: 'D', meaning: 'today or yesterday, nothing held yet'},
	{name: 'idle', letter: '-', meaning: 'no import, and none was expected'},
	{name: 'before', letter: '.', meaning: 'before the first evidence of this connector'},
];

/** How many days the portal keeps a log (documented). */
export const daysKept = 7;

/** The history goes back ten years at most: a log dated 1970 must not make a page of days nobody has. */
export const maximumHistory = 3653;

/** What the strip and the history of one connector are made of. */
export type DayBook = {
	readonly today: UtcDate;
	/** Imports to colour the days with. */
	readonly imports: readonly HeldImport[];
	readonly emptyDays: ReadonlySet<UtcDate>;
	/** Dates of imports that are cut off and held nowhere whole: no evidence, yet something of that day is held. */
	readonly cutDays: ReadonlySet<UtcDate>;
	/** Logs keep a day with no upload out of the question: records logs and audit exports. */
	readonly absence: 'idle' | 'before' | 'judged';
	/** Whether a held log has entries before and after a date without one of its own. */
	readonly isSilent: (date: UtcDate) => boolean;
	readonly expectedWeekdays: ReadonlySet<number> | null;
	readonly isListed: boolean;
	readonly createdAt: Instant | null;
};

type Entry = {readonly imports: number; readonly failed: Count; readonly state: DayState};

const stateOfImport = ({kind, counts}: HeldImport): DayState => {
	if (counts.failed === null && kind === 'admin-log') {
		return 'unknown';
	}

	if ((counts.failed ?? 0) > 0) {
		return 'failed';
	}

	if (kind === 'audit-export') {
		return (counts.skipped ?? 0) > 0 ? 'unknown' : 'before';
	}

	return (counts.partiallyImported ?? 0) > 0 ? 'partial' : 'imported';
};

/** Returns the worst of the day's imports. */
const stateOfImports = (imports: readonly HeldImport[], isCut: boolean): DayState => {
	const states = new Set(imports.map(item => stateOfImport(item)));
	if (isCut) {
		states.add('unknown');
	}

	return dayStates.find(({name}) => states.has(name))!.name;
};

const failedOf = (imports: readonly HeldImport[]): Count => {
	let failed = 0;
	for (const {counts} of imports) {
		if (counts.failed === null) {
			return null;
		}

		failed += counts.failed;
	}

	return failed;
};

const entriesByDate = ({imports, emptyDays, cutDays}: DayBook): ReadonlyMap<UtcDate, Entry> => {
	const entries = new Map<UtcDate, Entry>([...emptyDays].map(date => [date, {imports: 0, failed: null, state: 'empty'}]));
	for (const [date, ofDate] of Map.groupBy(imports, item => item.date)) {
		const isCut = cutDays.has(date);
		entries.set(date, {imports: ofDate.length, failed: isCut ? null : failedOf(ofDate), state: stateOfImports(ofDate, isCut)});
	}

	return entries;
};

/** Returns the date of the first evidence, null without any. */
const firstDate = (entries: ReadonlyMap<UtcDate, Entry>): UtcDate | null =>
	entries.keys().toArray().toSorted()[0] ?? null;

/** Whether a date is before anything can be said: earlier than the first evidence; without any, until creation + 72 h. */
const isBefore = (date: UtcDate, first: UtcDate | null, {isListed, createdAt}: DayBook): boolean => {
	if (first !== null) {
		return date < first;
	}

	return createdAt === null ? !isListed : startOfDate(date) < createdAt + firstLogAfterCreation;
};

const absent = (date: UtcDate, first: UtcDate | null, book: DayBook): DayState => {
	if (isBefore(date, first, book)) {
		return 'before';
	}

	if (book.absence !== 'judged') {
		return book.absence;
	}

	if (book.expectedWeekdays !== null && !book.expectedWeekdays.has(weekdayOf(date))) {
		return 'idle';
	}

	if (date < book.today && book.isSilent(date)) {
		return 'silent';
	}

	if (date >= addDays(book.today, -1)) {
		return 'due';
	}

	return date >= addDays(book.today, -daysKept) ? 'missing' : 'lost';
};

/** What the portal must still be asked for, while it offers it. */
const downloadable: ReadonlySet<DayState> = new Set(['missing', 'unknown']);

const dayOf = (date: UtcDate, entry: Entry | undefined, state: DayState, {today}: DayBook): Day => ({
	date,
	state,
	imports: entry?.imports ?? 0,
	failed: entry?.failed ?? null,
	downloadBy: downloadable.has(state) && date >= addDays(today, -daysKept) ? addDays(date, daysKept) : null,
});

/** An import that is cut off is no evidence, but worse than an empty day or nothing at all. */
const stateOn = (date: UtcDate, entry: Entry | undefined, first: UtcDate | null, book: DayBook): DayState => {
	const isCutAlone = book.cutDays.has(date) && (entry === undefined || entry.state === 'empty');
	return isCutAlone ? 'unknown' : entry?.state ?? absent(date, first, book);
};

/**
Returns the eight-day strip (the previous seven UTC days and today) and the history (from the first evidence to today, ten
years at most, empty without evidence), both oldest first.
*/
export const judgeDays = (book: DayBook): {readonly days: readonly Day[]; readonly history: readonly Day[]} => {
	const entries = entriesByDate(book);
	const first = firstDate(entries);
	const today = startOfDate(book.today);
	const stripStart = today - (daysKept * durations.day);
	const historyStart = first === null ? today + durations.day : Math.max(startOfDate(first), today - (maximumHistory * durations.day));
	const all: Day[] = [];
	for (let start = Math.min(stripStart, historyStart); start <= today; start += durations.day) {
		const date = utcDateOf(start);
		const entry = entries.get(date);
		all.push(dayOf(date, entry, stateOn(date, entry, first, book), book));
	}

	return {
		days: all.slice(-(daysKept + 1)),
		history: all.slice(Math.max(0, (historyStart - stripStart) / durations.day)),
	};
};
