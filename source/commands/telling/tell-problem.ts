import {sanitize} from '../../text/sanitize.ts';
import type {CommandContext} from '../command-line/command.ts';

/** Says on stderr what was wrong with a file of ours, where something was. */
export const tellProblem = (problem: string | null, {writeError}: Pick<CommandContext, 'writeError'>): void => {
	if (problem !== null) {
		writeError(`connwatch: ${sanitize(problem)}\n`);
	}
};
