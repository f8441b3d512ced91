import {isThere} from '../../intake/system/is-folder.ts';
import {sanitize} from '../../text/sanitize.ts';
import {exitCodes} from './exit-codes.ts';

/** An end with one sentence for the person at the keyboard; anything else that is thrown is a fault of ours. */
export class CommandError extends Error {
	override name = 'CommandError';
	readonly exitCode: number;

	constructor(sentence: string, exitCode: number) {
		super(sanitize(sentence));
		this.exitCode = exitCode;
	}
}

/** Returns the error for a command line that cannot be followed; the sentence says what to type instead. */
export const usageError = (sentence: string): CommandError => new CommandError(sentence, exitCodes.usage);

/** Returns the error for a path that does not exist or is not a folder. */
export const folderMissing = (folder: string): CommandError => new CommandError(
	isThere(folder)
		? `${quote(folder)} is not a folder: give the folder in which the logs are saved.`
		: `There is no folder ${quote(folder)}: check the path, or give the folder in which the logs are saved.`,
	exitCodes.folderMissing,
);

/** Returns text from outside in quotes, safe to print and short enough for a sentence. */
export const quote = (text: string): string => {
	const safe = sanitize(text);
	return `"${safe.length > 200 ? `${safe.slice(0, 199)}…` : safe}"`;
};
