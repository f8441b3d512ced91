/** For terminals that cannot show more than ASCII. */
import {graphemes} from '../../text/graphemes.ts';
import {widthOf} from '../../text/width.ts';

const printableAscii = /^[\u0020-\u007E]*$/v;

const twins: Readonly<Record<string, string>> = {
	'…': '~', '·': '-', '→': '>', '“': '"', '”': '"', '’': '\'', '–': '-', '—': '-', '›': '>', '×': 'x',
};

/** Returns a sanitized text in ASCII, as wide as before: what has no twin becomes `?`. */
export const asciiOf = (text: string): string => {
	if (printableAscii.test(text)) {
		return text;
	}

	return [...graphemes.segment(text)]
		.map(({segment}) => printableAscii.test(segment) ? segment : twins[segment] ?? '?'.repeat(widthOf(segment)))
		.join('');
};
