/** Sentences for error codes of the system; the code stays visible so that it can be looked up. */
const sentences: Readonly<Record<string, string>> = {
	EACCES: 'no permission',
	EPERM: 'not permitted, or locked by another program',
	EBUSY: 'locked by another program',
	EIO: 'the disk or the share reports an error',
	EMFILE: 'too many open files',
	ENFILE: 'too many open files on this machine',
	ENOENT: 'not there',
	ENOTDIR: 'not a folder',
	ENOSPC: 'no file watches left (fs.inotify.max_user_watches)',
	ESTALE: 'the share was mounted again',
	ETIMEDOUT: 'the share does not answer',
	EHOSTDOWN: 'the share does not answer',
	ENOTCONN: 'the share is not connected',
	ENAMETOOLONG: 'the path is too long',
	ELOOP: 'a link',
};

/** Returns the system's error code, null for another kind of error. */
export const codeOf = (error: unknown): string | null => {
	const code = (error as {code?: unknown} | null)?.code;
	return typeof code === 'string' ? code : null;
};

/** Returns an error as a phrase with its code: `no permission (EACCES)`. */
export const describeError = (error: unknown): string => {
	const code = codeOf(error);
	if (code === null) {
		return error instanceof Error ? error.message : String(error);
	}

	const sentence = sentences[code];
	return sentence === undefined ? code : `${sentence} (${code})`;
};

/** Tells whether the error means that there is nothing (any more) where we looked. */
export const isGone = (error: unknown): boolean => {
	const code = codeOf(error);
	return code === 'ENOENT' || code === 'ENOTDIR';
};
