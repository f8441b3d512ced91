import path from 'node:path';
import {createAssessor} from '../connectors/judge/assess.ts';
import type {Tenant} from '../connectors/model.ts';
import type {LogFile} from '../connectors/reading.ts';
import {openArchive, type Archive} from '../intake/archive/archive.ts';
import {ArchiveError} from '../intake/archive/archive-place.ts';
import {isFolder} from '../intake/system/is-folder.ts';
import {watchFolders} from '../intake/watch-folders.ts';
import {countOf} from '../text/numbers.ts';
import {sanitize} from '../text/sanitize.ts';
import {durations, formatIso} from '../text/time.ts';
import type {CommandContext, CommandResult} from './command-line/command.ts';
import {CommandError, folderMissing} from './command-line/errors.ts';
import {exitCodes} from './command-line/exit-codes.ts';
import {chooseFolders, openConfiguration} from './opening/open-configuration.ts';
import {openTenant} from './opening/open-tenant.ts';
import {createFolderTeller} from './telling/tell-folders.ts';
import {createWakeUp} from './telling/wake-up.ts';

/** Copies every log into the archive, once per content, and with `--watch` keeps doing it. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	const configuration = await openConfiguration(context);
	const folders = chooseFolders(context, configuration);
	const missing = folders.find(folder => !isFolder(folder));
	if (missing !== undefined) {
		throw folderMissing(missing);
	}

	const archive = await open(path.resolve(context.currentFolder, context.arguments[0] ?? ''), folders, context);
	if (context.flags.watch ?? false) {
		return {text: keepWatching(archive, folders, configuration.settings, context), exitCode: exitCodes.done};
	}

	const {tenant} = await openTenant(context, 'usual');
	const pass = await keepAll(archive, tenant, context);
	for (const line of pass.problems.values()) {
		context.writeError(`connwatch: ${line}\n`);
	}

	return {
		text: [...pass.lines, `${summaryOf(pass, tenant)}\n`].join(''),
		exitCode: pass.problems.size > 0 ? exitCodes.damaged : exitCodes.done,
	};
};

const open = async (archive: string, folders: readonly string[], {clock}: CommandContext): Promise<Archive> => {
	try {
		return await openArchive(archive, folders, clock);
	} catch (error) {
		throw error instanceof ArchiveError ? new CommandError(error.message, exitCodes.damaged) : error;
	}
};

type Pass = {
	/** One for each log that was kept just now. */
	readonly lines: readonly string[];
	readonly kept: number;
	readonly held: number;
	/** Why a log was not kept, by file id. */
	readonly problems: ReadonlyMap<string, string>;
	/** Ids of the logs that are in the archive now. */
	readonly done: ReadonlySet<string>;
};

/** Keeps every log of a tenant, the oldest first; `isDone` leaves out those an earlier pass has kept. */
const keepAll = async (archive: Archive, tenant: Tenant, {clock, signal}: CommandContext, isDone: (file: LogFile) => boolean = () => false): Promise<Pass> => {
	const lines: string[] = [];
	const problems = unreadOf(tenant);
	const done = new Set<string>();
	let held = 0;
	for (const file of logsOf(tenant)) {
		if (signal.aborted) {
			break;
		}

		if (isDone(file)) {
			continue;
		}

		const kept = await archive.keep(file, tenant.connectorOfFile.get(file.id)!);
		if (kept.result === 'kept') {
			lines.push(`${formatIso(clock())} kept ${sanitize(kept.path)}\n`);
		} else if (kept.result === 'held') {
			held++;
		} else {
			problems.set(file.id, sanitize(`${file.path} was not kept: ${kept.result === 'failed' ? kept.reason : 'it is being written'}.`));
			continue;
		}

		done.add(file.id);
	}

	return {
		lines, kept: lines.length, held, problems, done,
	};
};

/** Returns, by file id, why what could not be read was not kept: a log may be in it. */
const unreadOf = ({files}: Tenant): Map<string, string> => new Map(files
	.filter(({status}) => status === 'unreadable')
	.map(file => [file.id, sanitize(`${file.path} was not kept: ${file.reason ?? 'it cannot be read'}.`)]));

/** What has no log in it, or none yet, is not kept: the summary counts it. */
const logsOf = ({files, connectorOfFile}: Tenant): readonly LogFile[] => files
	.filter(({id, status, reading}) => status === 'read' && reading?.kind !== null && connectorOfFile.has(id))
	.toSorted((one, other) => one.modifiedAt - other.modifiedAt);

const summaryOf = ({kept, held, problems}: Pass, tenant: Tenant): string => {
	const {pending, unrecognised} = tenant.fileAccount;
	const others = [[pending, 'pending'], [unrecognised, 'unrecognised']] as const;
	return [
		`${countOf(kept, 'log')} kept`,
		`${held} held already`,
		...(problems.size > 0 ? [`${problems.size} not kept`] : []),
		...others.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`),
	].join(', ') + '.';
};

const retryAfter = durations.minute;

/**
Keeps what comes, until a signal comes.
@yields a line for each log kept
*/
async function * keepWatching(archive: Archive, folders: readonly string[], settings: Parameters<ReturnType<typeof createAssessor>>[0]['settings'], context: CommandContext): AsyncGenerator<string> {
	const {clock, flags, signal} = context;
	const assess = createAssessor();
	const wakeUp = createWakeUp(signal);
	const watch = watchFolders(folders, {pollEvery: flags.poll === undefined ? null : flags.poll * 1000, onChange: wakeUp.wake, now: clock});
	// A file keeps its identity as an object until it changes.
	const done = new WeakSet<LogFile>();
	const told = new Set<string>();
	const tellFolders = createFolderTeller(context);
	try {
		while (!signal.aborted) {
			const {files, folders: healths} = watch.getSnapshot();
			tellFolders(healths);
			const tenant = assess({
				files, settings, acknowledgements: [], now: context.now(),
			});
			const pass = await keepAll(archive, tenant, context, file => done.has(file));
			for (const file of files) {
				if (pass.done.has(file.id)) {
					done.add(file);
				}
			}

			yield * pass.lines;
			tellNews(pass.problems, told, context);
			await wakeUp.wait(pass.problems.size > 0 ? retryAfter : null);
		}
	} finally {
		await watch.close();
		if (watch.isHanging()) {
			context.abandonThread();
		}
	}
}

/** Says each problem once, however often it comes again. */
const tellNews = (problems: ReadonlyMap<string, string>, told: Set<string>, {writeError}: CommandContext): void => {
	for (const line of problems.values()) {
		if (told.has(line)) {
			continue;
		}

		told.add(line);
		writeError(`connwatch: ${line}\n`);
	}
};
