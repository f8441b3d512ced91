import type {Problem, ProblemName} from '../../connectors/reading.ts';
import {shapeOf} from '../../text/shape-of.ts';
import {ownText} from '../lines/own-text.ts';

/** How much of the file a message quotes, in UTF-16 units. */
const maximumQuote = 60;

/** Returns text of the file in quotation marks, cut to a readable length. */
const quote = (text: string): string =>
	`“${ownText(text.slice(0, maximumQuote))}${text.length > maximumQuote ? '…' : ''}”`;

/** The closed list of problems: the sentence for each, given what it is about. */
export const problemSentences: Readonly<Record<ProblemName, (about: string, value: string) => string>> = {
	'bad-count': (about, value) => `${about} is ${quote(value)}, which is no whole number of items.`,
	'bad-time': (about, value) => `${about} is ${quote(value)}, which is no time this program reads (month first, or ISO 8601).`,
	'bad-date': (about, value) => `${about} ${quote(value)}: there is no such date (month first, or ISO 8601).`,
	'incomplete-import': about => `The import ends before ${about}: the file is cut off or its layout is not known.`,
	'repeated-field': (about, value) => `${about} stands twice in one import; the first is kept, ${quote(value)} is not.`,
	'unread-line': (_about, value) => `Not understood: ${quote(value)}.`,
	unexplained: (_about, value) => `No part of an import, yet it may be one: ${quote(value)}.`,
	'unread-value': (about, value) => `${about} ${quote(value)} was not read.`,
	'too-long-line': (about, value) => `${about} is longer than ${value} and was not read.`,
	'bad-encoding': about => about,
	'cut-record': about => `${about} is cut short: what is left of it is counted as a failed item.`,
	'key-twice': about => `${about} has a key that is written twice: which of its values counts is not known.`,
	'more-records': about => about,
	'too-deep': about => `${about} is nested too deeply or has too many keys, and was not read.`,
	'unclear-names': about => about,
};

/** Returns a problem with its sentence. */
export const describeProblem = (
	problem: ProblemName,
	place: {readonly line: number | null; readonly isInsideImport: boolean},
	about: string,
	value = '',
): Problem => ({
	problem,
	line: place.line,
	message: problemSentences[problem](about, value),
	isInsideImport: place.isInsideImport,
	shape: shapeOf(`${about} ${value}`),
});
