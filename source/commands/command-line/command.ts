import type {ReadStream, WriteStream} from 'node:tty';
import type {Instant} from '../../connectors/reading.ts';
import type {FormatName} from '../../output/format.ts';
import type {FlagKey, Flags} from './flags.ts';

/** What a plain command gives back: cli.tsx writes the text to stdout and ends with the code. */
export type CommandResult = {
	/** Bytes only for what is a file itself: nothing checks them. */
	readonly text: string | Uint8Array | AsyncIterable<string | Uint8Array>;
	/** One of exit-codes.ts; read after the text was written, so that a stream may decide it. */
	readonly exitCode: number;
};

/** What is known about the terminal; sizes are null without a terminal. */
export type Terminal = {
	readonly isStdinTty: boolean;
	readonly isStdoutTty: boolean;
	readonly isStderrTty: boolean;
	readonly columns: number | null;
	readonly rows: number | null;
	/** Bits of colour of stdout (1: no colour), by `WriteStream.getColorDepth`. */
	readonly colorDepth: number;
};

/** The terminal as the live screens need it, and what only the process can do with it. */
export type Session = {
	readonly stdin: ReadStream;
	readonly stdout: WriteStream;
	/** Stops the process as Ctrl-Z does; returns when it runs again. */
	readonly stop: () => void;
	/** Calls `listener` instead of stopping the process when somebody asks it to stop; returns how to end that. */
	readonly onStop: (listener: () => void) => () => void;
	/** Calls `listener` when the process runs again after a stop; returns how to end that. */
	readonly onContinue: (listener: () => void) => () => void;
	/** Has Ctrl-C do nothing to us while a pager has the terminal; returns how to end that. */
	readonly ignoreInterrupts: () => () => void;
	/** Makes writes to the terminal wait in memory instead of in the kernel, so that one that stops reading cannot stop us. */
	readonly unblock: () => void;
};

/** Everything impure a command may touch; a test passes its own. */
export type CommandContext = {
	readonly command: Command;
	/** What follows the command's name, flags taken out; for a command with `[folder…]` these are in `folders` too. */
	readonly arguments: readonly string[];
	/** Folders of the command line (arguments and `--folder`); empty when there were none: see open-tenant.ts. */
	readonly folders: readonly string[];
	readonly flags: Flags;
	/** As asked for, else the command's first. */
	readonly format: FormatName;
	/** The moment everything is judged at, in milliseconds; fixed with `--now`. */
	readonly now: () => Instant;
	/** The machine's clock, milliseconds: for ages of files and for waiting. */
	readonly clock: () => Instant;
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly platform: NodeJS.Platform;
	readonly nodeVersion: string;
	readonly version: string;
	readonly homeFolder: string;
	readonly currentFolder: string;
	/** The user of the system we run as; null where it has no name. */
	readonly userName: () => string | null;
	readonly terminal: Terminal;
	/** Null in tests of plain commands. */
	readonly session: Session | null;
	/** For progress and notices, never for what was asked for. */
	readonly writeError: (text: string) => void;
	/** Aborted by a signal, whose name is the reason. */
	readonly signal: AbortSignal;
	/** Says that a thread hangs inside the system, so that the process must not wait for it at the end. */
	readonly abandonThread: () => void;
};

export type CommandModule = {
	readonly run: (context: CommandContext) => Promise<CommandResult>;
};

export type Argument = {
	/** As help shows it, without brackets. */
	readonly name: string;
	readonly summary: string;
	readonly isOptional?: true;
	readonly isRepeatable?: true;
	/** The closed list of values, where there is one. */
	readonly choices?: readonly string[];
	readonly isPath?: true;
};

/** A row of the commands table. */
export type Command = {
	readonly name: string;
	/** One line, a verb first, no full stop. */
	readonly summary: string;
	readonly arguments: readonly Argument[];
	/** Keys of the flags table; `help` and `version` are everywhere. */
	readonly flags: readonly FlagKey[];
	/** The first is the default; empty when there is nothing to choose. */
	readonly formats: readonly FormatName[];
	readonly examples: ReadonlyArray<{readonly line: string; readonly says: string}>;
	/** Loaded when it is run (all but `status` and `check`), so that those never pay for what they do not use. */
	readonly load: () => Promise<CommandModule>;
	/** How an error ends, where not as a sentence on stderr. */
	readonly describeError?: (sentence: string) => CommandResult;
};
