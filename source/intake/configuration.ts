import nodePath from 'node:path';
import picomatch from 'picomatch';
import {
	defaultThresholds,
	noSettings,
	type ConnectorSettings,
	type Settings,
	type Thresholds,
} from '../connectors/settings.ts';
import type {ConfigurationFile, ConnectorEntry, Mistake} from '../schema/configuration.ts';
import {readDuration, readInstant} from '../text/moments.ts';
import {NotSmallFileError, readSmallFile} from './small-file.ts';
import {codeOf, describeError} from './system-errors.ts';

/** The configuration, ready for use. */
export type Configuration = {
	/** The file it was read from; null when there is none. */
	readonly path: string | null;
	/** Absolute. */
	readonly folders: readonly string[];
	/** Null when the file does not say. */
	readonly mask: boolean | null;
	readonly settings: Settings;
};

export const noConfiguration: Configuration = {
	path: null, folders: [], mask: null, settings: noSettings,
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
	const {parseConfiguration} = await import('../schema/configuration.ts');
	const result = parseConfiguration(parseJson(source.path, text));
	if ('mistakes' in result) {
		throw new ConfigurationError(source.path, result.mistakes);
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
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new ConfigurationError(path, [{path: '', sentence: `it is not JSON: ${(error as Error).message}`}]);
	}
};

/** Returns a valid configuration file as the other rooms need it: times as numbers, folders absolute, patterns compiled. */
export const configurationOf = (file: ConfigurationFile, {path, homeFolder}: Pick<ConfigurationSource, 'path' | 'homeFolder'>): Configuration => {
	const defaults = thresholdsOf(file.defaults ?? {}, defaultThresholds);
	return {
		path,
		folders: (file.folders ?? []).map(folder => nodePath.resolve(nodePath.dirname(path), folder.replace(/^~(?=$|[\/\\])/v, () => homeFolder))),
		mask: file.mask ?? null,
		settings: {
			defaults,
			connectors: Object.entries(file.connectors ?? {}).map(([name, entry]) => connectorSettingsOf(name, entry, defaults)),
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

const connectorSettingsOf = (name: string, entry: ConnectorEntry, defaults: Thresholds): ConnectorSettings => ({
	...thresholdsOf(entry, defaults),
	name,
	createdAt: readInstant(entry.createdAt ?? ''),
	auditingEnabledAt: readInstant(entry.auditingEnabledAt ?? ''),
	matches: matcherOf(entry.match ?? []),
	expectedWeekdays: entry.expectedWeekdays === undefined ? null : new Set(entry.expectedWeekdays.map(weekday => weekdayNames.indexOf(weekday))),
	paused: entry.paused ? {until: entry.paused.until ?? null, reason: entry.paused.reason} : null,
});

/** A pattern means the name of the file, unless it has a slash. Names differ in case from system to system, so case is ignored. */
const matcherOf = (patterns: readonly string[]): ((path: string) => boolean) => {
	const matchers = patterns.map(pattern => {
		const isMatch = picomatch(pattern, {nocase: true, dot: true});
		return pattern.includes('/') ? isMatch : (path: string) => isMatch(path.slice(path.lastIndexOf('/') + 1));
	});
	return path => matchers.some(isMatch => isMatch(path));
};
