import {realpath} from 'node:fs/promises';
import nodePath from 'node:path';

/** The folder cannot be the archive; the message is a sentence for the user. */
export class ArchiveError extends Error {
	override name = 'ArchiveError';
}

/**
Throws an ArchiveError when the archive and a watched folder overlap: keeping would read its own copies
for ever, and connwatch never writes into a watched folder.
*/
export const refuseOverlap = async (folder: string, watched: readonly string[]): Promise<void> => {
	const archive = await realPathOf(folder);
	for (const name of watched) {
		const other = await realPathOf(name);
		if (isInside(archive, other) || isInside(other, archive)) {
			throw new ArchiveError(`The archive ${folder} and the watched folder ${name} overlap: choose an archive folder outside the watched folder.`);
		}
	}
};

const isInside = (inner: string, outer: string): boolean => {
	const relative = nodePath.relative(outer, inner);
	return relative === '' || !(relative === '..' || relative.startsWith(`..${nodePath.sep}`) || nodePath.isAbsolute(relative));
};

/** Resolves links, also of a path whose end is not there yet. */
const realPathOf = async (path: string): Promise<string> => {
	const absolute = nodePath.resolve(path);
	try {
		return await realpath(absolute);
	} catch {
		const parent = nodePath.dirname(absolute);
		return parent === absolute ? absolute : nodePath.join(await realPathOf(parent), nodePath.basename(absolute));
	}
};
