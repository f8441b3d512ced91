/** Rows of the commands about connwatch itself. */
import type {Command} from '../command-line/command.ts';

export const doctor: Command = {
	name: 'doctor',
	summary: 'Say what the terminal, the file system and the configuration allow',
	arguments: [{
		name: 'folder', summary: 'Folders to try', isOptional: true, isRepeatable: true, isPath: true,
	}],
	flags: ['folder', 'config', 'now', 'format', 'ascii', 'redact'],
	formats: ['table', 'json'],
	examples: [
		{line: 'connwatch doctor /logs', says: 'what works here, and what to do where it does not'},
		{line: 'connwatch doctor --redact Slack_Log.txt > sample.txt', says: 'a log you can send: same structure, no identifiers'},
	],
	load: async () => import('../doctor.ts'),
};

export const configuration: Command = {
	name: 'config',
	summary: 'Check, describe or start the configuration',
	arguments: [{name: 'action', summary: 'What to do', choices: ['check', 'schema', 'init']}],
	flags: ['config', 'output', 'folder'],
	formats: [],
	examples: [
		{line: 'connwatch config init', says: 'writes a first configuration'},
		{line: 'connwatch config check', says: 'exit 64 with the place of the first mistake'},
		{line: 'connwatch config schema --output status', says: 'JSON Schema of status --format json'},
	],
	load: async () => import('../config.ts'),
};

export const completions: Command = {
	name: 'completions',
	summary: 'Print the completions of a shell',
	arguments: [{name: 'shell', summary: 'Which shell', choices: ['bash', 'zsh', 'fish', 'powershell']}],
	flags: [],
	formats: [],
	examples: [
		{line: 'source <(connwatch completions bash)', says: 'for this shell'},
		{line: 'connwatch completions fish > ~/.config/fish/completions/connwatch.fish', says: 'for every fish to come'},
	],
	load: async () => import('../completions.ts'),
};

export const help: Command = {
	name: 'help',
	summary: 'Show the help of a command',
	arguments: [{name: 'command', summary: 'Which command', isOptional: true}],
	flags: [],
	formats: [],
	examples: [{line: 'connwatch help failures', says: 'the same as connwatch failures --help'}],
	load: async () => import('../help.ts'),
};
