/** Where we are and where we are at home, also where the system does not say: a service without a user, a folder deleted under us. */
import {homedir, userInfo} from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** Returns the first that can be had and is an absolute path. */
const firstOf = (...ways: ReadonlyArray<() => string | undefined>): string | null => {
	for (const way of ways) {
		try {
			const folder = way();
			if (folder !== undefined && path.isAbsolute(folder)) {
				return folder;
			}
		} catch {
			// The next way, then.
		}
	}

	return null;
};

/** Returns the name of the user we run as; null where the system has none for its number. */
export const ownUser = (): string | null => {
	try {
		return userInfo().username || null;
	} catch {
		return null;
	}
};

/**
Returns the home folder, always absolute: an empty or relative `HOME` would put our own files into the folder that is watched.
Where nobody has a home it is the root, in which only an administrator could keep anything.
*/
export const ownHome = (): string => firstOf(homedir, () => userInfo().homedir) ?? path.parse(process.execPath).root;

/** Returns the current folder; when it was deleted, the path by which the shell knew it, so that its being missing can be told. */
export const currentFolder = (): string => firstOf(() => process.cwd(), () => process.env['PWD']) ?? path.resolve('/', '(deleted)');
