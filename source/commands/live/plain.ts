import type {Tenant} from '../../connectors/model.ts';
import {plainLines} from '../../select/words/plain-lines.ts';
import type {CommandContext, CommandResult} from '../command-line/command.ts';
import {exitCodes} from '../command-line/exit-codes.ts';
import {createFolderTeller} from '../telling/tell-folders.ts';
import {tellProblem} from '../telling/tell-problem.ts';
import {createWakeUp} from '../telling/wake-up.ts';
import type {OpenWatch} from './open-watch.ts';

/** Writes the board once and then a line for each change, until interrupted: nothing ever moves the cursor. */
export const runPlain = async (context: CommandContext, openWatch: OpenWatch): Promise<CommandResult> => ({
	text: changes(context, openWatch), exitCode: exitCodes.done,
});

/**
Watches until a signal comes.
@yields one line, or at first all of them
*/
async function * changes(context: CommandContext, openWatch: OpenWatch): AsyncGenerator<string> {
	const {signal} = context;
	const wakeUp = createWakeUp(signal);
	const tellFolders = createFolderTeller(context);
	let tenant: Tenant | null = null;
	const watch = await openWatch.start({
		onChange(watched) {
			tellFolders(watched.intake.folders);
			// Half of the logs would be told as changes that nobody made.
			if (watched.intake.isComplete) {
				({tenant} = watched);
				wakeUp.wake();
			}
		},
		onProblem(problem) {
			tellProblem(problem, context);
		},
	});
	let told: Tenant | null = null;
	try {
		while (!signal.aborted) {
			const next: Tenant | null = tenant;
			if (next !== null) {
				for (const line of plainLines(told, next)) {
					yield `${line}\n`;
				}

				told = next;
			}

			await wakeUp.wait(null);
		}
	} finally {
		await watch.close();
	}
}
