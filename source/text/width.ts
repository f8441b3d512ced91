import stringWidth from 'string-width';
import {graphemes, isNarrow} from './graphemes.ts';

/** Returns how many terminal columns a sanitized text takes. */
export const widthOf = (text: string): number => isNarrow(text) ? text.length : stringWidth(text);

/** Returns the longest start of a sanitized text that fits into `columns`, ending in `ellipsis` when cut. */
export const truncate = (text: string, columns: number, ellipsis = '…'): string => {
	if (widthOf(text) <= columns) {
		return text;
	}

	const room = columns - ellipsis.length;
	if (room < 0) {
		return '';
	}

	if (isNarrow(text)) {
		return text.slice(0, room) + ellipsis;
	}

	let kept = '';
	let width = 0;
	for (const {segment} of graphemes.segment(text)) {
		const next = width + widthOf(segment);
		if (next > room) {
			break;
		}

		kept += segment;
		width = next;
	}

	return kept + ellipsis;
};

/** Returns the longest end of a sanitized text that fits into `columns`, after `ellipsis` when cut. */
export const truncateStart = (text: string, columns: number, ellipsis = '…'): string => {
	let rest = widthOf(text);
	if (rest <= columns) {
		return text;
	}

	for (const {segment, index} of graphemes.segment(text)) {
		if (rest + ellipsis.length <= columns) {
			return ellipsis + text.slice(index);
		}

		rest -= widthOf(segment);
	}

	return columns < ellipsis.length ? '' : ellipsis;
};

/** Returns a sanitized text in pieces of at most `columns`, broken wherever a piece is full; a character wider than that is a piece of its own. */
export const breakText = (text: string, columns: number): readonly string[] => {
	if (widthOf(text) <= columns) {
		return [text];
	}

	const pieces: string[] = [];
	let piece = '';
	let room = columns;
	for (const {segment} of graphemes.segment(text)) {
		const width = widthOf(segment);
		if (width > room && piece !== '') {
			pieces.push(piece);
			piece = '';
			room = columns;
		}

		piece += segment;
		room -= width;
	}

	return [...pieces, piece];
};

/** Returns a sanitized text cut or padded to exactly `columns`. */
export const fit = (text: string, columns: number, align: 'left' | 'right' = 'left', ellipsis = '…'): string => {
	const cut = truncate(text, columns, ellipsis);
	const padding = ' '.repeat(Math.max(0, columns - widthOf(cut)));
	return align === 'left' ? cut + padding : padding + cut;
};
