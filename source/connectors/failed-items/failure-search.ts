/** What somebody typed to find failed items, and which texts hold it. */
import {
	type LinearExpression,
	areExpressionsLoaded,
	expressionTrouble,
	linearExpression,
} from '../../text/linear-expression.ts';

/** More words than this are not told apart: the last one takes the rest. */
const maximumWords = 28;

const expression = /^\/(?<source>.+)\/$/v;

/**
Returns what has to be somewhere in a row, all of it: the words of a filter, or one regular expression when it is written
`/…/` (it may hold spaces).
*/
export const searchWords = (filter: string): readonly string[] => {
	const text = filter.trim();
	const words = expression.test(text) ? [text] : text.split(' ').filter(word => word !== '');
	return words.length <= maximumWords ? words : [...words.slice(0, maximumWords - 1), words.slice(maximumWords - 1).join(' ')];
};

/** Returns the regular expression a word stands for, the error when it stands for none, null for a word that is looked for as it is. */
const expressionOf = (word: string): LinearExpression | Error | null => {
	const source = expression.exec(word)?.groups?.['source'];
	if (source === undefined) {
		return null;
	}

	try {
		return linearExpression(source);
	} catch (error) {
		return error as Error;
	}
};

/**
Returns why words cannot be looked for, one sentence: the first that is written as a regular expression and is none. Null when
all can.
*/
export const wordsProblem = (words: readonly string[]): string | null => {
	for (const word of words) {
		const pattern = expressionOf(word);
		if (pattern instanceof Error) {
			return `"${word}" is not a regular expression: ${expressionTrouble(pattern)}`;
		}
	}

	return null;
};

/** Whether words cannot be looked for before `loadExpressions` was called. */
export const needsExpressions = (words: readonly string[]): boolean => !areExpressionsLoaded() && words.some(word => expression.test(word));

/** Returns how a word is looked for in a text: in any case. What is no regular expression is in none. */
const testOf = (word: string): ((text: string, folded: string) => boolean) => {
	const pattern = expressionOf(word);
	const needle = word.toLowerCase();
	return pattern === null ? (_text, folded) => folded.includes(needle) : text => !(pattern instanceof Error) && pattern.test(text);
};

/** Returns the bits of the words that a text does not hold: the first word has bit `firstBit`, the next one twice that, and so on. */
export type MissingWords = (text: string) => number;

/** Returns a function that says which words a text lacks; see `MissingWords`. */
export const missingWords = (words: readonly string[], firstBit: number): MissingWords => {
	const tests = words.map(word => testOf(word));
	return text => {
		const folded = text.toLowerCase();
		let missing = 0;
		for (const [place, test] of tests.entries()) {
			missing |= test(text, folded) ? 0 : firstBit << place;
		}

		return missing;
	};
};

/** Returns the word as it is looked for in folded text, null for a regular expression. */
export const plainWord = (word: string): string | null => expression.test(word) ? null : word.toLowerCase();
