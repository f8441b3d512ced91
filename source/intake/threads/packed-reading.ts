import type {FailedItems, ImportBlock, Reading} from '../../connectors/reading.ts';

/**
The short tables of failed items of one file, as they cross from thread to thread and as they are held: one text and one run
of numbers. As columns each table would be seven arrays and as many objects, most of them larger than what they hold.
*/
export type PackedTables = {
	/** Item ids, record ids and the values of dictionaries, one after the other. */
	readonly text: string;
	/**
	Numbers of 32 bits take two. A dictionary is how many values it has, where in `text` they begin, the length of each. A table is
	how many rows it has; the places of the dictionaries of users, Microsoft 365 users and reasons; where its item ids begin in
	`text`, the length of each; the codes of each column whose dictionary has more than one value; how many runs of lines there are
	(the largest number: no lines), the row and the line of each; 1 or 0 for record ids or none, then these like the item ids.
	*/
	readonly numbers: Uint16Array;
};

/** A table of failed items: packed, the place in `numbers` at which it begins. */
type MaybePacked = FailedItems | number | null;

/** A block whose tables may be packed. */
export type PackedBlock = Omit<ImportBlock, 'failedItems' | 'skippedItems'> & {readonly failedItems: MaybePacked; readonly skippedItems: MaybePacked};

/** A reading as it is sent to another thread. */
export type PackedReading = Omit<Reading, 'imports'> & {readonly imports: readonly PackedBlock[]; readonly tables: PackedTables};

/** A table with more rows is sent as it is: its columns are worth an array each, and the longest ones are shared memory. */
export const longestPacked = 4096;

/** The largest number that takes one place in `numbers`. */
export const largestNumber = 0xFF_FF;

/** Where in a table its fixed parts are. */
export const packedLayout = {dictionaries: 1, itemIds: 7} as const;
