import type {Location} from '../../intake/folder/list-folder.ts';
import {safeText} from '../../intake/folder/safe-text.ts';
import {pagerCommand, runPager} from '../../intake/system/run-pager.ts';
import type {CommandContext, Session} from '../command-line/command.ts';

/** A shell says so of a command it does not know; Windows has 9009 and 1. */
const notFound = new Set([126, 127, 9009]);

/** Shows a log at a line (1-based; null begins at its first) in a pager that has the terminal to itself; throws one sentence where there is no pager. */
export const pageLog = async ({environment, platform}: Pick<CommandContext, 'environment' | 'platform'>, session: Pick<Session, 'ignoreInterrupts'>, location: Location, line: number | null): Promise<void> => {
	const command = pagerCommand(environment, platform, line);
	// Ctrl-C belongs to the pager.
	const stopIgnoring = session.ignoreInterrupts();
	try {
		const code = await runPager({command, environment}, safeText(location));
		if (notFound.has(code)) {
			throw new Error(`${command.split(' ', 1)[0]!} cannot be run: install less, or set PAGER to another pager.`);
		}
	} finally {
		stopIgnoring();
	}
};
