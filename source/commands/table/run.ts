import {constants} from 'node:os';
import type {Writable} from 'node:stream';
import type {Instant} from '../../connectors/reading.ts';
import {
	checkArguments,
	chooseFormat,
	parseFlags,
} from '../command-line/arguments.ts';
import type {Command, CommandContext, CommandResult} from '../command-line/command.ts';
import {CommandError} from '../command-line/errors.ts';
import {exitCodes} from '../command-line/exit-codes.ts';
import type {Words} from '../command-line/words.ts';
import {writeOutput} from '../command-line/write-output.ts';
import {findCommand} from './index.ts';
import {chooseCommand, type Choice} from './choose.ts';

/** What the process hands in: the only door to it. */
export type Shell = Pick<CommandContext, 'environment' | 'platform' | 'nodeVersion' | 'version' | 'homeFolder' | 'currentFolder' | 'userName' | 'terminal' | 'signal' | 'session' | 'abandonThread'> & {
	readonly argv: readonly string[];
	readonly clock: () => Instant;
	readonly isFolder: (path: string) => boolean;
	readonly stdout: Writable;
	readonly stderr: Writable;
};

/** Runs the command line: parses, picks the command, writes what it says, and returns the exit code. */
export const runCommandLine = async (shell: Shell): Promise<number> => {
	// Before anything can go wrong, so that the trouble of `check` is told as a plug-in tells it.
	let command = shell.argv.map(word => findCommand(word)).find(found => found !== undefined);
	try {
		const words = await wordsOf(shell.argv);
		command = findCommand(words.input[0] ?? '');
		const result = await helpOrVersion(words, shell.version) ?? await runChosen(words, shell);
		await writeOutput(shell.stdout, result.text);
		return shell.signal.aborted ? signalCode(shell.signal) : result.exitCode;
	} catch (error) {
		return shell.signal.aborted ? signalCode(shell.signal) : tellError(error, command, shell);
	}
};

/** Without a flag there is nothing to parse, and to load and run the parser takes a third of a bare Node. */
const wordsOf = async (argv: readonly string[]): Promise<Words> => {
	if (argv.every(word => !word.startsWith('-'))) {
		return {input: argv, given: new Map()};
	}

	const {readWords} = await import('../command-line/words.ts');
	return readWords(argv);
};

const helpOrVersion = async (words: Words, version: string): Promise<CommandResult | null> => {
	if (words.given.get('help') === true) {
		const {helpOf} = await import('../help.ts');
		return {text: helpOf(words.input[0]), exitCode: exitCodes.done};
	}

	return words.given.get('version') === true ? {text: `connwatch ${version}\n`, exitCode: exitCodes.done} : null;
};

const runChosen = async (words: Words, shell: Shell): Promise<CommandResult> => {
	const choice = chooseCommand(words, shell.terminal, shell.environment['TERM'], shell.isFolder);
	const context = contextOf(choice, words, shell);
	const {run} = await choice.command.load();
	return run(context);
};

const contextOf = (choice: Choice, words: Words, shell: Shell): CommandContext => {
	const {command} = choice;
	const flags = parseFlags(words, command, shell.clock());
	const format = chooseFormat(flags, command);
	checkArguments(choice.arguments, command);
	const {now} = flags;
	return {
		command,
		arguments: choice.arguments,
		folders: [...(takesFolders(command) ? choice.arguments : []), ...(flags.folder ?? [])],
		flags,
		format,
		now: now === undefined ? shell.clock : () => now,
		clock: shell.clock,
		environment: shell.environment,
		platform: shell.platform,
		nodeVersion: shell.nodeVersion,
		version: shell.version,
		homeFolder: shell.homeFolder,
		userName: shell.userName,
		currentFolder: shell.currentFolder,
		terminal: shell.terminal,
		session: shell.session,
		writeError(text) {
			const {stderr} = shell;
			if (stderr.listenerCount('error') === 0) {
				// Nobody may be left to read it, or the disk be full: that ends no command.
				stderr.on('error', () => undefined);
			}

			stderr.write(text);
		},
		signal: shell.signal,
		abandonThread: shell.abandonThread,
	};
};

const takesFolders = (command: Command): boolean => command.arguments[0]?.isRepeatable === true;

/** Returns 128 plus the number of the signal that ended us. */
const signalCode = (signal: AbortSignal): number => 128 + (constants.signals[signal.reason as NodeJS.Signals] ?? constants.signals.SIGINT);

const tellError = async (error: unknown, command: Command | undefined, shell: Shell): Promise<number> => {
	const {message, exitCode} = error instanceof CommandError ? error : {message: faultSentence(error), exitCode: exitCodes.internal};
	const described = command?.describeError?.(message);
	try {
		await (described ? writeOutput(shell.stdout, described.text) : writeOutput(shell.stderr, `connwatch: ${message}\n`));
	} catch {
		// Nowhere left to say it: the exit code must do.
	}

	return described?.exitCode ?? exitCode;
};

/** Says where a fault of ours happened, without its message: that may quote a log. */
const faultSentence = (error: unknown): string => {
	const {name, stack = ''} = error instanceof Error ? error : new Error('thrown');
	const place = /(?<place>[^\/\\\s\(]+:\d+:\d+)\)?$/mv.exec(stack)?.groups?.['place'] ?? 'an unknown place';
	return `A fault inside connwatch: ${name} at ${place}. Please report this line; it quotes no log.`;
};
