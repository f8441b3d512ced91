import type {Draft} from './draft.ts';

/** Reads the bytes of one form of file (text lines, JSON, something foreign) into a draft, and accounts for each byte. */
export type FormReader = {
	/** Takes the next bytes, whole code units without the byte order mark. */
	push(chunk: Uint8Array): void;
	/** Ends the reading; `isSettled`: nothing more is to come, so what is unfinished is judged as it is. */
	finish(isSettled: boolean): void;
	/** Returns an independent reader in the same place, writing to `draft`, the fork of this reader's draft. */
	fork(draft: Draft): FormReader;
};
