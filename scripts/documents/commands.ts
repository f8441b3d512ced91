/** Docs/commands.md and the manual page, made from the tables of commands and flags. */
import type {Command} from '../../source/commands/command-line/command.ts';
import {exitCodes} from '../../source/commands/command-line/exit-codes.ts';
import {
	flagSummary,
	flagUsage,
	promises,
	shownFlags,
	usageOf,
} from '../../source/commands/help.ts';
import {commands} from '../../source/commands/table/index.ts';

const exitCodeMeanings: ReadonlyArray<readonly [number, string]> = [
	[exitCodes.done, 'done'],
	[exitCodes.warning, '`check`: warning; `wait`: the time was up'],
	[exitCodes.critical, '`check`: critical'],
	[exitCodes.unknown, '`check`: unknown (also no connector, a missing folder, a wrong flag)'],
	[exitCodes.usage, 'the command line or the configuration is wrong'],
	[exitCodes.damaged, '`keep`: a log could not be kept, or the archive cannot be one (damaged, foreign, not writable)'],
	[exitCodes.folderMissing, 'a folder is missing'],
	[exitCodes.internal, 'a fault inside connwatch'],
	[exitCodes.inputOutput, 'the output could not be written'],
	[exitCodes.interrupted, 'interrupted (in general 128 and the number of the signal)'],
];

/** Returns docs/commands.md. */
export const commandsDocument = (): string => [
	'# Commands',
	'',
	'Generated from the tables in `source/commands`; do not edit.',
	'',
	'`connwatch [folder…]` opens the live board. If stdin or stdout is not a terminal, or `TERM` is `dumb`, it prints `status` instead.',
	'',
	promises.join(' '),
	'',
	'| command | does |',
	'|---|---|',
	...commands.map(({name, summary}) => `| [\`${name}\`](#${name}) | ${summary} |`),
	'',
	...commands.flatMap(command => commandSection(command)),
	'## Exit codes',
	'',
	'| code | means |',
	'|---:|---|',
	...exitCodeMeanings.map(([code, meaning]) => `| ${code} | ${meaning} |`),
	'',
].join('\n');

const commandSection = (command: Command): readonly string[] => [
	`## ${command.name}`,
	'',
	`${command.summary}.`,
	'',
	'```',
	usageOf(command),
	'```',
	'',
	...(command.arguments.length === 0
		? []
		: [
			'| argument | |',
			'|---|---|',
			...command.arguments.map(({name, summary, choices}) => `| \`${name}\` | ${cell(choices ? `${summary}: ${choices.join(', ')}` : summary)} |`),
			'',
		]),
	'| flag | |',
	'|---|---|',
	...shownFlags(command).map(row => `| \`${flagUsage(row)}\` | ${cell(flagSummary(row, command))} |`),
	'',
	...command.examples.flatMap(({line, says}) => ['```sh', `${line}   # ${says}`, '```', '']),
];

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`);

/** Returns the manual page connwatch(1) in roff, dated by the release. */
export const manualPage = (version: string, date: string): string => [
	`.TH CONNWATCH 1 "${date}" "connwatch ${version}" "User Commands"`,
	'.SH NAME',
	String.raw`connwatch \- watch the logs of Microsoft Purview data connectors`,
	'.SH SYNOPSIS',
	'.B connwatch',
	String.raw`[\fIfolder\fR...] [flags]`,
	'.br',
	'.B connwatch',
	String.raw`\fIcommand\fR [arguments] [flags]`,
	'.SH DESCRIPTION',
	roff('connwatch watches the folder where the logs of Microsoft Purview data connectors are saved: is everything imported, what failed and why, and which day must still be downloaded?'),
	'.PP',
	roff(promises.join(' ')),
	'.SH COMMANDS',
	...commands.flatMap(command => manualSection(command)),
	'.SH EXIT STATUS',
	...exitCodeMeanings.flatMap(([code, meaning]) => ['.TP', `.B ${code}`, roff(meaning.replaceAll('`', ''))]),
	'',
].join('\n');

const manualSection = (command: Command): readonly string[] => [
	`.SS ${roff(usageOf(command))}`,
	roff(`${command.summary}.`),
	...shownFlags(command).flatMap(row => ['.TP', String.raw`\fB${roff(flagUsage(row))}\fR`, roff(flagSummary(row, command))]),
	...command.examples.flatMap(({line, says}) => ['.PP', '.nf', roff(line), '.fi', '.RS', roff(says), '.RE']),
];

/** A line of text in roff: dashes and backslashes mean themselves, and no line begins with a control character. */
const roff = (text: string): string => text.replaceAll('\\', String.raw`\e`).replaceAll('-', String.raw`\-`).replaceAll('…', '...').replace(/^[.']/v, String.raw`\&$&`);
