import type {CommandContext, CommandResult} from './command-line/command.ts';
import {completionScripts, isShell} from './completions/index.ts';
import {usageError} from './command-line/errors.ts';
import {exitCodes} from './command-line/exit-codes.ts';

/** Prints the completions of a shell, made from the tables of commands and flags. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	const [shell = ''] = context.arguments;
	if (!isShell(shell)) {
		throw usageError(`completions needs a shell: ${Object.keys(completionScripts).join(', ')}.`);
	}

	return {text: completionScripts[shell](), exitCode: exitCodes.done};
};
