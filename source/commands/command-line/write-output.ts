import type {Writable} from 'node:stream';
import type {CommandResult} from './command.ts';
import {CommandError} from './errors.ts';
import {exitCodes} from './exit-codes.ts';

/**
Writes text to a stream no faster than it is taken, and returns when the last of it was. A reader that went away
(`| head -1`) ends it quietly; anything else that is wrong with the stream is an error with exit code 74.
*/
export const writeOutput = async (stream: Writable, text: CommandResult['text']): Promise<void> => {
	const ignore = (): void => undefined;
	// The error reaches us through the callback of `write`; without a listener it would end the process first.
	stream.on('error', ignore);
	try {
		for await (const piece of typeof text === 'string' || text instanceof Uint8Array ? [text] : text) {
			await writePiece(stream, piece);
		}
	} catch (error) {
		if (!isFault(error)) {
			throw error;
		}

		if (error.code !== 'EPIPE') {
			throw new CommandError(`The output could not be written (${error.code}): make room or choose another place for it.`, exitCodes.inputOutput);
		}
	}
};

const writePiece = async (stream: Writable, piece: string | Uint8Array): Promise<void> => {
	if (piece.length === 0) {
		return;
	}

	await new Promise<void>((resolve, reject) => {
		stream.write(piece, error => {
			if (error) {
				reject(new StreamFault(error));
			} else {
				resolve();
			}
		});
	});
};

/** What the stream said, told apart from what the text's own source may throw. */
class StreamFault extends Error {
	readonly code: string;

	constructor(cause: NodeJS.ErrnoException) {
		super(cause.message, {cause});
		this.code = cause.code ?? 'unknown error';
	}
}

const isFault = (error: unknown): error is StreamFault => error instanceof StreamFault;
