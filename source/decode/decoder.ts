import type {Reading} from '../connectors/reading.ts';
import {headLength} from './lines/encoding.ts';
import type {OpenTable} from './blocks/form-reader.ts';
import type {ScannedRows} from './scan/row-scanner.ts';
import {Session} from './session.ts';

export type Decoder = {
	/** Takes the next bytes of the file, any split. Never throws. */
	push(bytes: Uint8Array): void;
	/**
	Returns the table of failed items whose rows come next, if a scanner can read them; null where only `push` can. The
	unfinished line is given back: the caller goes on `returned` bytes before what was pushed last.
	*/
	openTable(): OpenTable | null;
	/** Takes rows of the open table that a scanner read from the next `length` bytes; `isUtf8`: they are valid UTF-8 beyond ASCII. */
	appendRows(rows: ScannedRows, length: number, isUtf8: boolean): void;
	/**
	What has been understood so far; does not end the decoder: more bytes may be pushed afterwards. `isSettled`: the file
	has not changed for 10 s and no partial download lies beside it, so an unterminated last line is believed; else it is
	pending (`ByteAccount.pending`).
	*/
	read(options: {readonly isSettled: boolean}): Reading;
	/** Ends the decoder and returns what `read` would, for less. */
	finish(options: {readonly isSettled: boolean}): Reading;
};

/** Rows of an import whose item ids are held; those of the rows behind them are left in the file. */
export const maximumHeld = 4096;

/** Returns a decoder for one file. Reading works on a fork of what was pushed, so it never disturbs what follows. */
export const createDecoder = (held = maximumHeld): Decoder => {
	/** The first bytes, until there are enough of them to tell the encoding and the form of the file. */
	let head: Uint8Array = new Uint8Array(0);
	let session: Session | null = null;

	return {
		push(bytes) {
			if (session) {
				session.push(bytes);
				return;
			}

			// Mostly the bytes are the whole file, which need not be copied to be looked at.
			const first = head.length === 0 ? bytes : Buffer.concat([head, bytes]);
			if (first.length < headLength) {
				head = Uint8Array.from(first);
			} else {
				session = Session.open(first, held);
				head = new Uint8Array(0);
			}
		},
		openTable: () => session?.openTable() ?? null,
		appendRows(rows, length, isUtf8) {
			session?.appendRows(rows, length, isUtf8);
		},
		read({isSettled}) {
			const last = session ? session.fork() : Session.open(head, held);
			return last.finish(isSettled);
		},
		finish: ({isSettled}) => (session ?? Session.open(head, held)).finish(isSettled),
	};
};

/** Returns what a whole file says. */
export const decode = (bytes: Uint8Array, options?: {readonly isSettled: boolean}): Reading => Session.open(bytes, maximumHeld).finish(options?.isSettled ?? true);
