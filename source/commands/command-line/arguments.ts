import type {Instant} from '../../connectors/reading.ts';
import type {FormatName} from '../../output/format.ts';
import type {Command} from './command.ts';
import {CommandError, quote, usageError} from './errors.ts';
import {
	everywhere,
	flagRows,
	shared,
	valueMissing,
	type FlagKey,
	type FlagRow,
	type Flags,
} from './flags.ts';
import {nearest} from './nearest.ts';
import type {Words} from './words.ts';

/** Returns the keys of the flags table a command knows. */
export const flagKeysOf = (command: Command): readonly FlagKey[] => [...command.flags, ...everywhere];

/**
Returns the flags given to a command, parsed; throws a usage error for one it does not know or cannot read.
Durations count from `--now` where it is given, else from `clock`.
*/
export const parseFlags = (words: Words, command: Command, clock: Instant): Flags => {
	const flags: Record<string, unknown> = {};
	let now = clock;
	const keys = [...flagKeysOf(command), ...shared];
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
			throw valueMissing(row);
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
	if (flags.format === undefined) {
		return command.formats[0] ?? 'table';
	}

	const format = command.formats.find(name => name === flags.format);
	if (format === undefined) {
		throw usageError(`${command.name} cannot print ${quote(flags.format)}: choose ${command.formats.join(', ')}.`);
	}

	return format;
};

/** Throws a usage error unless the arguments fit the row: enough, not too many, known where the list is closed. */
export const checkArguments = (values: readonly string[], command: Command): void => {
	const isOpen = command.arguments.at(-1)?.isRepeatable === true;
	// An empty path would mean the current folder: `keep "$ARCHIVE"` without such a variable must not write there.
	const missing = command.arguments.find((argument, index) => !argument.isOptional && (values[index] ?? '') === '');
	if (missing) {
		throw usageError(`${command.name} needs ${/^[aeiou]/v.test(missing.name) ? 'an' : 'a'} ${missing.name}: ${command.examples[0]!.line}`);
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
