import type {Certainty} from '../labels.ts';
import type {Page} from '../page.ts';
import type {Pair} from '../pairs.ts';
import type {TextLine} from '../text-line.ts';

/** A line and its labelled values; these are empty when it does not start with a label. */
export type LabelledLine = TextLine & {readonly pairs: readonly Pair[]};

/** One way a log may be laid out. A row of the layouts table. */
export type Layout = {
	readonly name: string;
	/** One sentence for docs/log-formats.md. */
	readonly summary: string;
	readonly certainty: Certainty;
	/** What it looks like, for the documentation. */
	readonly example: string;
};

/** A layout read line by line. */
export type LineLayout = Layout & {
	/** Takes a line and accounts for its bytes; false hands it on to the next row of the table, untouched. */
	read(page: Page, line: LabelledLine): boolean;
};
