import nodePath from 'node:path';
import {safeText} from '../intake/folder/safe-text.ts';
import {isThere} from '../intake/system/is-folder.ts';
import type {CommandContext, CommandResult} from './command-line/command.ts';
import {CommandError, quote} from './command-line/errors.ts';
import {exitCodes} from './command-line/exit-codes.ts';
import {chooseFolders, openConfiguration} from './opening/open-configuration.ts';

/** Shows a log at a line in the pager; elsewhere than on a terminal prints it from that line on. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	const {path, line} = await findLog(context);
	await refuseUnreadable(path);
	const {session, terminal} = context;
	if (session === null || !terminal.isStdinTty || !terminal.isStdoutTty) {
		return {text: safeText(path, line ?? 1), exitCode: exitCodes.done};
	}

	const {pageLog} = await import('./opening/page-log.ts');
	await pageLog(context, session, path, line);
	return {text: '', exitCode: exitCodes.done};
};

/** A pager that shows an empty screen would say less. */
const refuseUnreadable = async (path: string): Promise<void> => {
	const text = safeText(path);
	try {
		await text.next();
	} catch (error) {
		throw new CommandError(`${quote(path)} cannot be read as a log: ${error instanceof Error ? error.message : String(error)}.`, exitCodes.folderMissing);
	} finally {
		await text.return(undefined);
	}
};

/** As screens and reports name it: the path in the current folder or in a watched one, then the line. */
const findLog = async (context: CommandContext): Promise<{readonly path: string; readonly line: number | null}> => {
	const given = context.arguments[0]!;
	const parts = /^(?<path>.+):(?<line>\d{1,15})$/v.exec(given)?.groups;
	const candidates = [{path: given, line: null}, ...parts === undefined ? [] : [{path: parts['path']!, line: Math.max(1, Number(parts['line']))}]];
	const here = candidates.map(({path, line}) => ({path: nodePath.resolve(context.currentFolder, path), line})).find(({path}) => isThere(path));
	if (here !== undefined) {
		return here;
	}

	const folders = chooseFolders(context, await openConfiguration(context));
	const found = folders.flatMap(folder => candidates.map(({path, line}) => ({path: nodePath.resolve(context.currentFolder, folder, path), line}))).find(({path}) => isThere(path));
	if (found === undefined) {
		throw new CommandError(`No log ${quote(given)}: write it as the screens do, for example "Slack_Log.txt:12".`, exitCodes.folderMissing);
	}

	return found;
};
