import nodePath from 'node:path';
import {makeFolder} from '../system/make-folder.ts';
import {writeNewFile} from '../system/replace-file.ts';

/**
Writes an export, all of it or nothing, into `exports` of the state folder, never over another file and never into a watched one, and returns
its path; nothing is left when it cannot be written to its end. `name` is a file name without folders; `moment` (ISO) keeps names apart.
*/
export const writeExport = async (stateFolder: string, name: string, moment: string, text: string | AsyncIterable<string>): Promise<string> => {
	const folder = nodePath.join(stateFolder, 'exports');
	await makeFolder(folder, 0o700);
	const {name: stem, ext} = nodePath.parse(nodePath.basename(name));
	const stamp = moment.replaceAll(/[^\dTZ]/gv, '');
	for (let counter = 1; ; counter++) {
		const path = nodePath.join(folder, `${stem}-${stamp}${counter === 1 ? '' : `-${counter}`}${ext}`);
		try {
			await writeNewFile(path, text);
			return path;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
				throw error;
			}
		}
	}
};
