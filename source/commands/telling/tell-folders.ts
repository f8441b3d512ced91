import type {FolderHealth} from '../../intake/snapshot.ts';
import {folderTrouble} from '../../select/words/folder-trouble.ts';
import type {CommandContext} from '../command-line/command.ts';
import {tellProblem} from './tell-problem.ts';

/**
Returns how to say on stderr, once for each change, that a watched folder cannot be looked into, and that it can be again:
a command that waits for logs would otherwise be as silent as where none come.
*/
export const createFolderTeller = (context: Pick<CommandContext, 'writeError'>): (folders: readonly FolderHealth[]) => void => {
	const told = new Map<string, string>();
	return folders => {
		for (const health of folders) {
			const {folder} = health;
			const trouble = folderTrouble(health);
			if (trouble === null) {
				tellProblem(told.delete(folder) ? `The folder ${folder} can be read again.` : null, context);
			} else if (told.get(folder) !== trouble) {
				told.set(folder, trouble);
				tellProblem(trouble, context);
			}
		}
	};
};
