import type {CommandContext} from '../command-line/command.ts';

/** Whether a simulated tenant stands in for the folder nobody gave: `npm start` in the repository asks for it. */
export const isDemo = ({flags, folders}: Pick<CommandContext, 'flags' | 'folders'>): boolean =>
	flags.demoWithoutFolder === true && folders.length === 0;
