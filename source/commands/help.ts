import type {
	Argument,
	Command,
	CommandContext,
	CommandResult,
} from './command-line/command.ts';
import {flagKeysOf} from './command-line/arguments.ts';
import {quote, usageError} from './command-line/errors.ts';
import {exitCodes} from './command-line/exit-codes.ts';
import {flagRows, type FlagRow} from './command-line/flags.ts';
import {commands, findCommand} from './table/index.ts';
import {nearest} from './command-line/nearest.ts';

/** Prints the help of the command named, else the general one. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	const [name] = context.arguments;
	if (name !== undefined && findCommand(name) === undefined) {
		const near = nearest(name, commands.map(command => command.name));
		throw usageError(`There is no command ${quote(name)}: ${near === null ? 'connwatch --help lists them.' : `did you mean ${near}?`}`);
	}

	return {text: helpOf(name), exitCode: exitCodes.done};
};

/** Returns the help of a command; the general help for an unknown name. */
export const helpOf = (name: string | undefined): string => {
	const command = name === undefined ? undefined : findCommand(name);
	return command === undefined ? generalHelp() : commandHelp(command);
};

/** What connwatch promises, wherever it introduces itself. */
export const promises = [
	'It never writes into the watched folder, never opens a network connection,',
	'and never shows "ok" for something it does not know.',
] as const;

const generalHelp = (): string => [
	'connwatch watches the folder where the logs of Microsoft Purview data connectors are saved:',
	'is everything imported, what failed and why, and which day must still be downloaded?',
	'',
	'Usage: connwatch [folder…]              the live board; without a terminal the same as status',
	'       connwatch <command> [arguments]',
	'',
	'Commands',
	...aligned(commands.map(command => [command.name, command.summary])),
	'',
	'Flags of the live board',
	...flagLines(commands[0]!),
	'',
	'Examples',
	...exampleLines(commands[0]!),
	'  connwatch status --format json',
	'    the same for programs',
	'',
	...promises,
	'connwatch <command> --help tells more.',
	'',
].join('\n');

const commandHelp = (command: Command): string => [
	`${command.summary}.`,
	'',
	`Usage: ${usageOf(command)}`,
	'',
	...(command.arguments.length === 0 ? [] : ['Arguments', ...aligned(command.arguments.map(argument => [argument.name, argumentSummary(argument)])), '']),
	'Flags',
	...flagLines(command),
	'',
	'Examples',
	...exampleLines(command),
	'',
].join('\n');

/** Returns the synopsis of a command: `connwatch status [folder…] [flags]`. */
export const usageOf = (command: Command): string =>
	['connwatch', command.name, ...command.arguments.map(argument => argumentUsage(argument)), '[flags]'].join(' ');

const argumentUsage = ({name, isOptional, isRepeatable}: Argument): string => {
	const shown = `${name}${isRepeatable ? '…' : ''}`;
	return isOptional ? `[${shown}]` : `<${shown}>`;
};

const argumentSummary = ({summary, choices}: Argument): string => choices ? `${summary}: ${choices.join(', ')}` : summary;

/** Returns the rows of the flags a command shows, in its order. */
export const shownFlags = (command: Command): readonly FlagRow[] =>
	flagKeysOf(command).map((key): FlagRow => flagRows[key]).filter(row => !('isHidden' in row));

/** Returns how a flag is written: `--format <format>`, `--mask, --no-mask`. */
export const flagUsage = (row: FlagRow): string => {
	if (row.placeholder !== null) {
		return `--${row.name} ${row.placeholder}`;
	}

	const long = {on: `--${row.name}`, off: `--no-${row.name}`, both: `--${row.name}, --no-${row.name}`}[row.shown];
	return row.short === undefined ? long : `${long}, -${row.short}`;
};

/** Returns what a flag does for this command; `--format` names the formats the command knows. */
export const flagSummary = (row: FlagRow, command: Command): string =>
	row.name === 'format' ? `${row.summary}: ${command.formats.join(', ')} (default ${command.formats[0]!})` : row.summary;

const flagLines = (command: Command): readonly string[] =>
	aligned(shownFlags(command).map(row => [flagUsage(row), flagSummary(row, command)]));

const exampleLines = (command: Command): readonly string[] =>
	command.examples.flatMap(({line, says}) => [`  ${line}`, `    ${says}`]);

const aligned = (rows: ReadonlyArray<readonly [string, string]>): readonly string[] => {
	const width = Math.max(...rows.map(([term]) => term.length));
	return rows.map(([term, text]) => `  ${term.padEnd(width)}  ${text}`);
};
