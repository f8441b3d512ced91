import type {CommandContext, CommandResult} from './command-line/command.ts';
import {beginWatch} from './live/begin-watch.ts';
import {openWatch} from './live/open-watch.ts';

/** Watches the folders: on the live board, or, with `--plain` or for a screen reader, one line a change. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	const {flags, environment, session} = context;
	const watch = await openWatch(context);
	if (session === null || flags.plain === true || environment['INK_SCREEN_READER'] === 'true') {
		const {runPlain} = await import('./live/plain.ts');
		return runPlain(context, watch);
	}

	const begun = beginWatch(watch);
	const {runScreen} = await import('./live/screen.ts');
	return runScreen(context, session, begun);
};
