import {isNarrow} from './graphemes.ts';
import {latePattern} from './late-pattern.ts';

/**
The one boundary for text from outside: files, file names, error messages, the environment.

It is an allow-list: what is not a letter, mark, number, punctuation, symbol or the plain space becomes a visible
stand-in. Controls get their control picture (U+2400 …), everything else that is invisible or steers the terminal
becomes U+FFFD. At most `maximumMarks` combining marks stay on one base, so a stack cannot grow over other rows.
*/
const maximumMarks = 4;

const plainAscii = /^[\u0020-\u007E]*$/v;
/** Characters that are never printed as they are. Unicode counts some marks that hide or join as letters and marks: those are listed by name. */
const steering = latePattern(String.raw`[[^\p{L}\p{M}\p{N}\p{P}\p{S} ]\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2800]`, 'gv');
const stackedMarks = latePattern(String.raw`(\p{M}{${maximumMarks}})\p{M}+`, 'gv');
const space = latePattern(String.raw`\p{Zs}`, 'v');
/** Some terminals lay them over the sign before, others put two columns beside it, so no column after them would hold. */
const skinTones = /[\u{1F3FB}-\u{1F3FF}]/gv;

/** Replaces every code point that must not reach a terminal. */
export const replaceSteering = (text: string, standIn: (character: string) => string): string => text.replaceAll(steering(), standIn);

/** Returns text that cannot move a cursor, change a colour, hide or reorder: one line, printable, same meaning. */
export const sanitize = (text: string): string => {
	if (plainAscii.test(text) || isNarrow(text)) {
		return text;
	}

	return replaceSteering(text.toWellFormed(), standIn).replaceAll(skinTones, '\uFFFD').replaceAll(stackedMarks(), '$1');
};

/** Returns the visible mark for one code point that must not reach a terminal. */
const standIn = (character: string): string => {
	const code = character.codePointAt(0)!;
	if (code < 0x20) {
		return String.fromCodePoint(0x24_00 + code);
	}

	if (code === 0x7F) {
		return '\u2421';
	}

	// No-break and other spaces are spaces to a reader.
	return space().test(character) ? ' ' : '\uFFFD';
};
