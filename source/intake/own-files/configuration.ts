import nodePath from 'node:path';
import {
	defaultThresholds,
	noSettings,
	type ConnectorSettings,
	type Settings,
	type Thresholds,
} from '../../connectors/settings.ts';
import type {ThemeName} from '../../text/theme-names.ts';
import type {ConfigurationFile, ConnectorEntry, Mistake} from '../../schema/configuration.ts';
import {readDuration, readInstant} from '../../text/moments.ts';
import {NotSmallFileError, readSmallFile} from '../system/small-file.ts';
import {codeOf, describeError} from '../system/system-errors.ts';

/** The configuration, ready for use. */
export type Configuration = {
	/** The file it was read from; null without a configuration file. */
	readonly path: string | null;
	/** Absolute. */
	readonly folders: readonly string[];
	/** Null when the file does not say. */
	readonly mask: boolean | null;
	/** Null when the file does not say. */
	readonly theme: ThemeName | null;
	readonly settings: Settings;
};

export const noConfiguration: Configuration = {
	path: null, folders: [], mask: null, theme: null, settings: noSettings,
};

/** A configuration that cannot be used; the message names the file, the place and what to write there. */
export class ConfigurationError extends Error {
	override name = 'ConfigurationError';
	readonly mistakes: readonly Mistake[];

	constructor(path: string, mistakes: readonly Mistake[]) {
		const [first] = mistakes;
		const more = mistakes.length > 1 ? ` (and ${mistakes.length - 1} more: connwatch config check)` : '';
		super(`${path}: ${first === undefined ? 'cannot be used' : describeMistake(first)}${more}.`);
		this.mistakes = mistakes;
	}
}

/** Returns a mistake as `connectors["Slack"].maxFailed: write a whole number …`. */
export const describeMistake = ({path, sentence}: Mistake): string => path === '' ? sentence : `${path}: ${sentence}`;

export type ConfigurationSource = {
	readonly path: string;
	/** Whether it may be missing: true for the default place, false for `--config`. */
	readonly isOptional: boolean;
	/** For folders that begin with `~/`. */
	readonly homeFolder: string;
};

/** Returns the configuration; throws a ConfigurationError for one that cannot be read or is wrong. */
export const readConfiguration = async (source: ConfigurationSource): Promise<Configuration> => {
	const text = await readText(source);
	if (text === null) {
		return noConfiguration;
	}

	// Loaded only here: without a configuration nobody waits for the schema library.
	const {findDuplicates, parseConfiguration} = await import('../../schema/configuration.ts');
	const result = parseConfiguration(parseJson(source.path, text));
	const twice = findDuplicates(text);
	if ('mistakes' in result || twice.length > 0) {
		throw new ConfigurationError(source.path, [...twice, ...'mistakes' in result ? result.mistakes : []]);
	}

	return configurationOf(result.configuration, source);
};

const readText = async ({path, isOptional}: ConfigurationSource): Promise<string | null> => {
	try {
		return await readSmallFile(path, {followsLinks: true});
	} catch (error) {
		if (isOptional && (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR')) {
			return null;
		}

		const sentence = error instanceof NotSmallFileError ? error.message : `it cannot be read: ${describeError(error)}`;
		throw new ConfigurationError(path, [{path: '', sentence}]);
	}
};

const parseJson = (path: string, text: string): unknown => {
	// In another encoding the name of a connector becomes another, for which no log would ever come.
	if (text.includes('\uFFFD')) {
		throw new ConfigurationError(path, [{path: '', sentence: 'it is not UTF-8: save it in that encoding'}]);
	}

	try {
		return JSON.parse(text);
	} catch (error) {
		throw new ConfigurationError(path, [{path: '', sentence: `it is not JSON: ${(error as Error).message}`}]);
	}
};

/** Returns a valid configuration file as the other rooms need it: times as numbers, folders absolute, patterns compiled. */
export const configurationOf = async (file: ConfigurationFile, {path, homeFolder}: Pick<ConfigurationSource, 'path' | 'homeFolder'>): Promise<Configuration> => {
	const defaults = thresholdsOf(file.defaults ?? {}, defaultThresholds);
	return {
		path,
		folders: (file.folders ?? []).map(folder => nodePath.resolve(nodePath.dirname(path), folder.replace(/^~(?=$|[\/\\])/v, () => homeFolder))),
		mask: file.mask ?? null,
		theme: file.theme ?? null,
		settings: {
			defaults,
			connectors: await Promise.all(Object.entries(file.connectors ?? {}).map(async ([name, entry]) => connectorSettingsOf(name, entry, defaults))),
		},
	};
};

const thresholdsOf = (entry: NonNullable<ConfigurationFile['defaults']>, defaults: Thresholds): Thresholds => ({
	warnAfter: entry.warnAfter === undefined ? defaults.warnAfter : readDuration(entry.warnAfter),
	errorAfter: entry.errorAfter === undefined ? defaults.errorAfter : readDuration(entry.errorAfter),
	maxFailed: entry.maxFailed ?? defaults.maxFailed,
	maxPartial: entry.maxPartial ?? defaults.maxPartial,
});

const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const connectorSettingsOf = async (name: string, entry: ConnectorEntry, defaults: Thresholds): Promise<ConnectorSettings> => ({
	...thresholdsOf(entry, defaults),
	name,
	createdAt: readInstant(entry.createdAt ?? ''),
	auditingEnabledAt: readInstant(entry.auditingEnabledAt ?? ''),
	matches: await matcherOf(entry.match ?? []),
	expectedWeekdays: entry.expectedWeekdays === undefined ? null : new Set(entry.expectedWeekdays.map(weekday => weekdayNames.indexOf(weekday))),
	paused: entry.paused ? {until: entry.paused.until ?? null, reason: entry.paused.reason} : null,
});

const matcherOf = async (patterns: readonly string[]): Promise<(path: string) => boolean> => {
	if (patterns.length === 0) {
		return () => false;
	}

	// Loaded only here, like the schema library: most connectors are known by the names of their files.
	const {createPathMatcher} = await import('./path-matcher.ts');
	return createPathMatcher(patterns);
};
