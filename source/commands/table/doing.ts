/** Rows of the commands that stay, wait or write. */
import type {Command} from '../command-line/command.ts';
import {reading} from '../command-line/flags.ts';
import {folders} from './seeing.ts';

export const live: Command = {
	name: 'live',
	summary: 'Open the live board (the default on a terminal)',
	arguments: [folders],
	flags: [...reading, 'mask', 'poll', 'ascii', 'color', 'theme', 'plain', 'fresh'],
	formats: [],
	examples: [
		{line: 'connwatch /logs', says: 'watch a folder'},
		{line: 'connwatch --poll 10 /mnt/share', says: 'scan a share every ten seconds'},
	],
	load: async () => import('../live.ts'),
};

export const wait: Command = {
	name: 'wait',
	summary: 'Wait until a connector has its first log, a clean import, or is healthy',
	arguments: [{name: 'connector', summary: 'Name of the connector'}],
	flags: [...reading, 'goal', 'timeout', 'mask', 'poll', 'ascii', 'color', 'theme'],
	formats: [],
	examples: [
		{line: 'connwatch wait "Slack" --folder /logs', says: 'returns when the first log is there'},
		{line: 'connwatch wait "Slack" --until healthy --timeout 3d && notify', says: 'exit 0 when reached, 1 when the time was up'},
	],
	load: async () => import('../wait.ts'),
};

export const report: Command = {
	name: 'report',
	summary: 'Print the evidence for an auditor, day by day',
	arguments: [folders],
	flags: [...reading, 'from', 'to', 'connector', 'format', 'mask', 'ascii'],
	formats: ['table', 'json', 'ndjson', 'csv', 'markdown'],
	examples: [
		{line: 'connwatch report --from 2026-11-01 --to 2026-11-30 --format markdown', says: 'a month, with the SHA-256 of every file'},
	],
	load: async () => import('../report.ts'),
};

export const keep: Command = {
	name: 'keep',
	summary: 'Copy every log into an archive, once, verified',
	arguments: [{name: 'archive', summary: 'Folder of the archive; made when it is not there', isPath: true}],
	flags: [...reading, 'watch', 'poll'],
	formats: [],
	examples: [
		{line: 'connwatch keep /archive --folder /logs', says: 'copies what is not there yet'},
		{line: 'connwatch keep /archive --folder /logs --watch', says: 'and keep doing it'},
	],
	load: async () => import('../keep.ts'),
};

export const acknowledge: Command = {
	name: 'ack',
	summary: 'List, add or remove acknowledgements',
	arguments: [
		{
			name: 'action', summary: 'What to do (default list)', choices: ['list', 'add', 'remove'], isOptional: true,
		},
		{name: 'id', summary: 'Which one to remove', isOptional: true},
	],
	flags: [...reading, 'knownConnector', 'knownReason', 'check', 'line', 'note', 'expires', 'ticket', 'as', 'anyway', 'format'],
	formats: ['table', 'json'],
	examples: [
		{line: 'connwatch ack', says: 'what is acknowledged, by which note, until when'},
		{line: 'connwatch ack add --connector "Slack" --reason "Licence missing" --note "ordered" --expires 14d', says: 'known for two weeks'},
		{line: 'connwatch ack remove 3f2a', says: 'by the id that ack list shows'},
	],
	load: async () => import('../ack.ts'),
};

export const simulate: Command = {
	name: 'simulate',
	summary: 'Write realistic logs into a folder, to try connwatch',
	arguments: [{name: 'folder', summary: 'Where to write; made when it is not there', isPath: true}],
	flags: ['now', 'days', 'connectors', 'failures', 'speed', 'seed'],
	formats: [],
	examples: [
		{line: 'connwatch simulate /tmp/logs --seed 1', says: 'the same logs every time'},
		{line: 'connwatch simulate /tmp/feed --speed 3600', says: 'keeps writing: a connector has its next import after 24 seconds instead of hours'},
	],
	load: async () => import('../simulate.ts'),
};
