import type {RowShape, ScannedRows} from '../scan/row-scanner.ts';
import type {Draft} from './draft.ts';

/** A table of failed items that is open where the reading stands. */
export type OpenTable = {
	readonly shape: RowShape;
	/** Bytes of the line that came in so far: they are given back, and have to come again. */
	readonly returned: number;
};

/** Reads the bytes of one form of file (text lines, JSON, something foreign) into a draft, and accounts for each byte. */
export type FormReader = {
	/** Takes the next bytes, whole code units without the byte order mark. */
	push(chunk: Uint8Array): void;
	/**
	Ends the reading; `isSettled`: nothing more is to come, so what is unfinished is judged as it is. `odd` is half a code unit at the
	end: true when it was read as a character of a second encoding.
	*/
	finish(isSettled: boolean, odd: Uint8Array): boolean | void;
	/** Returns the table whose next rows a scanner can read, null when there is none here: see `Decoder.openTable`. */
	openTable?(): OpenTable | null;
	/** Takes rows of the open table that were scanned: see `Decoder.appendRows`. */
	appendRows?(rows: ScannedRows, length: number, isUtf8: boolean): void;
	/** Returns an independent reader in the same place, writing to `draft`, the fork of this reader's draft. */
	fork(draft: Draft): FormReader;
};
