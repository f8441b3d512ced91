import path from 'node:path';
import {redact} from '../../decode/redact.ts';
import {readBytes} from '../../intake/system/read-bytes.ts';
import {describeError} from '../../intake/system/system-errors.ts';
import type {CommandContext} from '../command-line/command.ts';
import {CommandError, quote, usageError} from '../command-line/errors.ts';
import {exitCodes} from '../command-line/exit-codes.ts';

/** Returns a log without identifiers, byte for byte in its own encoding; so only for a file or a pipe, never for a terminal. */
export const redactFile = async (file: string, context: CommandContext): Promise<Uint8Array> => {
	if (context.terminal.isStdoutTty) {
		throw usageError(`A redacted log goes into a file: connwatch doctor --redact ${quote(file)} > sample.txt.`);
	}

	const redacted = redact(await readOrExplain(path.resolve(context.currentFolder, file)));
	if (redacted === null) {
		throw new CommandError(`${quote(file)} is not text in one encoding, so it cannot be redacted safely: choose the log as it was downloaded.`, exitCodes.damaged);
	}

	return redacted;
};

const readOrExplain = async (file: string): Promise<Uint8Array> => {
	try {
		return await readBytes(file);
	} catch (error) {
		const reason = error instanceof TypeError || error instanceof RangeError ? error.message : describeError(error);
		throw new CommandError(`${quote(file)} cannot be read: ${reason}.`, exitCodes.folderMissing);
	}
};
