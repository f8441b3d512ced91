/**
The flags table: help, completions, the manual page and docs/commands.md are generated from it. A row's key is how
commands name it; two rows may be spelled the same when no command has both.
*/
import {checks} from '../../connectors/checks/index.ts';
import type {Instant} from '../../connectors/reading.ts';
import {formatNames} from '../../output/format.ts';
import {themeNames} from '../../text/theme-names.ts';
import {quote, usageError, type CommandError} from './errors.ts';
import {
	parseDate,
	parseDuration,
	parseFutureMoment,
	parseInstant,
	parsePastMoment,
} from './moments.ts';

/** A flag that takes a value; `parse` throws a usage error with what to write instead. */
type ValueFlag = {
	readonly name: string;
	readonly placeholder: string;
	readonly summary: string;
	readonly parse: (text: string, now: Instant) => unknown;
	/** Values offered by completions; the commands narrow `--format` further. */
	readonly choices?: readonly string[];
	readonly isRepeatable?: true;
	/** Whether the value is a path, for completions. */
	readonly isPath?: true;
};

/** A flag that is on or, as `--no-<name>`, off. */
type SwitchFlag = {
	readonly name: string;
	readonly summary: string;
	readonly placeholder: null;
	/** Which spellings the help shows. */
	readonly shown: 'on' | 'off' | 'both';
	/** The one letter it can also be given by, as everywhere else. */
	readonly short?: string;
	/** A flag of our own scripts, in no help. */
	readonly isHidden?: true;
};

export type FlagRow = ValueFlag | SwitchFlag;

/** Returns the error for a flag that was given without its value. */
export const valueMissing = ({name, placeholder}: Pick<ValueFlag, 'name' | 'placeholder'>): CommandError =>
	usageError(`--${name} needs a value: --${name}=${placeholder}.`);

const text = (value: string): string => value;

const oneOf = <Choice extends string>(choices: readonly Choice[]) => (value: string): Choice => {
	const choice = choices.find(choice => choice === value);
	if (choice === undefined) {
		throw usageError(`${quote(value)} is not one of ${choices.join(', ')}.`);
	}

	return choice;
};

const wholeNumber = (minimum: number, maximum: number) => (value: string): number => {
	const number = /^\d{1,15}$/v.test(value) ? Number(value) : NaN;
	if (!(number >= minimum && number <= maximum)) {
		throw usageError(`${quote(value)} is not a whole number from ${minimum} to ${maximum}.`);
	}

	return number;
};

const decimalNumber = (minimum: number, maximum: number) => (value: string): number => {
	const number = /^\d{1,12}(?:\.\d{1,6})?$/v.test(value) ? Number(value) : NaN;
	if (!(number >= minimum && number <= maximum)) {
		throw usageError(`${quote(value)} is not a number from ${minimum} to ${maximum}.`);
	}

	return number;
};

/** Written out: the schemas themselves come with the library that checks them. */
const schemaNames = ['configuration', 'status', 'failures', 'users', 'report', 'acknowledgements', 'doctor'] as const;

const waitGoals = ['first-log', 'clean-import', 'healthy'] as const;

