import {mkdir, stat} from 'node:fs/promises';
import nodePath from 'node:path';
import {codeOf} from './system-errors.ts';

/**
Makes a folder and those above it, `mode` for each that is new; one that is there stays as it is. Why not `mkdir` with
`recursive`: where a file system refuses new folders with ENOENT (/proc, some shares), Node tries again for ever.
*/
export const makeFolder = async (path: string, mode = 0o777): Promise<void> => {
	const parent = nodePath.dirname(path);
	const error = await tryMaking(path, mode);
	if (error === null) {
		return;
	}

	if (codeOf(error) !== 'ENOENT' || parent === path) {
		throw error;
	}

	// Whether somebody else has made the parent since, or we do: a second refusal is final.
	await makeFolder(parent, mode);
	const refusal = await tryMaking(path, mode);
	if (refusal !== null) {
		throw refusal;
	}
};

/** Returns why the folder could not be made; null when it is there. */
const tryMaking = async (path: string, mode: number): Promise<Error | null> => {
	try {
		await mkdir(path, {mode});
		return null;
	} catch (error) {
		return await isFolder(path) ? null : error as Error;
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
