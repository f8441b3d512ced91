import type {CommandContext} from '../command.ts';
import {stateFolderOf} from '../../intake/places.ts';
import {chooseFolders, configurationSourceOf, openConfiguration} from '../open-configuration.ts';
import {watchTenant, type TenantWatch, type TenantWatchOptions} from './watch-tenant.ts';

/** The folders and the configuration of the command line, ready to be watched. */
export type OpenWatch = {
	/** What the view is remembered under: the folders. */
	readonly viewKey: string;
	/** Whether `--mask` or the configuration asks for tokens. */
	readonly isMasked: boolean;
	readonly start: (listeners: Pick<TenantWatchOptions, 'onChange' | 'onProblem'>) => Promise<TenantWatch>;
};

/** Reads the configuration and chooses the folders; throws a usage error for a configuration that is wrong. */
export const openWatch = async (context: CommandContext): Promise<OpenWatch> => {
	const configuration = await openConfiguration(context);
	const folders = chooseFolders(context, configuration);
	const {poll, mask} = context.flags;
	return {
		viewKey: folders.join('\n'),
		isMasked: mask ?? configuration.mask ?? false,
		start: async listeners => watchTenant({
			folders,
			configuration,
			configurationSource: configurationSourceOf(context),
			stateFolder: stateFolderOf(context),
			pollEvery: poll === undefined ? null : poll * 1000,
			now: context.now,
			clock: context.clock,
			...listeners,
		}),
	};
};
