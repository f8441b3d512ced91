import {randomBytes} from 'node:crypto';
import {open, rename, rm} from 'node:fs/promises';
import nodePath from 'node:path';

/**
Writes a file so that at every moment, also after a power cut, either the old or the new one is there, whole. Nobody else
may read it (mode 0600); a link of that name is replaced, not followed. `confirm` may still stop it just before.
*/
export const replaceFile = async (path: string, text: string, confirm?: () => Promise<void>): Promise<void> => {
	const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
	await writeNewFile(temporary, text);
	try {
		await confirm?.();
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, {force: true});
		throw error;
	}

	await syncFolder(nodePath.dirname(path));
};

/** Writes a file that must not be there yet, and waits until the disk has it; mode 0600, never through a link. Of one that cannot be written to its end nothing is left. */
export const writeNewFile = async (path: string, text: string | AsyncIterable<string>): Promise<void> => {
	const file = await open(path, 'wx', 0o600);
	try {
		await file.writeFile(text);
		await file.sync();
	} catch (error) {
		await rm(path, {force: true});
		throw error;
	} finally {
		await file.close();
	}
};

/** Makes the names in a folder survive a power cut, where the system can do that. */
export const syncFolder = async (folder: string): Promise<void> => {
	try {
		const handle = await open(folder, 'r');
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch {
		// Windows opens no folders, some shares sync none: then the file system's own journal has to do.
	}
};
