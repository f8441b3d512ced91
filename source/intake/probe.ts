import {statSync} from 'node:fs';

/** Returns whether a path is a folder that can be seen. */
export const isFolder = (path: string): boolean => {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
};
