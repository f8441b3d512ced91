/** What the machine allows, tried without writing into a watched folder. */
import {constants} from 'node:fs';
import {
	access,
	readdir,
	readFile,
	realpath,
	stat,
} from 'node:fs/promises';
import path from 'node:path';
import {scanReasonOf} from './file-system.ts';
import {watchTroubleOf} from './probe-events.ts';
import {codeOf, describeError} from './system-errors.ts';

export type FolderFacts = {
	readonly folder: string;
	/** Why it cannot be listed; null when it can. */
	readonly trouble: string | null;
	/** Entries directly in it; null when it cannot be listed. */
	readonly entries: number | null;
	/** Why it is scanned instead of watched; null when its file system tells every change. */
	readonly scanReason: string | null;
	/** Why no watch could be set on it; null when one could. */
	readonly watchTrouble: string | null;
};

/** Returns what can be done with a folder. A watch is set on it and taken away again; nothing is written. */
export const probeFolder = async (folder: string, platform: NodeJS.Platform): Promise<FolderFacts> => {
	try {
		const location = await realpath(folder);
		const {length} = await readdir(location);
		return {
			folder, trouble: null, entries: length, scanReason: scanReasonOf(location, platform), watchTrouble: await watchTroubleOf(location),
		};
	} catch (error) {
		return {
			folder, trouble: describeError(error), entries: null, scanReason: null, watchTrouble: null,
		};
	}
};

export type LimitFacts = {
	/** Folders one user may watch at once; null where there is no such limit. */
	readonly watches: number | null;
	readonly watchInstances: number | null;
	/** Files this process may have open; null where it cannot be told. */
	readonly openFiles: number | null;
};

/** Returns the limits of Linux; null elsewhere. */
export const probeLimits = async (): Promise<LimitFacts> => ({
	watches: await numberIn('/proc/sys/fs/inotify/max_user_watches', /^(?<value>\d+)/v),
	watchInstances: await numberIn('/proc/sys/fs/inotify/max_user_instances', /^(?<value>\d+)/v),
	openFiles: await numberIn('/proc/self/limits', /^Max open files\s+(?<value>\d+)/mv),
});

const numberIn = async (file: string, pattern: RegExp): Promise<number | null> => {
	try {
		const value = pattern.exec(await readFile(file, 'utf8'))?.groups?.['value'];
		return value === undefined ? null : Number(value);
	} catch {
		return null;
	}
};

/** Returns why nothing can be kept in a folder of ours; null when it can, or when it could be made. */
export const probeStateFolder = async (folder: string): Promise<string | null> => {
	try {
		const stats = await stat(folder);
		if (!stats.isDirectory()) {
			return 'it is not a folder';
		}

		await access(folder, constants.W_OK);
		return null;
	} catch (error) {
		const parent = path.dirname(folder);
		return codeOf(error) === 'ENOENT' && parent !== folder ? probeStateFolder(parent) : describeError(error);
	}
};
