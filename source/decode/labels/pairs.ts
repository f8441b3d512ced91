import {ownText} from '../lines/own-text.ts';
import {
	isBlank,
	skipBlanks,
	sliceTrimmed,
	trimBlanks,
} from '../lines/text-line.ts';
import {parseCount} from './counts.ts';
import {
	findWrittenLabel,
	maximumLabelLength,
	mayBeginWithLabel,
	prefixLength,
} from './find-label.ts';
import {parseTime} from './times.ts';
import type {Label} from './labels.ts';

/** A label and what stands behind it on the same line. */
export type Pair = {readonly label: Label; readonly value: string};

type FoundLabel = {readonly label: Label; readonly start: number; readonly valueStart: number};

// The shortest label and a separator.
const shortestLine = 3;
const bullet = /^(?:(?:[\-*•–—·>#;]|\/\/)+|[\(\[]?\d{1,4}[.\)\]:]+|[\(\[]?[a-zA-Z][.\)\]])[ \t]+/v;
/** The pattern is asked only where a bullet may be. */
const bulletStarts: ReadonlySet<string | undefined> = new Set('-*•–—·>#/;([0123456789');
const [tab, comma, semicolon, bar, colon, equalsSign] = [0x09, 0x2C, 0x3B, 0x7C, 0x3A, 0x3D];

const isCellEnd = (unit: number | undefined): boolean => unit === comma || unit === tab || unit === semicolon || unit === bar;

const nextCellEnd = (text: string, start: number): number => {
	let index = start;
	while (index < text.length && !isCellEnd(text.codePointAt(index))) {
		index++;
	}

	return index;
};

/** Hyphen, en dash and em dash. */
const isDash = (unit: number): boolean => unit === 0x2D || unit === 0x20_13 || unit === 0x20_14;

const noPairs: readonly Pair[] = [];

/** Heads of lines that are nothing but a label, as they were found: most lines of a log begin with one of a dozen, over and over. */
const knownHeads = new Map<string, Label>();
const mostHeads = 256;
/** What a value without any of these holds is neither quoted nor another pair. */
const beyondValue = /[",;\|\t]/v;

/**
Returns the only pair of a line like `Items failed: 14` whose label has been seen; null for any other line. There is no delimiter in
such a line, so it is no header either.
*/
export const readKnownPair = (text: string): Pair | null => {
	const colonAt = text.indexOf(':');
	const label = colonAt === -1 || colonAt > maximumLabelLength ? undefined : knownHeads.get(text.slice(0, colonAt));
	const value = label && sliceTrimmed(text, colonAt + 1, text.length);
	return value === undefined || beyondValue.test(value) ? null : {label: label!, value: label!.type === 'text' ? value : withoutEmphasis(value).trim()};
};

const noteHead = (text: string, [first, ...others]: readonly FoundLabel[]): void => {
	if (first?.start === 0 && others.length === 0 && text[first.valueStart - 1] === ':' && knownHeads.size < mostHeads) {
		knownHeads.set(ownText(text.slice(0, first.valueStart - 1)), first.label);
	}
};

/**
Returns the labelled values of a line without a known pair: `Label: value`, with `=`, a tab, a dash between blanks or a cell border in place
of the colon; one label, or several with commas between. Empty when the line does not start with a label.
*/
export const readPairs = (text: string): readonly Pair[] => {
	if (text.length < shortestLine) {
		return noPairs;
	}

	const start = skipBlanks(text, bulletLength(text));
	if (!mayBeginWithLabel(text, start + prefixLength(text.slice(start, start + maximumLabelLength)))) {
		return noPairs;
	}

	const found = findLabels(text, start);
	if (found.length === 0) {
		return readLoosePair(text.slice(start));
	}

	noteHead(text, found);
	return found.map(({label, valueStart}, index) => ({label, value: valueOf(text, valueStart, found[index + 1]?.start ?? text.length, label)}));
};

/** A label and its value with something else between them than a colon: an arrow, a row of dots, two blanks, the colon of East Asian writing. */
const loose = /^(?<label>[^\d:=>\uFF1A\u2192.]{4,80}?)(?:\s*(?:[\-=~]+>|[\u2192\u21D2\u2794\u279C\u27F6\uFF1A\uFE55]|:=)\s*|\s*(?:\.(?:\s?\.){2,}|\u2026+|_{3,}|(?:\u00B7\s?){3,})\s*(?::\s*)?|[ \u00A0]{2,})(?<value>\S.{0,63})$/v;

/** Returns the pair of such a line when the value is what the label asks for: else nobody knows what it is. */
const readLoosePair = (text: string): readonly Pair[] => {
	const groups = text.length > 2 * maximumLabelLength ? undefined : loose.exec(text.trim())?.groups;
	const label = groups ? findWrittenLabel(groups['label']!.trim()) : null;
	const value = groups?.['value']?.trim() ?? '';
	const isMeant = (label?.type === 'count' && parseCount(value) !== null) || (label?.type === 'time' && parseTime(value) !== null);
	return isMeant ? [{label, value}] : noPairs;
};

/** Returns the labels of a line that starts with one at `lineStart`. */
const findLabels = (text: string, lineStart: number): readonly FoundLabel[] => {
	const found: FoundLabel[] = [];
	let start = lineStart;
	let lastInk = start - 1;
	for (let index = start; index < text.length; index++) {
		const unit = text.codePointAt(index)!;
		let end = isCellEnd(unit) ? index : -1;
		if (end !== -1 || isSeparator(text, index, unit)) {
			const label = labelBetween(text, start, lastInk + 1);
			if (label && found.every(known => known.label !== label)) {
				found.push({label, start, valueStart: index + 1});
				end = nextCellEnd(text, endOfQuotes(text, index + 1) + 1);
			} else if (found.length === 0 && end !== -1) {
				return found;
			}
		}

		if (end !== -1) {
			start = skipBlanks(text, end + 1);
			lastInk = start - 1;
			index = lastInk;
		} else if (!isBlank(unit)) {
			lastInk = index;
		}
	}

	return found;
};

/** Returns how many characters before the first label are blanks, a border, a bullet or a number. */
export const bulletLength = (text: string): number => {
	const start = skipBlanks(text, 0);
	const framed = text[start] === '|' ? start + 1 : start;
	return bulletStarts.has(text[framed]) || /[.\)\]]/v.test(text[framed + 1] ?? '')
		? framed + (bullet.exec(text.slice(framed, framed + maximumLabelLength))?.[0].length ?? 0)
		: framed;
};

const isSeparator = (text: string, index: number, unit: number): boolean =>
	unit === colon || unit === equalsSign
	|| (isDash(unit) && index > 0 && isBlank(text.codePointAt(index - 1))
		&& (index + 1 === text.length || isBlank(text.codePointAt(index + 1))));

/** Text in quotes is a label only as a whole: a quoted cell that holds a colon is data. */
const labelBetween = (text: string, start: number, end: number): Label | null => {
	if (end <= start || end - start > maximumLabelLength) {
		return null;
	}

	const candidate = text.slice(start, end);
	const isOpenQuote = candidate.startsWith('"') && !(candidate.length > 1 && candidate.endsWith('"'));
	return isOpenQuote ? null : findWrittenLabel(candidate);
};

/** Returns the index of the closing quote when a quoted value starts here, else the index before `start`. */
const endOfQuotes = (text: string, start: number): number => {
	const open = skipBlanks(text, start);
	if (text[open] !== '"') {
		return start - 1;
	}

	const close = closingQuote(text, open + 1);
	const after = close === -1 ? close : skipBlanks(text, close + 1);
	return close !== -1 && (after === text.length || isCellEnd(text.codePointAt(after))) ? close : start - 1;
};

/** Returns where a quoted text that starts at `start` ends, quotes inside being doubled; -1 when it does not. */
export const closingQuote = (text: string, start: number): number => {
	let close = text.indexOf('"', start);
	while (close !== -1 && text[close + 1] === '"') {
		close = text.indexOf('"', close + 2);
	}

	return close;
};

const valueOf = (text: string, start: number, end: number, label: Label): string => {
	const value = withoutEnd(sliceTrimmed(text, start, end), label, end === text.length);
	const isQuoted = value.length > 1 && value.startsWith('"') && closingQuote(value, 1) === value.length - 1;
	return isQuoted ? value.slice(1, -1).replaceAll('""', '"') : value;
};

/** How Markdown marks bold and code. */
const emphasis = /^[*_`~>=]{1,3}[ \t]*|[ \t]*[*_`~]{1,3}$/gv;
const isMark = (unit: number | undefined): boolean =>
	unit === 0x2A || unit === 0x5F || unit === 0x60 || unit === 0x7E || unit === 0x3E || unit === equalsSign;

/** Returns a count or a time without these, and without the end of an arrow. */
const withoutEmphasis = (value: string): string =>
	isMark(value.codePointAt(0)) || isMark(value.codePointAt(value.length - 1)) ? value.replaceAll(emphasis, '') : value;

/** Text keeps what it ends in, but for the one end of a cell before the next label. */
const withoutEnd = (value: string, {type, scope}: Label, isLast: boolean): string => {
	if (type === 'count' || type === 'time') {
		return withoutEmphasis(withoutEmptyCells(value));
	}

	if (type !== 'text' || scope === 'name') {
		return withoutEmptyCells(value);
	}

	return !isLast && isCellEnd(value.codePointAt(value.length - 1)) ? trimBlanks(value.slice(0, -1)) : value;
};

/** Returns a value without the empty cells a spreadsheet puts behind it, and without white space; that of pasted text is no-break spaces. */
export const withoutEmptyCells = (value: string): string => {
	let end = value.length;
	while (end > 0 && (isCellEnd(value.codePointAt(end - 1)) || isBlank(value.codePointAt(end - 1)))) {
		end--;
	}

	return value.slice(0, end).trim();
};
