import {realpathSync, statSync} from 'node:fs';
import path from 'node:path';
import {describeError, isGone} from '../system/system-errors.ts';
import type {Root} from './list-folder.ts';

/** Where a watched folder really is; `coveredBy` is the folder whose scan lists it already. */
export type ResolvedFolder =
	| {readonly state: 'found'; readonly root: Root; readonly device: number; readonly coveredBy: number | null}
	| {readonly state: 'missing' | 'failed'; readonly reason: string};

/** Finds the watched folders on disk. A folder given twice, by a link, or inside another is covered by one scan. */
export const resolveFolders = (names: readonly string[]): readonly ResolvedFolder[] => {
	const located = names.map((name, folder) => locate(name, folder));
	return located.map((one, folder) => one.state === 'found'
		? {...one, coveredBy: coveringFolder(one.root.location, folder, located)}
		: one);
};

const locate = (name: string, folder: number): ResolvedFolder => {
	try {
		const location = realpathSync.native(name);
		const stats = statSync(location);
		return stats.isDirectory()
			? {
				state: 'found', root: {
					name, folder, location, identity: `${stats.dev}:${stats.ino}`,
				}, device: stats.dev, coveredBy: null,
			}
			: {state: 'missing', reason: 'not a folder'};
	} catch (error) {
		return {state: isGone(error) ? 'missing' : 'failed', reason: describeError(error)};
	}
};

const coveringFolder = (location: string, folder: number, others: readonly ResolvedFolder[]): number | null => {
	const covering = others.findIndex((other, index) => {
		if (other.state !== 'found' || index === folder) {
			return false;
		}

		const relative = path.relative(other.root.location, location);
		return relative === '' ? index < folder : isEntered(relative);
	});
	return covering === -1 ? null : covering;
};

/** Tells whether a scan gets to this place below its folder: it does not enter folders whose name starts with a dot. */
const isEntered = (relative: string): boolean =>
	!path.isAbsolute(relative) && relative.split(path.sep).every(part => !part.startsWith('.'));
