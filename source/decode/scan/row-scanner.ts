import type {PackedTexts} from './packed-texts.ts';

/** How the rows of one failed-items table are laid out, as its header said. */
export type RowShape = {
	/** One byte: tab, comma, semicolon or pipe. */
	readonly delimiter: number;
	/** What each column holds; `other` is passed over. At most `maximumColumns`. */
	readonly columns: ReadonlyArray<'itemId' | 'user' | 'm365User' | 'reason' | 'other'>;
};

/** The columns that are coded through a dictionary. */
export const codedRoles = ['user', 'm365User', 'reason'] as const;
export type CodedRole = (typeof codedRoles)[number];

/**
Reads plain delimited rows out of bytes into columns. It knows nothing of files and blocks: what is not a plain row
(quotes, a line of another width, a label, odd white space) stops it, and the decoder reads that line.
*/
export type RowScanner = {
	/** Where the bytes to scan are put. Take it anew before each use: it may move. */
	readonly input: () => Uint8Array;
	readonly setShape: (shape: RowShape) => void;
	/**
	Scans `input[start, end)` and returns where it stopped: behind the last whole row, or at the start of the first line that is
	not a plain row, or where the output was full (`maximumRows`).
	*/
	readonly scan: (start: number, end: number) => number;
	/** Rows of the last scan. */
	readonly rowCount: () => number;
	/** Offsets in `input` of the rows of the last scan; valid until the next one. */
	readonly rowStarts: () => Uint32Array;
	/** Dictionary codes of the rows of the last scan; valid until the next one. */
	readonly codes: (role: CodedRole) => Uint32Array;
	/** Distinct texts so far, code 0 being the empty one. */
	readonly dictionarySize: (role: CodedRole) => number;
	/** Returns the texts from one code to another. */
	readonly packTexts: (role: CodedRole, from: number, to: number) => PackedTexts;
	/** Returns the text of one code; it may be a view of a longer text. */
	readonly textOf: (role: CodedRole, code: number) => string;
};

/** What the codes of a scanner mean. */
export type ScanDictionaries = Pick<RowScanner, 'dictionarySize' | 'textOf'>;

/** Some rows that were scanned, and what their codes mean. */
export type ScannedRows = Pick<RowScanner, 'rowCount' | 'rowStarts' | 'codes'> & {readonly dictionaries: ScanDictionaries};

/** Bytes one scan can take. */
export const inputCapacity = 1 << 20;
/** Rows one scan can give. */
export const maximumRows = 1 << 16;
export const maximumColumns = 32;

/**
From this many distinct reasons on, a new reason is coded by its normalised text: a run of letters, digits and joiners
that holds a digit counts as `#`. So a reason with an id inside cannot make the dictionary grow with the rows.
*/
export const reasonLimit = 1 << 14;
