/** The commands table, in the order of the help. */
import type {Command} from '../command-line/command.ts';
import {
	acknowledge,
	keep,
	live,
	report,
	simulate,
	wait,
} from './doing.ts';
import {
	check,
	failures,
	open,
	status,
	users,
} from './seeing.ts';
import {
	completions,
	configuration,
	doctor,
	help,
} from './tools.ts';

/** What `connwatch [folder…]` runs on a terminal. */
export const liveCommand = live;

/** What it runs elsewhere. */
export const plainCommand = status;

export const commands: readonly Command[] = [
	live,
	status,
	failures,
	users,
	open,
	check,
	wait,
	report,
	keep,
	acknowledge,
	simulate,
	doctor,
	configuration,
	completions,
	help,
];

/** Returns the row of a command, undefined for an unknown name. */
export const findCommand = (name: string): Command | undefined => commands.find(command => command.name === name);
