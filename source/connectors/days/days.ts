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
	/** Logs keep a day with no upload out of the question: records logs and audit exports. */
	readonly absence: 'idle' | 'before' | 'judged';
	/** Whether a held log has entries before and after a date without one of its own. */
	readonly isSilent: (date: UtcDate) => boolean;
	readonly expectedWeekdays: ReadonlySet<number> | null;
	readonly isListed: boolean;
	readonly createdAt: Instant | null;
};

type Entry = {imports: number; failed: Count; state: DayState | null};

/** A failed count nobody could read leaves the day as if its log were not held: download it again. */
const stateOfImport = ({kind, counts}: HeldImport): DayState | null => {
	if (counts.failed === null && kind === 'admin-log') {
		return null;
	}

	if ((counts.failed ?? 0) > 0) {
		return 'failed';
	}

	if (kind === 'audit-export') {
		return 'before';
	}

	return (counts.partiallyImported ?? 0) > 0 ? 'partial' : 'imported';
};

/** Returns the worst of the day's imports; null when one of them could not be read and none has failed items. */
const stateOfImports = (imports: readonly HeldImport[]): DayState | null => {
	const states = new Set(imports.map(item => stateOfImport(item)));
	return states.has(null) && !states.has('failed') ? null : dayStates.find(({name}) => states.has(name))!.name;
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

const entriesByDate = ({imports, emptyDays}: DayBook): ReadonlyMap<UtcDate, Entry> => {
	const entries = new Map<UtcDate, Entry>([...emptyDays].map(date => [date, {imports: 0, failed: null, state: 'empty'}]));
	for (const [date, ofDate] of Map.groupBy(imports, item => item.date)) {
		entries.set(date, {imports: ofDate.length, failed: failedOf(ofDate), state: stateOfImports(ofDate)});
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

const dayOf = (date: UtcDate, entry: Entry | undefined, state: DayState): Day => ({
	date,
	state,
	imports: entry?.imports ?? 0,
	failed: entry?.failed ?? null,
	downloadBy: state === 'missing' ? addDays(date, daysKept) : null,
});

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
		all.push(dayOf(date, entry, entry?.state ?? absent(date, first, book)));
	}

	return {
		days: all.slice(-(daysKept + 1)),
		history: all.slice(Math.max(0, (historyStart - stripStart) / durations.day)),
	};
};
