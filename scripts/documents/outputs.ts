/** Docs/outputs.md: every format of every command, as the program prints it over the demo tenant. */
import {commands} from '../../source/commands/table/index.ts';

/** Runs a command line (without `connwatch`) over the demo tenant and returns what it prints. */
export type Print = (argv: readonly string[]) => Promise<string>;

/** What keeps an example short, by command. */
const narrowed: Readonly<Record<string, readonly string[]>> = {
	failures: ['--limit', '3'],
	report: ['--from', '2026-11-21', '--connector', 'Bloomberg Message'],
};

/** Commands whose output is about this machine, or about nothing before something is added. */
const leftOut = new Set(['doctor', 'ack']);

/** Lines an example may have, and characters a line. */
const maximumLines = 40;
const maximumColumns = 400;

const languages: Readonly<Record<string, string>> = {
	json: 'json', ndjson: 'json', csv: 'csv', 'mapping-csv': 'csv', markdown: 'markdown',
};

/** Returns docs/outputs.md. */
export const outputsDocument = async (print: Print): Promise<string> => {
	const parts = [
		'# Outputs',
		'',
		'Generated over the demo tenant (`connwatch simulate logs --seed 1 --days 9`), written and judged as of 2026-11-22 08:00 UTC; do not edit. Every format is',
		'a pure function of the report the screens read. Unknown is `?`, `null`, an empty cell or a missing sample, never 0.',
		'',
	];
	const shown = commands.filter(({name}) => !leftOut.has(name)).flatMap(({name, formats}) => formats.map(format => ({name, format})));
	for (const {name, format} of shown) {
		const argv = [name, '--format', format, ...narrowed[name] ?? []];

		parts.push(...example(argv, await print(argv), languages[format] ?? ''));
	}

	parts.push(...example(['check'], await print(['check']), ''), ...example(['status', '--mask', '--format', 'ndjson'], await print(['status', '--mask', '--format', 'ndjson']), 'json', 1));
	return parts.join('\n');
};

const example = (argv: readonly string[], text: string, language: string, lines = maximumLines): readonly string[] => {
	const all = text.replaceAll('\r\n', '\n').trimEnd().split('\n');
	const shown = all.slice(0, lines).map(line => line.length > maximumColumns ? `${line.slice(0, maximumColumns).toWellFormed()}…` : line);
	const rest = all.length - shown.length;
	return [
		`## connwatch ${argv.map(word => word.includes(' ') ? `"${word}"` : word).join(' ')}`,
		'',
		// Four, since what is shown may be Markdown itself.
		`\`\`\`\`${language}`,
		...shown,
		...(rest > 0 ? [`… ${rest} more lines`] : []),
		'````',
		'',
	];
};
