/** Longer text has the shape of its start, in UTF-16 units. */
const maximumShape = 200;

/** Letters, digits and what joins them in ids and addresses. */
const run = /[\-.\w@\u{80}-\u{10FFFF}]+/gv;
const digit = /\d/v;
/** An address of a person, also one without a digit. */
const address = /[^@]@[^@]/v;
/** Names of days and months, and halves of a day, which change as digits do. */
const calendar = /^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|am|pm|a\.m\.|p\.m\.)\.?$/iv;
const hexadecimal = /^[\da-f]{8,}$/iv;
/** Numbers beside each other: a time, a date, a number in groups. */
const numbers = /#(?:[\s#\/:,.+\-]*#)*/gv;

/**
Returns what lines that differ only in numbers, times and ids have in common: `#` for each of these, white space as one blank, lower
case. `Error: 14 items failed at 11/22/2026 2:14 AM` gives `error: # items failed at #`.
*/
export const shapeOf = (line: string): string => line.slice(0, 2 * maximumShape)
	.replaceAll(run, word => digit.test(word) || address.test(word) || hexadecimal.test(word) || calendar.test(word) ? '#' : word.toLowerCase())
	.replaceAll(numbers, '#')
	.replaceAll(/\s+/gv, ' ')
	.trim()
	.slice(0, maximumShape);
