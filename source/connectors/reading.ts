/**
What one file says, as the decoder read it: facts, no judgement. The domain makes connectors of these.
*/

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A UTC date as YYYY-MM-DD. */
export type UtcDate = string;

/** A whole number of items; null when unknown, never 0 for unknown. */
export type Count = number | null;

/** The six counts of an import, in the order of the admin log. */
export const countFields = [
	'availableFromSource',
	'availableForImport',
	'imported',
	'partiallyImported',
	'skipped',
	'failed',
] as const;

export type CountField = (typeof countFields)[number];

export type Counts = Readonly<Record<CountField, Count>>;

/** What a file is, found from its content: see log-formats.md sections 2, 3 and 4. */
export type Kind = 'admin-log' | 'records-log' | 'audit-export';

/** Two bytes a row suffice while there are few texts. */
export type Codes = Uint16Array | Uint32Array;

/** A column of a few distinct texts: row i says `values[codes[i]]`. Values are exact, not sanitized. */
export type CodedColumn = {
	readonly codes: Codes;
	readonly values: readonly string[];
};

/** A column of mostly distinct texts: row i is `text.slice(ends[i - 1] ?? 0, ends[i])`. */
export type TextColumn = {
	readonly text: string;
	readonly ends: Uint32Array;
};

/** How the rows of a table are written, so that one of them can be read again from its bytes alone. */
export type RowFormat = {
	readonly delimiter: string;
	readonly isMarkdown: boolean;
	readonly columnCount: number;
	/** Which column holds the item id. */
	readonly itemColumn: number;
	/** Which column holds the failure reason, -1 without one. */
	readonly reasonColumn: number;
	/** Whether the last column takes the delimiters that are left in the line. */
	readonly isLastOpen: boolean;
	readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
};

/**
Where the rows of a long table stand in their file, so that their item ids need not be held: row i begins at byte
`bases[i >>> placeBlockBits] + entries[i]`. From `heldEntry` on an entry is no offset: that id is held, as text number
`entries[i] - heldEntry` of the item ids.
*/
export type RowPlaces = {
	readonly entries: Uint32Array;
	/** Offsets of 32 bits would end at 4 GiB, so each block of rows has a base of its own. */
	readonly bases: Float64Array;
	readonly format: RowFormat;
};

export const heldEntry = 2 ** 31;
/** Rows of 1 MiB, the longest there are, stay within 2 GiB of the first of their block. */
export const placeBlockBits = 11;

/** The lines of rows, 1-based, as runs: from row `rows[k]` on, each row stands one line below the one before, the first in line `lines[k]`; 0 is unknown. */
export type LineRuns = {
	readonly rows: Uint32Array;
	readonly lines: Uint32Array;
};

/**
The rows of one import's failed-items table, as columns: a row is an index, never an object (performance.md).
An absent field is the empty text. failed-rows.ts reads one row. `lines` is null for JSON.
*/
export type FailedItems = {
	readonly rowCount: number;
	/** Those that are held: all of them, in the order of the rows, while `places` is null. */
	readonly itemIds: TextColumn;
	/** Null while every item id is held. */
	readonly places: RowPlaces | null;
	readonly users: CodedColumn;
	readonly m365Users: CodedColumn;
	readonly reasons: CodedColumn;
	readonly lines: LineRuns | null;
	/** Audit exports only: the record `Id` of each row, so that overlapping exports count it once. */
	readonly recordIds: TextColumn | null;
};

/** One import as one block of one file tells it. */
export type ImportBlock = {
	readonly kind: Kind;
	/** The connector's name where the file itself says it; null otherwise. */
	readonly connector: string | null;
	/** Null when the completion time could not be read: then nobody can say whether it is the newest. */
	readonly completedAt: Instant | null;
	readonly counts: Counts;
	/** False when the block ends before `Items failed` (admin log): cut off, believed in nothing. */
	readonly isComplete: boolean;
	/** Counts whose text was there but is no count; they are null in `counts`. */
	readonly badFields: readonly CountField[];
	/** 1-based line of the block's first line; null for JSON. */
	readonly line: number | null;
	/** Null when the block has no failed-items table. */
	readonly failedItems: FailedItems | null;
	/** Audit exports only: items skipped as duplicates. */
	readonly skippedItems: FailedItems | null;
	/** Audit exports only: the run this block collects; the same run in another export is the same import. */
	readonly auditRun: {readonly jobId: string; readonly taskId: string} | null;
};

