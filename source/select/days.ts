/** Days in words and letters. */
import type {Day, DayState} from '../connectors/model.ts';
import type {UtcDate} from '../connectors/reading.ts';
import {weekdayOf} from '../text/time.ts';
import {dayGlyphs, pick} from './glyphs.ts';
import {type Line, type Span, span} from './line.ts';

const letters = 'SMTWTFS';

/** Returns the first letters of the weekdays of dates, one column each. */
export const weekdayLetters = (dates: readonly UtcDate[]): string => dates.map(date => letters[weekdayOf(date)]!).join('');

/** Returns the day states that occur in some rows of days, explained: `● imported  ✗ failed`. */
export const dayLegend = (days: Iterable<Day>, isAscii: boolean): Line => {
	const seen = new Set<DayState>();
	for (const day of days) {
		seen.add(day.state);
	}

	const line: Span[] = [];
	for (const [state, glyph] of Object.entries(dayGlyphs)) {
		if (seen.has(state as DayState) && state !== 'before') {
			line.push(span(line.length === 0 ? '' : '  '), span(pick(glyph, isAscii), glyph.tone), span(` ${state}`, 'dim'));
		}
	}

	return line;
};
