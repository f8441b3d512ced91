import meow, {type AnyFlag} from 'meow';
import {usageError} from './errors.ts';
import {flagRows, valueMissing, type FlagRow} from './flags.ts';

/** What the words of the command line are before anybody knows which command is meant. */
export type Words = {
	/** Everything that is no flag, in order. */
	readonly input: readonly string[];
	/** By name as typed, without dashes; texts are not parsed yet. */
	readonly given: ReadonlyMap<string, string | boolean | readonly string[]>;
};

/** Splits the command line into flags and the rest; throws a usage error for a flag given twice. */
export const readWords = (argv: readonly string[]): Words => {
	const words = wordsBeforeEnd(argv);
	refuseSwitchValues(words);
	refuseMissingValues(words);
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

/** Behind `--` nothing is a flag. */
const wordsBeforeEnd = (argv: readonly string[]): readonly string[] => {
	const end = argv.indexOf('--');
	return end === -1 ? argv : argv.slice(0, end);
};

/** Meow reads any value after a switch as "no": `--mask=on` must not show people. */
const refuseSwitchValues = (words: readonly string[]): void => {
	const starts = new Set(words.map(word => word.replace(/=.*$/sv, '=')));
	const row = Object.values<FlagRow>(flagRows).find(({name, placeholder}) => placeholder === null && (starts.has(`--${name}=`) || starts.has(`--no-${name}=`)));
	if (row) {
		throw usageError(`--${row.name} takes no value.`);
	}
};

/** The parser drops a repeatable flag without a value: with `--folder="$LOGS"` and no such variable, another folder would be judged. */
const refuseMissingValues = (words: readonly string[]): void => {
	for (const row of Object.values<FlagRow>(flagRows)) {
		const isMissing = (word: string, index: number): boolean =>
			word === `--${row.name}=` || (word === `--${row.name}` && /^(?:$|-)/v.test(words[index + 1] ?? ''));
		if (row.placeholder !== null && row.isRepeatable && words.some((word, index) => isMissing(word, index))) {
			throw valueMissing(row);
		}
	}
};

const meowFlags = (): Record<string, AnyFlag> => {
	const flags: Record<string, AnyFlag> = {};
	for (const row of Object.values<FlagRow>(flagRows)) {
		flags[camelCased(row.name)] = row.placeholder === null
			? {type: 'boolean', ...(row.short !== undefined && {shortFlag: row.short})}
			: {type: 'string', ...(row.isRepeatable === true && {isMultiple: true})};
	}

	return flags;
};

/** What meow made of a flag, as it was typed; a single letter is no word in camel case. */
const dashed = (name: string): string => name.length === 1 ? name : name.replaceAll(/[A-Z]/gv, letter => `-${letter.toLowerCase()}`);
const camelCased = (name: string): string => name.replaceAll(/-(?<letter>[a-z])/gv, (_, letter: string) => letter.toUpperCase());
