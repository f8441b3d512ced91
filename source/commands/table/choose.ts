import type {Command, Terminal} from '../command-line/command.ts';
import {quote, usageError} from '../command-line/errors.ts';
import {nearest} from '../command-line/nearest.ts';
import type {Words} from '../command-line/words.ts';
import {
	commands,
	findCommand,
	liveCommand,
	plainCommand,
} from './index.ts';

export type Choice = {readonly command: Command; readonly arguments: readonly string[]};

/**
Returns the command the words name. Without a name: the live board where there is a terminal to draw on (and `TERM` is
not `dumb`), else `status`; all words are folders then.
*/
export const chooseCommand = (words: Words, terminal: Terminal, termName: string | undefined, isFolder: (path: string) => boolean): Choice => {
	const [first, ...others] = words.input;
	const named = first === undefined ? undefined : findCommand(first);
	if (named !== undefined && named !== liveCommand) {
		return {command: named, arguments: others};
	}

	if (first !== undefined && named === undefined) {
		refuseSlip(first, isFolder);
	}

	const canDraw = terminal.isStdoutTty && terminal.isStdinTty && termName !== 'dumb';
	return {command: canDraw ? liveCommand : plainCommand, arguments: named === undefined ? words.input : others};
};

/** Throws when a word that is meant as a folder looks like a command mistyped and there is no such folder. */
const refuseSlip = (word: string, isFolder: (path: string) => boolean): void => {
	const near = /^[A-Za-z]+$/v.test(word) ? nearest(word, commands.map(({name}) => name)) : null;
	if (near !== null && !isFolder(word)) {
		throw usageError(`There is no command and no folder ${quote(word)}: did you mean connwatch ${near}?`);
	}
};
