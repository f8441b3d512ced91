/** Docs/configuration.md: every key of the configuration file, from its schema, and one example that the schema accepts. */
import {jsonSchemaOf} from '../../source/schema/published.ts';

/** What this document uses of JSON Schema. */
type Schema = {
	readonly type?: string | readonly string[];
	readonly description?: string;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly additionalProperties?: Schema | boolean;
	readonly items?: Schema;
	readonly anyOf?: readonly Schema[];
	readonly enum?: readonly string[];
};

/** A complete configuration; test/documents holds it to the schema. */
export const example = {
	folders: ['/srv/purview-logs'],
	mask: false,
	defaults: {
		warnAfter: '48h', errorAfter: '72h', maxFailed: 0, maxPartial: 0,
	},
	connectors: {
		'Bloomberg Message': {
			createdAt: '2026-11-20T09:00:00Z',
			auditingEnabledAt: '2026-11-20T09:30:00Z',
			match: ['bbg-*.txt', 'bloomberg/*.txt'],
			expectedWeekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
			maxFailed: 5,
			warnAfter: '3d',
			errorAfter: '4d',
		},
		'Slack eDiscovery': {paused: {until: '2026-12-01', reason: 'vendor migration'}},
	},
};

/** Returns docs/configuration.md. */
export const configurationDocument = (): string => [
	'# Configuration',
	'',
	'The tables are generated from the schema of the configuration file; do not edit.',
	'',
	'connwatch works without a configuration: `connwatch /folder/of/logs`. A configuration tells it what a folder cannot: which connectors must be',
	'there, since when, and how much may fail.',
	'',
	'## Where it is',
	'',
	'1. The file given with `--config`.',
	'2. Otherwise `$XDG_CONFIG_HOME/connwatch/config.json`; without that variable `~/.config/connwatch/config.json`. On Windows',
	'   `%APPDATA%\\connwatch\\config.json`.',
	'',
	'`connwatch config init` writes a first one, `connwatch config check` names every mistake with its place, and `connwatch config schema` prints the JSON',
	'Schema for an editor. An unknown key or a bad value ends a command with exit code 64. A running board keeps the last valid configuration and shows',
	'what is wrong with the new one.',
	'',
	'## A full example',
	'',
	'```json',
	JSON.stringify(example, null, '\t'),
	'```',
	'',
	'## Every key',
	'',
	'| key | type | meaning |',
	'|---|---|---|',
	...keyRows(jsonSchemaOf('configuration') as Schema, ''),
	'',
	'Lengths of time are written as `90s`, `30m`, `48h` or `3d`. Times are ISO 8601 (`2026-11-20T09:00:00Z`); without an offset they are UTC. A key of',
	'`connectors` is the name of the connector. Names that differ only in case or white space are one connector.',
	'',
	'## How a file gets its connector’s name',
	'',
	'The first rule that applies:',
	'',
	'1. A pattern in `match` of a connector. A pattern without a slash is compared with the file name, one with a slash with the path below the folder.',
	'2. A name inside the file (`Connector name:`, `JobType`, a name column …).',
	'3. `<name>_Log.txt`, as the portal saves it.',
	'4. The sub-folder below the watched folder.',
	'5. The file name without date, counter, copy mark and extension.',
	'',
	'If a log shows up under the wrong name, add a `match` pattern, or save it in a sub-folder with the connector’s name.',
	'',
	'## When something is expected',
	'',
	'- `createdAt`: the connector is on the board before its first log. It is `waiting` for 72 hours, then `overdue`.',
	'- `auditingEnabledAt`: starts the 48-hour clock on the onboarding screen.',
	'- `expectedWeekdays`: other days are never missing, and they stop the clocks of `late` and `overdue`.',
	'- `paused`: the connector is shown and not judged until the date has passed.',
	'- `maxFailed`, `maxPartial`: up to that number an import counts as clean. The strip still shows the day as failed or partial.',
	'',
].join('\n');

/** One row a key, the keys of an object below its own. */
const keyRows = (schema: Schema, prefix: string): readonly string[] => Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
	const key = `${prefix}${name}`;
	return [
		`| \`${key}\` | ${typeWords(value)} | ${(value.description ?? '').replaceAll('|', '\\|')} |`,
		...branches(value).flatMap(branch => [
			...keyRows(branch, `${key}.`),
			...typeof branch.additionalProperties === 'object' ? keyRows(branch.additionalProperties, `${key}.<name>.`) : [],
			...branch.items === undefined ? [] : branches(branch.items).flatMap(item => keyRows(item, `${key}[].`)),
		]),
	];
});

const branches = (schema: Schema): readonly Schema[] => schema.anyOf ?? [schema];

const typeWords = (schema: Schema): string => branches(schema).map(branch => {
	if (branch.enum !== undefined) {
		return branch.enum.map(word => `\`${word}\``).join(', ');
	}

	return branch.items === undefined
		? [branch.type ?? 'any'].flat().join(' or ')
		: `list of ${typeWords(branch.items)}`;
}).join(' or ');