export const flagRows = {
	folder: {
		name: 'folder', placeholder: '<folder>', summary: 'Folder in which the logs are saved; may be given several times', parse: text, isRepeatable: true, isPath: true,
	},
	config: {
		name: 'config', placeholder: '<file>', summary: 'Configuration file instead of the usual one', parse: text, isPath: true,
	},
	now: {
		name: 'now', placeholder: '<time>', summary: 'Judge as of this time, for example 2026-11-22T08:00:00Z', parse: parseInstant,
	},
	format: {
		name: 'format', placeholder: '<format>', summary: 'How to print it', parse: text, choices: formatNames,
	},
	mask: {
		name: 'mask', placeholder: null, summary: 'Show people as stable tokens such as user-7f3a91c0', shown: 'both',
	},
	poll: {
		name: 'poll', placeholder: '<seconds>', summary: 'Look for changes by scanning only, this often', parse: decimalNumber(0.1, 86_400),
	},
	ascii: {
		name: 'ascii', placeholder: null, summary: 'Draw with ASCII characters only', shown: 'on',
	},
	color: {
		name: 'color', placeholder: null, summary: 'Use no colours (as does the variable NO_COLOR)', shown: 'off',
	},
	theme: {
		name: 'theme', placeholder: '<theme>', summary: `Colours of the board: ${themeNames.join(', ')}`, parse: oneOf(themeNames), choices: themeNames,
	},
	since: {
		name: 'since', placeholder: '<time>', summary: 'From this moment on: 2026-11-20, 2026-11-20T08:00:00Z, 3d, 12h', parse: parsePastMoment,
	},
	until: {
		name: 'until', placeholder: '<time>', summary: 'Before this moment, written like --since', parse: parsePastMoment,
	},
	connector: {
		name: 'connector', placeholder: '<name>', summary: 'Only this connector', parse: text,
	},
	reason: {
		name: 'reason', placeholder: '<text>', summary: 'Only this failure reason', parse: text,
	},
	knownConnector: {
		name: 'connector', placeholder: '<name>', summary: 'The connector it is about', parse: text,
	},
	knownReason: {
		name: 'reason', placeholder: '<text>', summary: 'The failure reason, exactly as the logs write it', parse: text,
	},
	user: {
		name: 'user', placeholder: '<id>', summary: 'Only this source or Microsoft 365 user', parse: text,
	},
	limit: {
		name: 'limit', placeholder: '<count>', summary: 'At most this many (default 100 in a table, else all)', parse: wholeNumber(1, 1_000_000_000),
	},
	goal: {
		name: 'until', placeholder: '<goal>', summary: 'What to wait for: first-log (default), clean-import or healthy', parse: oneOf(waitGoals), choices: waitGoals,
	},
	timeout: {
		name: 'timeout', placeholder: '<duration>', summary: 'Give up after this long: 90s, 10m, 72h, 3d (default 72h)', parse: parseDuration,
	},
	from: {
		name: 'from', placeholder: '<date>', summary: 'First day, for example 2026-11-15 (default the first of which anything is held)', parse: parseDate,
	},
	to: {
		name: 'to', placeholder: '<date>', summary: 'Last day, inclusive (default today)', parse: parseDate,
	},
	watch: {
		name: 'watch', placeholder: null, summary: 'Go on until interrupted', shown: 'on',
	},
	check: {
		name: 'check', placeholder: '<check>', summary: 'What a check says, instead of a failure reason', parse: text, choices: checks.map(({name}) => name),
	},
	note: {
		name: 'note', placeholder: '<text>', summary: 'Why it is known, for the colleagues', parse: text,
	},
	expires: {
		name: 'expires', placeholder: '<time>', summary: 'When it comes back: 2026-12-01 or 30d', parse: parseFutureMoment,
	},
	line: {
		name: 'line', placeholder: '<text>', summary: 'Of the check unread: lines like this one, in one connector or, without --connector, in all', parse: text,
	},
	mapping: {
		name: 'mapping', placeholder: '<csv>', summary: 'A custom user mapping file: whom it would map', parse: text, isPath: true,
	},
	ticket: {
		name: 'ticket', placeholder: '<id>', summary: 'The ticket about it', parse: text,
	},
	as: {
		name: 'as', placeholder: '<name>', summary: 'Who says so (default the user of this system)', parse: text,
	},
	anyway: {
		name: 'anyway', placeholder: null, summary: 'Also for a connector or a reason that no log gives', shown: 'on',
	},
	days: {
		name: 'days', placeholder: '<count>', summary: 'Days of logs (default 28)', parse: wholeNumber(1, 3650),
	},
	connectors: {
		name: 'connectors', placeholder: '<count>', summary: 'How many connectors (default 26)', parse: wholeNumber(1, 100_000),
	},
	failures: {
		name: 'failures', placeholder: '<percent>', summary: 'Items that fail where a connector has failures (default 1)', parse: decimalNumber(0, 100),
	},
	speed: {
		name: 'speed', placeholder: '<factor>', summary: 'Keep writing logs, this many times as often as in reality', parse: decimalNumber(0, 1_000_000),
	},
	seed: {
		name: 'seed', placeholder: '<number>', summary: 'Same number, same logs (default 1)', parse: wholeNumber(0, 4_294_967_295),
	},
	redact: {
		name: 'redact', placeholder: '<file>', summary: 'Print this log with the same structure and no identifiers', parse: text, isPath: true,
	},
	output: {
		name: 'output', placeholder: '<name>', summary: `Which schema: ${schemaNames.join(', ')} (default configuration)`, parse: text, choices: schemaNames,
	},
	fresh: {
		name: 'fresh', placeholder: null, summary: 'Ignore the sorting, filter and columns kept from last time', shown: 'on',
	},
	plain: {
		name: 'plain', placeholder: null, summary: 'One line a change, for screen readers', shown: 'on',
	},
	demoWithoutFolder: {
		name: 'demo-without-folder', placeholder: null, summary: 'Show a simulated tenant when no folder is given', shown: 'on', isHidden: true,
	},
	help: {
		name: 'help', placeholder: null, summary: 'Show this help', shown: 'on', short: 'h',
	},
	version: {
		name: 'version', placeholder: null, summary: 'Show the version', shown: 'on', short: 'V',
	},
} as const satisfies Readonly<Record<string, FlagRow>>;

export type FlagKey = keyof typeof flagRows;

type FlagValue<Row> =
	Row extends {readonly parse: (text: string, now: Instant) => infer Value}
		? Row extends {readonly isRepeatable: true} ? readonly Value[] : Value
		: boolean;

/** The values given, by key of the table; a flag that was not given is absent. */
export type Flags = {readonly [Key in FlagKey]?: FlagValue<(typeof flagRows)[Key]>};

/**
The shared flags, which say where to look and how to show it: every command takes them, so that a script can give them to
all; one that has no use for a flag neither lists it nor changes by it. The live board without a terminal is `status`.
*/
export const shared = ['folder', 'config', 'now', 'poll', 'ascii', 'color', 'theme', 'plain', 'fresh'] as const satisfies readonly FlagKey[];

/** Flags every command has. */
export const everywhere = ['help', 'version', 'demoWithoutFolder'] as const satisfies readonly FlagKey[];

/** Flags every command has that reads folders. */
export const reading = ['folder', 'config', 'now'] as const satisfies readonly FlagKey[];