/** `No items ingested on <date>`: evidence that the connector ran and found nothing; not an import. */
export type EmptyDay = {
	readonly connector: string | null;
	readonly date: UtcDate;
	readonly line: number | null;
};

/** The closed list of what can be wrong inside a file; decode/problem.ts has the sentences. */
export type ProblemName =
	| 'bad-count'
	| 'bad-time'
	| 'bad-date'
	| 'incomplete-import'
	| 'repeated-field'
	| 'unread-line'
	| 'unexplained'
	| 'unread-value'
	| 'too-long-line'
	| 'bad-encoding'
	| 'cut-record'
	| 'key-twice'
	| 'more-records'
	| 'too-deep'
	| 'unclear-names';

export type Problem = {
	readonly problem: ProblemName;
	/** 1-based; null when the place has no line (JSON). */
	readonly line: number | null;
	/** One sentence; may quote the file, so it is hostile until sanitized. */
	readonly message: string;
	/** Whether it stands inside an import. Outside, only `unexplained` lowers the connector's state; the rest is only counted. */
	readonly isInsideImport: boolean;
	/** What the same problem has in common over many logs, see `shapeOf`: one acknowledgement covers all with this shape. */
	readonly shape: string;
};

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Every byte of a file is in exactly one of understood, pending and skipped. */
export type ByteAccount = {
	readonly total: number;
	readonly understood: number;
	/** A last line without its end, not yet believed. */
	readonly pending: number;
	readonly skipped: number;
};

export type Reading = {
	/** The richest kind found; null when there is no log in the file. */
	readonly kind: Kind | null;
	readonly encoding: {readonly name: Encoding; readonly isGuess: boolean};
	/** Names of the rows of the layouts table that read something. */
	readonly layouts: readonly string[];
	readonly imports: readonly ImportBlock[];
	readonly emptyDays: readonly EmptyDay[];
	/** At most `maximumListed` problems; `problemCount` counts all. */
	readonly problems: readonly Problem[];
	readonly problemCount: number;
	/** At most `maximumListed` lines that were not understood, as they are; `unreadLineCount` counts all. */
	readonly unreadLines: readonly UnreadLine[];
	readonly unreadLineCount: number;
	/** What the file is instead of a log, as a noun phrase ("an HTML page"); null when it is one. */
	readonly unrecognised: string | null;
	/** Audit exports only: records of other types, passed over. */
	readonly otherRecords: number;
	readonly bytes: ByteAccount;
};

export type UnreadLine = {readonly line: number; readonly text: string; readonly isInsideImport: boolean};

/** How many problems and unread lines of one file are kept; the rest is only counted. */
export const maximumListed = 200;

/**
Every directory entry that is not a folder is in exactly one of these.
`unreadable` is a file the system would not let us read; its last reading is kept.
*/
export type FileStatus = 'read' | 'unrecognised' | 'pending' | 'ignored' | 'unreadable';

/** One entry of a watched folder. */
export type LogFile = {
	/** The same while the entry exists under this path: unique over all folders. */
	readonly id: string;
	/** The watched folder as the user named it. */
	readonly folder: string;
	/** Relative to its folder, with `/`; exact, not sanitized. */
	readonly path: string;
	readonly status: FileStatus;
	/** Why it is pending, ignored, unrecognised or unreadable, as one sentence; null when read. */
	readonly reason: string | null;
	/** Bytes. */
	readonly size: number;
	readonly modifiedAt: Instant;
	/** Lower-case hex of the bytes; null until it was worth computing (large files: only with a same-size twin or for `report`). */
	readonly sha256: string | null;
	/** The newest reading; kept while the file cannot be read; null when there never was one. */
	readonly reading: Reading | null;
};
