/* eslint-disable no-template-curly-in-string -- what looks like a template here is the shell's own */
import {commandWords, firstWords, type CommandWords} from './words.ts';

/** Returns the completions for bash. */
export const bashCompletions = (): string => [
	'# bash completions of connwatch: source <(connwatch completions bash)',
	'_connwatch() {',
	'	local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD - 1]}" command="" word',
	'	local flags="" values="" paths=""',
	// Bash takes `--format=json` apart.
	'	if [[ "$current" == "=" ]]; then current=""; elif [[ "$previous" == "=" ]]; then previous="${COMP_WORDS[COMP_CWORD - 2]}"; fi',
	'	COMPREPLY=()',
	'	for word in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do',
	`		case "$word" in ${commandWords().map(({name}) => name).join('|')}) command="$word"; break ;; esac`,
	'	done',
	'	case "$command" in',
	...commandWords().flatMap(words => commandCase(words)),
	...commandCase({...firstWords(), name: '*', choices: commandWords().map(({name}) => name)}),
	'	esac',
	'	case "$command $previous" in',
	...commandWords().flatMap(words => valueCases(words, words.name)),
	...valueCases(firstWords(), ''),
	'	esac',
	'	if [[ "$values" == "<none>" ]]; then return; fi',
	'	if [[ "$current" == -* ]]; then values="$flags"; paths=""; fi',
	'	COMPREPLY=($(compgen -W "$values" -- "$current"))',
	'	if [[ -n "$paths" ]]; then',
	'		compopt -o filenames 2>/dev/null',
	'		while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")',
	'	fi',
	'}',
	'complete -F _connwatch connwatch',
	'',
].join('\n');

const commandCase = ({name, flags, choices, takesPaths}: CommandWords): readonly string[] => [
	`		${name}) flags="${flags.map(({word}) => word).join(' ')}" values="${choices.join(' ')}" paths="${takesPaths ? 'yes' : ''}" ;;`,
];

const valueCases = ({flags}: CommandWords, command: string): readonly string[] => flags
	.filter(({takesValue}) => takesValue)
	.map(({word, choices, isPath}) => `		"${command} ${word}") values="${choices.length > 0 || isPath ? choices.join(' ') : '<none>'}" paths="${isPath ? 'yes' : ''}" ;;`);
