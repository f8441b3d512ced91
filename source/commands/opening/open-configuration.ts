import path from 'node:path';
import {ConfigurationError, readConfiguration, type Configuration} from '../../intake/own-files/configuration.ts';
import {defaultConfigurationPath} from '../../intake/own-files/places.ts';
import type {CommandContext} from '../command-line/command.ts';
import {usageError} from '../command-line/errors.ts';

type Wanted = Pick<CommandContext, 'flags' | 'environment' | 'platform' | 'homeFolder' | 'currentFolder' | 'folders'>;

/** Returns where the configuration is, and whether it may be missing there. */
export const configurationSourceOf = (context: Wanted) => ({
	path: context.flags.config === undefined ? defaultConfigurationPath(context) : path.resolve(context.currentFolder, context.flags.config),
	isOptional: context.flags.config === undefined,
	homeFolder: context.homeFolder,
});

/** Returns the configuration of the command line; throws a usage error for one that is wrong or, with `--config`, not there. */
export const openConfiguration = async (context: Wanted): Promise<Configuration> => {
	try {
		return await readConfiguration(configurationSourceOf(context));
	} catch (error) {
		throw error instanceof ConfigurationError ? usageError(error.message) : error;
	}
};

/** Returns the folders to read: those of the command line, else of the configuration, else the current one. */
export const chooseFolders = (context: Wanted, configuration: Configuration): readonly string[] => {
	if (context.folders.length > 0) {
		return context.folders;
	}

	return configuration.folders.length > 0 ? configuration.folders : [context.currentFolder];
};
