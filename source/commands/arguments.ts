import meow, {type AnyFlag} from 'meow';
import type {Instant} from '../connectors/reading.ts';
import type {FormatName} from '../output/format.ts';
import type {Command} from './command.ts';
import {CommandError, quote, usageError} from './errors.ts';
import {
	everywhere,
	flagRows,
	type FlagKey,
	type FlagRow,
	type Flags,
} from './flags.ts';
import {nearest} from './nearest.ts';

/** What the words of the command line are before anybody knows which command is meant. */
export type Words = {
	/** Everything that is no flag, in order. */
	readonly input: readonly string[];
	/** By name as typed, without dashes; texts are not parsed yet. */
	readonly given: ReadonlyMap<string, string | boolean | readonly string[]>;
};

/** Splits the command line into flags and the rest; throws a usage error for a flag given twice. */
export const readWords = (argv: readonly string[]): Words => {
	refuseSwitchValues(argv);
	try {
		const {input, flags} = meow({
			argv: [...argv],
			importMeta: import.meta,
			// Given, so that meow looks for no package.json.
			pkg: {name: 'connwatch', version: '0.0.0'},
			autoHelp: false,
			autoVersion: false,
			booleanDefault: undefined,
			flags: meowFlags(),
		});
		const given = Object.entries(flags as Record<string, unknown>)
			.filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
			.map(([name, value]) => [dashed(name), value as string | boolean | readonly string[]] as const);
		return {input: input.map(String), given: new Map(given)};
	} catch (error) {
		throw usageError((error as Error).message);
	}
};

/** A value behind a switch would be read as no: `--mask=on` must not show people. */
const refuseSwitchValues = (argv: readonly string[]): void => {
	const end = argv.indexOf('--');
	const words = new Set((end === -1 ? argv : argv.slice(0, end)).map(word => word.replace(/=.*$/sv, '=')));
	const row = Object.values<FlagRow>(flagRows).find(({name, placeholder}) => placeholder === null && (words.has(`--${name}=`) || words.has(`--no-${name}=`)));
	if (row) {
		throw usageError(`--${row.name} takes no value.`);
	}
};

const meowFlags = (): Record<string, AnyFlag> => {
	const flags: Record<string, AnyFlag> = {};
	for (const row of Object.values<FlagRow>(flagRows)) {
		const isMultiple = row.placeholder !== null && row.isRepeatable === true;
		flags[camelCased(row.name)] = {type: row.placeholder === null ? 'boolean' : 'string', ...(isMultiple && {isMultiple: true})};
	}

	return flags;
};

const dashed = (name: string): string => name.replaceAll(/[A-Z]/gv, letter => `-${letter.toLowerCase()}`);
const camelCased = (name: string): string => name.replaceAll(/-(?<letter>[a-z])/gv, (_, letter: string) => letter.toUpperCase());

/** Returns the keys of the flags table a command knows. */
export const flagKeysOf = (command: Command): readonly FlagKey[] => [...command.flags, ...everywhere];

/**
Returns the flags given to a command, parsed; throws a usage error for one it does not know or cannot read.
Durations count from `--now` where it is given, else from `clock`.
*/
export const parseFlags = (words: Words, command: Command, clock: Instant): Flags => {
	const flags: Record<string, unknown> = {};
	let now = clock;
	const keys = flagKeysOf(command);
	const entries = [...words.given].toSorted(([a], [b]) => Number(b === 'now') - Number(a === 'now'));
	for (const [name, value] of entries) {
		const key = keys.find(key => flagRows[key].name === name);
		if (key === undefined) {
			throw unknownFlag(name, value === false, command);
		}

		flags[key] = parseValue(flagRows[key], value, now);
		if (key === 'now') {
			now = flags[key] as Instant;
		}
	}

	return flags;
};

const parseValue = (row: FlagRow, value: string | boolean | readonly string[], now: Instant): unknown => {
	if (row.placeholder === null) {
		if (typeof value !== 'boolean') {
			throw usageError(`--${row.name} takes no value.`);
		}

		return value;
	}

	const values = [value].flat();
	const parsed = values.map(text => {
		if (typeof text !== 'string' || text === '') {
			throw usageError(`--${row.name} needs a value: --${row.name}=${row.placeholder}.`);
		}

		return parseNamed(row.name, () => row.parse(text, now));
	});
	return row.isRepeatable ? parsed : parsed[0];
};

/** Puts the flag's name before the sentence of a value that cannot be read. */
const parseNamed = <Value>(name: string, parse: () => Value): Value => {
	try {
		return parse();
	} catch (error) {
		throw error instanceof CommandError ? usageError(`--${name}: ${error.message}`) : error;
	}
};

const unknownFlag = (name: string, isNegated: boolean, command: Command): CommandError => {
	const typed = isNegated ? `--no-${name}` : `${name.length === 1 ? '-' : '--'}${name}`;
	const names = flagKeysOf(command).map(key => flagRows[key] as FlagRow).filter(row => !('isHidden' in row)).map(row => row.name);
	const near = name.length === 1 ? null : nearest(name, names);
	const advice = near === null ? `connwatch ${command.name} --help lists its flags` : `did you mean --${near}?`;
	return usageError(`${command.name} has no flag ${quote(typed)}: ${advice}${advice.endsWith('?') ? '' : '.'} A folder that begins with a dash comes after --.`);
};

/** Returns the format asked for, the command's first without one; throws a usage error for one it cannot print. */
export const chooseFormat = (flags: Flags, command: Command): FormatName => {
	const format = flags.format ?? command.formats[0] ?? 'table';
	if (flags.format !== undefined && !command.formats.includes(format)) {
		throw usageError(`${command.name} cannot print ${quote(format)}: choose ${command.formats.join(', ')}.`);
	}

	return format;
};

/** Throws a usage error unless the arguments fit the row: enough, not too many, known where the list is closed. */
export const checkArguments = (values: readonly string[], command: Command): void => {
	const isOpen = command.arguments.at(-1)?.isRepeatable === true;
	const missing = command.arguments.find((argument, index) => !argument.isOptional && values[index] === undefined);
	if (missing) {
		throw usageError(`${command.name} needs a ${missing.name}: ${command.examples[0]!.line}`);
	}

	const surplus = values[command.arguments.length];
	if (surplus !== undefined && !isOpen) {
		throw usageError(`${command.name} does not take ${quote(surplus)}: connwatch ${command.name} --help shows what it takes.`);
	}

	for (const [index, argument] of command.arguments.entries()) {
		const value = values[index];
		if (value !== undefined && argument.choices && !argument.choices.includes(value)) {
			const near = nearest(value, argument.choices);
			throw usageError(`${command.name} knows no ${argument.name} ${quote(value)}: ${near === null ? `choose ${argument.choices.join(', ')}.` : `did you mean ${near}?`}`);
		}
	}
};
