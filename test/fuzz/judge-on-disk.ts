import {mkdirSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {assess} from '../../source/connectors/judge/assess.ts';
import type {Tenant} from '../../source/connectors/model.ts';
import {noSettings} from '../../source/connectors/settings.ts';
import {readFolders} from '../../source/intake/read-folders.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {now, type Folder} from './hider/folder.ts';

/** Judges files as `status` does, from a folder that is removed when the test ends. */
export const judgeOnDisk = async (folder: Folder): Promise<Tenant> => {
	const root = makeFolder();
	for (const {path: name, bytes, modifiedAt} of folder) {
		const place = path.join(root, name);
		mkdirSync(path.dirname(place), {recursive: true});
		writeFileSync(place, bytes);
		utimesSync(place, modifiedAt / 1000, modifiedAt / 1000);
	}

	const {files} = await readFolders([root], {now: () => now, hashes: 'copies'});
	return assess({
		files, settings: noSettings, acknowledgements: [], now,
	});
};
