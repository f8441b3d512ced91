import {mkdir, stat} from 'node:fs/promises';
import nodePath from 'node:path';
import {codeOf} from './system-errors.ts';

/**
Makes a folder and those above it, `mode` for each that is new; one that is there stays as it is. Why not `mkdir` with
`recursive`: where a file system refuses new folders with ENOENT (/proc, some shares), Node tries again for ever.
*/
export const makeFolder = async (path: string, mode = 0o777): Promise<void> => {
	const parent = nodePath.dirname(path);
	try {
		await mkdir(path, {mode});
	} catch (error) {
		if (await isFolder(path)) {
			return;
		}

		if (codeOf(error) !== 'ENOENT' || parent === path || await isFolder(parent)) {
			throw error;
		}

		await makeFolder(parent, mode);
		await makeFolder(path, mode);
	}
};

const isFolder = async (path: string): Promise<boolean> => {
	try {
		const entry = await stat(path);
		return entry.isDirectory();
	} catch {
		return false;
	}
};
