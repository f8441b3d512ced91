import type {Draft} from '../blocks/draft.ts';
import type {JsonField, JsonObject} from '../json/json-fields.ts';
import type {Certainty} from '../labels/labels.ts';
import type {Page} from '../blocks/page.ts';
import type {Pair} from '../labels/pairs.ts';
import type {Header} from '../rows/row-table.ts';
import type {TextLine} from '../lines/text-line.ts';

/** A line and its labelled values; these are empty when it does not start with a label. */
export type LabelledLine = TextLine & {
	readonly pairs: readonly Pair[];
	/** What the line says as a header row, null when it is none. */
	readonly header: Header | null;
};

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

/** A JSON object, its keys looked up; `connector` is the name the objects around it say. */
export type JsonEntry = {
	readonly object: JsonObject;
	readonly fields: readonly JsonField[];
	readonly unknown: readonly string[];
	readonly connector: string | null;
};

/** A layout read object by object. */
export type JsonLayout = Layout & {
	/** Takes an object; false hands it on to the next row of the table, untouched. */
	read(draft: Draft, entry: JsonEntry): boolean;
};
