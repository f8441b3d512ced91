import type {Reading} from '../connectors/reading.ts';
import {headLength} from './encoding.ts';
import {Session} from './session.ts';

export type Decoder = {
	/** Takes the next bytes of the file, any split. Never throws. */
	push(bytes: Uint8Array): void;
	/**
	What has been understood so far; does not end the decoder: more bytes may be pushed afterwards. `isSettled`: the file
	has not changed for 10 s and no partial download lies beside it, so an unterminated last line is believed; else it is
	pending (`ByteAccount.pending`).
	*/
	read(options: {readonly isSettled: boolean}): Reading;
};

/** Returns a decoder for one file. Reading works on a fork of what was pushed, so it never disturbs what follows. */
export const createDecoder = (): Decoder => {
	/** The first bytes, until there are enough of them to tell the encoding and the form of the file. */
	let head: Uint8Array = new Uint8Array(0);
	let session: Session | null = null;

	return {
		push(bytes) {
			if (session) {
				session.push(bytes);
				return;
			}

			head = Buffer.concat([head, bytes]);
			if (head.length >= headLength) {
				session = Session.open(head);
				head = new Uint8Array(0);
			}
		},
		read({isSettled}) {
			const last = session ? session.fork() : Session.open(head);
			return last.finish(isSettled);
		},
	};
};

/** Returns what a whole file says. */
export const decode = (bytes: Uint8Array, options?: {readonly isSettled: boolean}): Reading => Session.open(bytes).finish(options?.isSettled ?? true);
