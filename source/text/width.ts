import stringWidth from 'string-width';

/** ASCII, Latin, Greek, Cyrillic, our own glyphs: each one column and a grapheme by itself, so nobody need load tables for it. */
const narrow = /^[\u0020-\u007E\u00A1-\u00AC\u00AE-\u024F\u0391-\u03A1\u03A3-\u03C9\u0410-\u044F\u2013\u2014\u2016\u2018-\u201D\u2020-\u2022\u2026\u203A\u2260\u2298\u2500-\u2593\u25B2\u25B8\u25C6\u25C9\u25CB\u25CC\u25CF\u25D0\u25D4\u25F7\u2713\u2717\u2731]*$/v;
let segmenter: Intl.Segmenter | undefined;

/** Made when it is needed: the first one takes as long as a third of a start of Node. */
const segmentsOf = (text: string): Intl.Segments => {
	segmenter ??= new Intl.Segmenter('en', {granularity: 'grapheme'});
	return segmenter.segment(text);
};

/** Returns how many terminal columns a sanitized text takes. */
export const widthOf = (text: string): number => narrow.test(text) ? text.length : stringWidth(text);

/** Returns the longest start of a sanitized text that fits into `columns`, ending in `ellipsis` when cut. */
export const truncate = (text: string, columns: number, ellipsis = '…'): string => {
	if (widthOf(text) <= columns) {
		return text;
	}

	const room = columns - ellipsis.length;
	if (room < 0) {
		return '';
	}

	if (narrow.test(text)) {
		return text.slice(0, room) + ellipsis;
	}

	let kept = '';
	let width = 0;
	for (const {segment} of segmentsOf(text)) {
		const next = width + widthOf(segment);
		if (next > room) {
			break;
		}

		kept += segment;
		width = next;
	}

	return kept + ellipsis;
};

/** Returns a sanitized text cut or padded to exactly `columns`. */
export const fit = (text: string, columns: number, align: 'left' | 'right' = 'left', ellipsis = '…'): string => {
	const cut = truncate(text, columns, ellipsis);
	const padding = ' '.repeat(Math.max(0, columns - widthOf(cut)));
	return align === 'left' ? cut + padding : padding + cut;
};
