import {statSync} from 'node:fs';

/** Returns whether a path is a folder that can be seen. */
export const isFolder = (folder: string): boolean => {
	try {
		return statSync(folder).isDirectory();
	} catch {
		return false;
	}
};
