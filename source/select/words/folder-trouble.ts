import type {FolderHealth, WatchMode} from '../../intake/snapshot.ts';

/** The modes in which a folder is not seen now, and how that is said. */
const beginnings: Readonly<Partial<Record<WatchMode, (folder: string) => string>>> = {
	missing: folder => `There is no folder ${folder} now`,
	stale: folder => `The folder ${folder} cannot be read now`,
	'not-responding': folder => `The folder ${folder} does not answer now`,
};

/** Returns why nothing new is seen in a folder, one sentence; null for one that is watched as it should be. Exact: sanitize it where it is shown. */
export const folderTrouble = ({folder, mode, reason}: Pick<FolderHealth, 'folder' | 'mode' | 'reason'>): string | null => {
	const beginning = beginnings[mode];
	return beginning === undefined ? null : `${beginning(folder)}${reason === null ? '' : `: ${reason}`}. Nothing new is seen there until it can be.`;
};
