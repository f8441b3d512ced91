/** What can follow, as every shell needs it. */
import {commands} from '../table/index.ts';
import {shownFlags} from '../help.ts';
import type {Command} from '../command-line/command.ts';
import type {FlagRow} from '../command-line/flags.ts';

export type FlagWord = {
	/** With its dashes. */
	readonly word: string;
	readonly summary: string;
	readonly takesValue: boolean;
	/** Values to offer; empty when any will do. */
	readonly choices: readonly string[];
	readonly isPath: boolean;
};

export type CommandWords = {
	readonly name: string;
	readonly summary: string;
	readonly flags: readonly FlagWord[];
	/** Values of the first argument; empty when it is free. */
	readonly choices: readonly string[];
	/** Whether an argument is a path. */
	readonly takesPaths: boolean;
};

/** Returns every command with what can follow it. */
export const commandWords = (): readonly CommandWords[] => commands.map(command => ({
	name: command.name,
	summary: command.summary,
	flags: shownFlags(command).flatMap(row => flagWords(row, command)),
	choices: command.name === 'help' ? commands.map(({name}) => name) : command.arguments[0]?.choices ?? [],
	takesPaths: command.arguments.some(({isPath}) => isPath),
}));

const flagWords = (row: FlagRow, command: Command): readonly FlagWord[] => {
	if (row.placeholder === null) {
		const spellings = {on: ['--'], off: ['--no-'], both: ['--', '--no-']}[row.shown];
		return spellings.map(dashes => ({
			word: `${dashes}${row.name}`, summary: row.summary, takesValue: false, choices: [], isPath: false,
		}));
	}

	const choices = row.name === 'format' ? command.formats : row.choices ?? [];
	return [{
		word: `--${row.name}`, summary: row.summary, takesValue: true, choices, isPath: row.isPath ?? false,
	}];
};

/** The words of the live board: what can follow `connwatch` itself. */
export const firstWords = (): CommandWords => commandWords()[0]!;
