/* eslint-disable no-template-curly-in-string -- what looks like a template here is the shell's own */
import {
	commandWords,
	firstWords,
	type CommandWords,
	type FlagWord,
} from './words.ts';

/** Returns the completions for zsh. */
export const zshCompletions = (): string => [
	'#compdef connwatch',
	'# zsh completions of connwatch: connwatch completions zsh > "${fpath[1]}/_connwatch"',
	'_connwatch() {',
	'	local -a names',
	'	names=(',
	...commandWords().map(({name, summary}) => `		${quoted(`${name}:${summary}`)}`),
	'	)',
	'	local command="" word',
	'	for word in "${(@)words[2,CURRENT-1]}"; do',
	'		if (( ${names[(I)$word:*]} )); then command="$word"; break; fi',
	'	done',
	'	case "$command" in',
	...commandWords().flatMap(words => commandCase(words)),
	'		*)',
	'			if [[ "${words[CURRENT]}" != -* ]]; then _describe -t commands command names; fi',
	`			_arguments -S ${[...firstWords().flags.map(flag => flagSpec(flag)), quoted('*:folder:_files')].join(' ')} ;;`,
	'	esac',
	'}',
	'if [[ "${funcstack[1]}" == "_connwatch" ]]; then _connwatch "$@"; else compdef _connwatch connwatch; fi',
	'',
].join('\n');

const commandCase = ({name, flags, choices, takesPaths}: CommandWords): readonly string[] => {
	const argument = choices.length > 0 ? `*:value:(${choices.join(' ')})` : `*:argument:${takesPaths ? '_files' : ' '}`;
	// The command's own name is the first argument here, so it gets a place before the others.
	return [
		`		${name})`,
		`			_arguments -S ${[...flags.map(flag => flagSpec(flag)), quoted('1:command: '), quoted(argument)].join(' ')} ;;`,
	];
};

const flagSpec = ({word, summary, takesValue, choices, isPath}: FlagWord): string => {
	const action = choices.length > 0 ? `(${choices.join(' ')})` : (isPath ? '_files' : ' ');
	const text = `[${summary.replaceAll(/[\[\]\\:]/gv, String.raw`\$&`)}]`;
	return quoted(takesValue ? `*${word}=${text}:value:${action}` : `${word}${text}`);
};

const quoted = (text: string): string => `'${text.replaceAll('\'', String.raw`'\''`)}'`;
