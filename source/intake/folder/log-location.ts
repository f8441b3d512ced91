import nodePath from 'node:path';
import type {LogFile} from '../../connectors/reading.ts';
import {listFolder, type Location} from './list-folder.ts';
import {noPulse} from './pulse.ts';
import {resolveFolders} from './roots.ts';

/** Returns what to open for a log; a name that is not UTF-8 is looked up again, because its text does not spell it. */
export const locationOf = ({id, folder, path}: LogFile): Location => {
	const plain = nodePath.join(folder, path);
	const [resolved] = path.includes('\uFFFD') ? resolveFolders([folder]) : [];
	return resolved?.state === 'found' ? listFolder(resolved.root, noPulse).entries.get(id)?.location ?? plain : plain;
};
