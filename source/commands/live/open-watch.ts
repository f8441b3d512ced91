import type {CommandContext} from '../command-line/command.ts';
import {stateFolderOf} from '../../intake/own-files/places.ts';
import {versionOf} from '../../intake/own-files/watch-configuration.ts';
import type {ThemeName} from '../../text/theme-names.ts';
import {isDemo} from '../opening/demo-flag.ts';
import {chooseFolders, configurationSourceOf, openConfiguration} from '../opening/open-configuration.ts';
import {watchTenant, type TenantWatch, type TenantWatchOptions} from './watch-tenant.ts';

/** The folders and the configuration of the command line, ready to be watched. */
export type OpenWatch = {
	/** What the view is remembered under: the folders. */
	readonly viewKey: string;
	/** Whether `--mask` or the configuration asks for tokens. */
	readonly isMasked: boolean;
	/** As the configuration asks for; null when it does not. */
	readonly theme: ThemeName | null;
	readonly start: (listeners: Pick<TenantWatchOptions, 'onChange' | 'onProblem'>) => Promise<TenantWatch>;
};

/** Reads the configuration and chooses the folders; throws a usage error for a configuration that is wrong. */
export const openWatch = async (context: CommandContext): Promise<OpenWatch> => isDemo(context) ? watchDemo(context) : watchChosen(context);

const watchChosen = async (context: CommandContext): Promise<OpenWatch> => {
	const source = configurationSourceOf(context);
	// Asked first: an edit while it is read, or until it is watched, is taken up by the first look.
	const version = await versionOf(source.path);
	const configuration = await openConfiguration(context);
	const folders = chooseFolders(context, configuration);
	return {
		viewKey: folders.join('\n'),
		isMasked: context.flags.mask ?? configuration.mask ?? false,
		theme: configuration.theme,
		start: async listeners => watchTenant({
			...timesOf(context), folders, configuration, configurationSource: {...source, version}, ...listeners,
		}),
	};
};

/** A simulated tenant that keeps receiving logs. */
const watchDemo = async (context: CommandContext): Promise<OpenWatch> => {
	const {openDemo} = await import('../opening/demo.ts');
	const demo = await openDemo(context.now);
	return {
		viewKey: 'demo',
		isMasked: context.flags.mask ?? false,
		theme: null,
		async start(listeners) {
			const watch = await watchTenant({
				...timesOf(context), folders: [demo.folder], configuration: demo.configuration, configurationSource: null, knownAlready: demo.acknowledgements, ...listeners,
			});
			demo.keepDelivering();
			return {
				...watch,
				async close() {
					await watch.close();
					await demo.close();
				},
			};
		},
	};
};

const timesOf = (context: CommandContext) => ({
	stateFolder: stateFolderOf(context),
	pollEvery: context.flags.poll === undefined ? null : context.flags.poll * 1000,
	now: context.now,
	clock: context.clock,
	onHang: context.abandonThread,
});
