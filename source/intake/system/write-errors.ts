import {codeOf, describeError} from './system-errors.ts';

/** What the same codes mean where something was to be written. */
const sentences: Readonly<Record<string, string>> = {
	ENOSPC: 'the disk is full',
	EDQUOT: 'the quota is used up',
	EROFS: 'the file system is read-only',
	ENOENT: 'the folder is not there',
	EEXIST: 'something else has that name',
	EISDIR: 'a folder has that name',
	EFBIG: 'the file is too large for the file system',
};

/** Returns why writing failed as a phrase with the system's code: `the disk is full (ENOSPC)`. */
export const describeWriteError = (error: unknown): string => {
	const code = codeOf(error);
	const sentence = code === null ? undefined : sentences[code];
	return sentence === undefined ? describeError(error) : `${sentence} (${code!})`;
};
