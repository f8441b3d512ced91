import {decodeText, type ByteEncoding} from './encoding.ts';

/** So many characters in a row that make no sense in the encoding of the file, and do in another, are written in that. */
const fewest = 12;

/** Two ASCII characters read as one of UTF-16. */
const isPair = (unit: number): boolean => isAscii(unit >>> 8) && isAscii(unit & 0xFF);
/** An ASCII character of UTF-16 whose bytes are the other way round. */
const isSwapped = (unit: number): boolean => (unit & 0xFF) === 0 && isAscii(unit >>> 8);
const isAscii = (byte: number): boolean => (byte >= 0x20 && byte < 0x7F) || byte === 0x09 || byte === 0x0A || byte === 0x0D;

const strange = /[\u0900-\uFFFF]{12}/v;
/** ASCII text of UTF-16 in a file of single bytes: each second one is zero. */
const widened = /(?:[^\0]\0){5}|(?:\0[^\0]){5}/v;
const byteOrderMark = /^(?:\u00FF\u00FE|\u00FE\u00FF|\uFFFD\uFFFD|\uFEFF|\uFFFE)/v;

/** Returns the text of UTF-16 from where another encoding begins on, read in that. */
const otherPart = (text: string, encoding: 'utf-16le' | 'utf-16be'): {readonly start: number; readonly rest: string} | null => {
	for (const test of [isPair, isSwapped]) {
		const start = firstRun(text, test);
		if (start === -1) {
			continue;
		}

		const bytes = Buffer.from(text.slice(start), 'utf16le');
		if (test === isSwapped || encoding === 'utf-16be') {
			bytes.swap16();
		}

		return {start, rest: decodeText(bytes, test === isSwapped ? 'utf-16le' : 'utf-8').text};
	}

	return null;
};

/** Returns where the first run of units begins that a test finds; -1 when it is too short. */
const firstRun = (text: string, test: (unit: number) => boolean): number => {
	let length = 0;
	for (let index = 0; index < text.length; index++) {
		// UTF-16 units on purpose: bytes are what is looked at.
		// eslint-disable-next-line unicorn/prefer-code-point
		length = test(text.charCodeAt(index)) ? length + 1 : 0;
		if (length === fewest) {
			return index + 1 - fewest;
		}
	}

	return -1;
};

/**
Returns the lines a line of the file really is, where a second encoding begins in it: a log in UTF-16 to which a program added UTF-8, or
the other way round. Null when it is one line in the encoding of the file.
*/
export const linesInOtherEncoding = (text: string, encoding: ByteEncoding): readonly string[] | null => {
	if (encoding === 'utf-8') {
		return text.includes('\0') && widened.test(text) ? [text.replace(byteOrderMark, '').replaceAll('\0', '')] : null;
	}

	const other = strange.test(text) ? otherPart(text, encoding) : null;
	if (other === null) {
		return null;
	}

	const before = text.slice(0, other.start).replace(/[\uFEFF\uFFFE]$/v, '');
	const lines = other.rest.replace(byteOrderMark, '').split(/\r\n?|\n/v);
	return before === '' ? lines : [before, ...lines];
};
