import {existsSync, statSync} from 'node:fs';

/** Returns whether a path is a folder that can be seen. */
export const isFolder = (folder: string): boolean => {
	try {
		return statSync(folder).isDirectory();
	} catch {
		return false;
	}
};

/** Returns whether anything is at a path. */
export const isThere = (path: string): boolean => existsSync(path);
