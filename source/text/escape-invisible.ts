import {replaceSteering} from './sanitize.ts';

// What must not be there is looked for: a pattern for the whole text would overflow the stack on one of some 30 MB.
const notPlain = /[^\n\u0020-\u007E]/v;

/** Returns JSON whose strings hold nothing invisible as such: the same value, every such character as `\uXXXX`. */
export const escapeInvisible = (json: string): string =>
	// Line breaks of indented JSON are between values; those inside a value are escaped already.
	notPlain.test(json) ? replaceSteering(json, found => found === '\n' ? found : unicodeEscape(found)) : json;

const unicodeEscape = (character: string): string => {
	let escaped = '';
	for (let index = 0; index < character.length; index++) {
		// UTF-16 units on purpose: JSON knows no escape for a whole code point beyond U+FFFF.
		// eslint-disable-next-line unicorn/prefer-code-point
		escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
	}

	return escaped;
};
