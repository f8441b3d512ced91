import {commandWords, firstWords, type FlagWord} from './words.ts';

/** Returns the completions for fish. */
export const fishCompletions = (): string => {
	const words = commandWords();
	const none = `not __fish_seen_subcommand_from ${words.map(({name}) => name).join(' ')}`;
	return [
		'# fish completions of connwatch: connwatch completions fish > ~/.config/fish/completions/connwatch.fish',
		...words.map(({name, summary}) => `complete -c connwatch -n ${quoted(none)} -a ${name} -d ${quoted(summary)}`),
		...firstWords().flags.map(flag => flagLine(flag, none)),
		...words.flatMap(({name, flags, choices, takesPaths}) => {
			const seen = `__fish_seen_subcommand_from ${name}`;
			return [
				...(takesPaths ? [] : [`complete -c connwatch -n ${quoted(seen)} -f`]),
				...(choices.length > 0 ? [`complete -c connwatch -n ${quoted(seen)} -a ${quoted(choices.join(' '))}`] : []),
				...flags.map(flag => flagLine(flag, seen)),
			];
		}),
		'',
	].join('\n');
};

const flagLine = ({word, summary, takesValue, choices, isPath}: FlagWord, condition: string): string => {
	const value = takesValue ? (isPath ? ' -r -F' : ` -x${choices.length > 0 ? ` -a ${quoted(choices.join(' '))}` : ''}`) : '';
	return `complete -c connwatch -n ${quoted(condition)} -l ${word.slice(2)}${value} -d ${quoted(summary)}`;
};

const quoted = (text: string): string => `'${text.replaceAll(/['\\]/gv, String.raw`\$&`)}'`;
