/** A line as text, without its end. */
export type TextLine = {
	/** 1-based. */
	readonly number: number;
	/** Its first byte in the file. */
	readonly start: number;
	readonly text: string;
	/** Bytes in the file, the line's end included. */
	readonly length: number;
};

/** Returns text without blanks (space, tab) at its ends; other white space belongs to the value. */
export const trimBlanks = (text: string): string => sliceTrimmed(text, 0, text.length);

/** Returns a part of a text without blanks at its ends. */
export const sliceTrimmed = (text: string, from: number, to: number): string => {
	let start = from;
	let end = to;
	while (start < end && isBlank(text.codePointAt(start))) {
		start++;
	}

	while (end > start && isBlank(text.codePointAt(end - 1))) {
		end--;
	}

	return text.slice(start, end);
};

/** Returns where the blanks from `start` on end. */
export const skipBlanks = (text: string, start: number): number => {
	let index = start;
	while (index < text.length && isBlank(text.codePointAt(index))) {
		index++;
	}

	return index;
};

/** Returns whether a UTF-16 unit is a space or a tab. */
export const isBlank = (unit: number | undefined): boolean => unit === 0x20 || unit === 0x09;

// Bounded by the caller: a rule is looked for in short lines only.
const rule = /^[\s\-=_*#~+\|:,;\u2013\u2014\u2500\u2501\u2550]*$/v;
const maximumRuleLength = 1000;

/** What rules are drawn with, in ASCII. */
const strokes = '\t\n\v\f\r -=_*#~+|:,;';
/** By ASCII character: most lines begin with one no rule is drawn with, which this tells faster than the pattern. */
const drawn = Array.from({length: 0x80}, (_, code) => strokes.includes(String.fromCodePoint(code)));

/** Returns whether a line that begins with this character may be drawn or blank: false is certain. */
export const mayBeDrawn = (code: number): boolean => drawn[code] ?? true;

/** Returns whether a line holds nothing but blanks. */
export const isBlankLine = (text: string): boolean => skipBlanks(text, 0) === text.length;

/** Returns whether a line is drawn, not written: a rule of hyphens, the rule below the header of a Markdown table, cells without text. */
export const isRule = (text: string): boolean =>
	text.length <= maximumRuleLength && mayBeDrawn(text.codePointAt(0) ?? 0) && rule.test(text);

/** Returns whether a rule is a row of cells without text: how a spreadsheet saves a blank line. */
export const isEmptyRow = (text: string): boolean => /^[\s,;\|]*$/v.test(text);

/** Returns a line without the zeros at its ends: they are a hole in the file, not text. */
export const withoutZeros = (text: string): string => {
	let start = 0;
	let end = text.length;
	while (start < end && text.codePointAt(start) === 0) {
		start++;
	}

	while (end > start && text.codePointAt(end - 1) === 0) {
		end--;
	}

	return start === 0 && end === text.length ? text : text.slice(start, end);
};
