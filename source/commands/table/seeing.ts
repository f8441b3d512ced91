/** Rows of the commands that say what is in the folders. */
import {run as runCheck} from '../check.ts';
import type {Argument, Command} from '../command-line/command.ts';
import {exitCodes} from '../command-line/exit-codes.ts';
import {reading} from '../command-line/flags.ts';
import {run as runStatus} from '../status.ts';

export const folders: Argument = {
	name: 'folder', summary: 'Folders in which the logs are saved; without one those of the configuration, else the current one', isOptional: true, isRepeatable: true, isPath: true,
};

export const status: Command = {
	name: 'status',
	summary: 'Print the board once',
	arguments: [folders],
	flags: [...reading, 'format', 'mask', 'ascii', 'color'],
	formats: ['table', 'json', 'ndjson', 'csv', 'markdown', 'prometheus'],
	examples: [
		{line: 'connwatch status /logs', says: 'every connector, worst first'},
		{line: 'connwatch status /logs --format json', says: 'the same for programs; config schema --output status describes it'},
		{line: 'connwatch status --format markdown', says: 'the sentences to hand over'},
	],
	// What cron runs every few minutes is at hand: one file less to open and link.
	load: async () => ({run: runStatus}),
};

export const failures: Command = {
	name: 'failures',
	summary: 'List failed items',
	arguments: [folders],
	flags: [...reading, 'connector', 'reason', 'user', 'since', 'until', 'limit', 'format', 'mask', 'ascii'],
	formats: ['table', 'json', 'ndjson', 'csv', 'markdown'],
	examples: [
		{line: 'connwatch failures --connector "Slack" --since 3d', says: 'what failed on Slack in three days'},
		{line: 'connwatch failures --reason "User mapping not found" --format csv', says: 'one reason, for a spreadsheet'},
		{line: 'connwatch failures --format ndjson | head -1', says: 'streams, however many there are'},
	],
	load: async () => import('../failures.ts'),
};

export const users: Command = {
	name: 'users',
	summary: 'List the users whose mapping must be fixed',
	arguments: [folders],
	flags: [...reading, 'connector', 'user', 'since', 'until', 'mapping', 'format', 'mask', 'ascii'],
	formats: ['table', 'json', 'ndjson', 'csv', 'markdown', 'mapping-csv'],
	examples: [
		{line: 'connwatch users', says: 'who has to be fixed, of the last 30 days'},
		{line: 'connwatch users --connector "Slack" --format mapping-csv', says: 'skeleton of a custom mapping file'},
		{line: 'connwatch users --mapping map.csv', says: 'whom that file would map, and what is wrong with it'},
	],
	load: async () => import('../users.ts'),
};

export const open: Command = {
	name: 'open',
	summary: 'Show a log at a line in the pager',
	arguments: [{name: 'path:line', summary: 'A log and a line of it, as the screens name them', isPath: true}],
	flags: ['folder', 'config'],
	formats: [],
	examples: [
		{line: 'connwatch open Slack_Log.txt:12', says: 'in $PAGER, else less; what could steer the terminal is made visible'},
		{line: 'connwatch open Slack_Log.txt:12 | head -3', says: 'the text from that line on'},
	],
	load: async () => import('../open.ts'),
};

export const check: Command = {
	name: 'check',
	summary: 'Print one line for Nagios; exit 0, 1, 2 or 3',
	arguments: [folders],
	flags: [...reading, 'connector', 'mask'],
	formats: [],
	examples: [
		{line: 'connwatch check /logs', says: 'the verdict over all connectors'},
		{line: 'connwatch check --connector "Slack"', says: 'one connector, one service'},
	],
	load: async () => ({run: runCheck}),
	// A plug-in speaks on stdout, also of its own trouble: that is all the monitoring server shows.
	describeError: sentence => ({text: `CONNWATCH UNKNOWN - ${sentence}\n`, exitCode: exitCodes.unknown}),
};
