import path from 'node:path';
import type {Instant} from '../connectors/reading.ts';
import type {ConnectorSettings} from '../connectors/settings.ts';
import {ConfigurationError, describeMistake, readConfiguration} from '../intake/own-files/configuration.ts';
import {isFolder} from '../intake/system/is-folder.ts';
import {schemaPathOf, writeFirstConfiguration, WriteConfigurationError} from '../intake/own-files/write-configuration.ts';
import {json} from '../output/json.ts';
import {jsonSchemaOf, publishedNames} from '../schema/published.ts';
import {countOf} from '../text/numbers.ts';
import {sanitize} from '../text/sanitize.ts';
import {formatTime, utcDateOf} from '../text/time.ts';
import type {CommandContext, CommandResult} from './command-line/command.ts';
import {CommandError, quote, usageError} from './command-line/errors.ts';
import {exitCodes} from './command-line/exit-codes.ts';
import {nearest} from './command-line/nearest.ts';
import {configurationSourceOf} from './opening/open-configuration.ts';

/** Checks the configuration, prints a schema, or writes a first configuration. */
export const run = async (context: CommandContext): Promise<CommandResult> => actions[context.arguments[0] ?? '']!(context);

/** What is allowed and may yet be a slip of the finger: a year mistyped keeps a connector waiting for a year. */
const notices: ReadonlyArray<(connector: ConnectorSettings, now: Instant) => string | null> = [
	({name, createdAt}, now) => createdAt === null || createdAt <= now
		? null
		: `${quote(name)} is not created before ${formatTime(createdAt, 'utc')} UTC: nothing of it is missed until 72 h later.`,
	({name, paused}, now) => {
		const until = paused?.until ?? null;
		return until === null || utcDateOf(now) < until ? null : `${quote(name)} is paused no longer: ${until} has come.`;
	},
];

type Action = (context: CommandContext) => Promise<CommandResult>;

const check: Action = async context => {
	const source = configurationSourceOf(context);
	try {
		const {path: found, folders, settings} = await readConfiguration(source);
		if (found === null) {
			return done(`There is no configuration ${source.path}, and none is needed: connwatch config init writes a first one.`);
		}

		return done(
			`${found} is right: ${countOf(folders.length, 'folder')}, ${countOf(settings.connectors.length, 'connector')}.`,
			...settings.connectors.flatMap(connector => notices.map(notice => notice(connector, context.now()))).filter(notice => notice !== null),
			...folders.filter(folder => !isFolder(folder)).map(folder => `There is no folder ${quote(folder)} at the moment.`),
		);
	} catch (error) {
		if (!(error instanceof ConfigurationError)) {
			throw error;
		}

		context.writeError(error.mistakes.map(mistake => `connwatch: ${sanitize(`${source.path}: ${describeMistake(mistake)}`)}.\n`).join(''));
		return {text: '', exitCode: exitCodes.usage};
	}
};

const schema: Action = async ({flags}) => {
	const {output = 'configuration'} = flags;
	const found = jsonSchemaOf(output);
	if (found === null) {
		const near = nearest(output, publishedNames);
		throw usageError(`There is no schema ${quote(output)}: ${near === null ? `choose ${publishedNames.join(', ')}.` : `did you mean ${near}?`}`);
	}

	return {text: json(found), exitCode: exitCodes.done};
};

const init: Action = async context => {
	const source = configurationSourceOf(context);
	try {
		await writeFirstConfiguration(source.path, {
			folders: context.folders.map(folder => path.resolve(context.currentFolder, folder)),
			defaults: {maxFailed: 0, maxPartial: 0},
			connectors: {},
		}, jsonSchemaOf('configuration')!);
	} catch (error) {
		throw error instanceof WriteConfigurationError ? new CommandError(error.message, exitCodes.inputOutput) : error;
	}

	return done(`Wrote ${source.path}, and ${schemaPathOf(source.path)} by which an editor completes it.`);
};

const actions: Readonly<Record<string, Action>> = {check, schema, init};

const done = (...sentences: readonly string[]): CommandResult => ({
	text: sentences.map(sentence => `${sanitize(sentence)}\n`).join(''), exitCode: exitCodes.done,
});
