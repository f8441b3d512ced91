import type {CommandContext} from '../command-line/command.ts';

/** Whether to show a simulated tenant when no folder is given: `npm start` in the repository asks for it. */
export const isDemo = ({flags, folders}: Pick<CommandContext, 'flags' | 'folders'>): boolean =>
	flags.demoWithoutFolder === true && folders.length === 0;
