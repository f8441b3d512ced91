/** Days in words and letters. */
import {dayStates} from '../../connectors/days/days.ts';
import type {Day, DayState} from '../../connectors/model.ts';
import type {UtcDate} from '../../connectors/reading.ts';
import {weekdayOf} from '../../text/time.ts';
import {dayGlyphs, pick} from '../line/glyphs.ts';
import {type Line, lineWidth, span} from '../line/line.ts';

/** Returns what a state of a day means, a sentence without a full stop. */
export const meaningOfDay = (state: DayState): string => dayStates.find(({name}) => name === state)!.meaning;

const letters = 'SMTWTFS';

/** Returns the first letters of the weekdays of dates, one column each. */
export const weekdayLetters = (dates: readonly UtcDate[]): string => dates.map(date => letters[weekdayOf(date)]!).join('');

/** Returns the day states that occur in some rows of days, explained: `● imported  ✗ failed`; closer together where that makes them fit. */
export const dayLegend = (days: Iterable<Day>, {isAscii, width}: {readonly isAscii: boolean; readonly width: number}): Line => {
	const seen = new Set<DayState>();
	for (const day of days) {
		seen.add(day.state);
	}

	const explained = Object.entries(dayGlyphs).filter(([state]) => seen.has(state as DayState) && state !== 'before');
	const apart = (gap: string): Line => explained.flatMap(([state, glyph], index): Line =>
		[span(index === 0 ? '' : gap), span(pick(glyph, isAscii), glyph.tone), span(` ${state}`, 'dim')]);
	const wide = apart('  ');
	return lineWidth(wide) <= width ? wide : apart(' ');
};

/** Whether a day needs an explanation: something failed, was dropped, or is not known. */
export const isBadDay = (state: DayState): boolean => ['failed', 'partial', 'unknown', 'missing', 'lost', 'silent'].includes(state);
