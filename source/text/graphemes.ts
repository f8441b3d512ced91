/** ASCII, Latin, Greek, Cyrillic, our own glyphs: each one column and a grapheme by itself, so nobody need load tables for it. */
const narrow = String.raw`\u0020-\u007E\u00A1-\u00AC\u00AE-\u024F\u0391-\u03A1\u03A3-\u03C9\u0410-\u044F\u2013\u2014\u2016\u2018-\u201D\u2020-\u2022\u2026\u203A\u2190-\u2193\u21B5\u2260\u2298\u2500-\u2593\u25B2\u25B8\u25C6\u25C9\u25CB\u25CC\u25CF\u25D0\u25D4\u25F7\u2713\u2717\u2731`;
const allNarrow = new RegExp(`^[${narrow}]*$`, 'v');
/** What colours a text is a grapheme by itself, too. */
const allSingle = new RegExp(`^[${narrow}\u001B]*$`, 'v');

/** Returns whether a text takes as many terminal columns as it has UTF-16 units; false says nothing. */
export const isNarrow = (text: string): boolean => allNarrow.test(text);

/** A grapheme and where it begins, in UTF-16 units. */
export type Grapheme = {readonly segment: string; readonly index: number};

let segmenter: Intl.Segmenter | undefined;

/** `Intl.Segmenter` for graphemes, for texts that need one: to make the first takes as long as a third of a start of Node. */
export const graphemes = {
	/** Returns the graphemes of a text, in order. */
	segment(text: string): Iterable<Grapheme> {
		if (allSingle.test(text)) {
			return Array.from(text, (segment, index) => ({segment, index}));
		}

		segmenter ??= new Intl.Segmenter('en', {granularity: 'grapheme'});
		return segmenter.segment(text);
	},
};
