import {randomBytes} from 'node:crypto';
import {rename} from 'node:fs/promises';
import nodePath from 'node:path';
import type {Instant} from '../../connectors/reading.ts';
import {formatIso} from '../../text/time.ts';
import {makeFolder} from '../system/make-folder.ts';
import {replaceFile} from '../system/replace-file.ts';
import {NotSmallFileError, readSmallFile} from '../system/small-file.ts';
import {codeOf, describeError} from '../system/system-errors.ts';
import {describeWriteError} from '../system/write-errors.ts';
import {LockLostError, withLock} from './lock.ts';

/** One of our own files could not be written; the message is a sentence for the user. */
export class StateFileError extends Error {
	override name = 'StateFileError';
}

/** One JSON file of the state folder. */
export type StateFile<Value> = {
	readonly folder: string;
	readonly name: string;
	/** Returns the value of the parsed JSON; throws when it is damaged. */
	readonly parse: (json: unknown) => Value | Promise<Value>;
	/** Returns what to write, apart from `schemaVersion`. */
	readonly format: (value: Value) => Readonly<Record<string, unknown>>;
};

export type StateRead<Value> = {
	/** Null when there is no such file, or it cannot be used. */
	readonly value: Value | null;
	/** What was wrong, a sentence; null when nothing was. */
	readonly problem: string | null;
	/** Whether the file may be written again: it was missing, valid, or damaged and set aside. */
	readonly isWritable: boolean;
};

const schemaVersion = 1;

/** Returns the value of a state file. A damaged one is set aside under another name with the time, never thrown away. */
export const readStateFile = async <Value>(file: StateFile<Value>, now: Instant): Promise<StateRead<Value>> => {
	const path = nodePath.join(file.folder, file.name);
	let text: string;
	try {
		text = await readSmallFile(path, {followsLinks: false});
	} catch (error) {
		return codeOf(error) === 'ENOENT'
			? {value: null, problem: null, isWritable: true}
			: {value: null, problem: unreadableSentence(path, error), isWritable: false};
	}

	try {
		const json: unknown = JSON.parse(text);
		return isNewer(json)
			? {value: null, problem: `${path} was written by a newer connwatch: it is left alone.`, isWritable: false}
			: {value: await file.parse(json), problem: null, isWritable: true};
	} catch (error) {
		// An error with a code is the system's: the file is not damaged, our own parts are missing (an update under way) or cannot be opened.
		return codeOf(error) === null ? setAside(path, now) : {value: null, problem: unreadableSentence(path, error), isWritable: false};
	}
};

const unreadableSentence = (path: string, error: unknown): string => {
	if (codeOf(error) === 'ELOOP') {
		return `${path} is a link, and links are not followed: put the file itself there.`;
	}

	return `${path} cannot be read: ${error instanceof NotSmallFileError ? error.message : describeError(error)}.`;
};

const isNewer = (json: unknown): boolean => {
	const version = (json as {schemaVersion?: unknown} | null)?.schemaVersion;
	return typeof version === 'number' && version > schemaVersion;
};

const setAside = async (path: string, now: Instant): Promise<StateRead<never>> => {
	const aside = `${path}.damaged-${formatIso(now).replaceAll(/[:.]/gv, '-')}-${randomBytes(2).toString('hex')}`;
	try {
		await rename(path, aside);
		return {value: null, problem: `${path} was damaged: it is kept as ${nodePath.basename(aside)}, and a new one is begun.`, isWritable: true};
	} catch (error) {
		// Two may find it at once: what the other one set aside is gone here, and that is as well.
		return codeOf(error) === 'ENOENT'
			? {value: null, problem: `${path} was damaged, and another connwatch has set it aside.`, isWritable: true}
			: {value: null, problem: `${path} is damaged, and cannot be set aside: ${describeWriteError(error)}.`, isWritable: false};
	}
};

/**
Changes a state file. It is read again under a lock first, so that of two connwatch at once none loses anything. Returns
what is in the file now; throws a StateFileError, the old file being untouched, when that cannot be done.
*/
export const updateStateFile = async <Value>(file: StateFile<Value>, now: Instant, change: (value: Value | null) => Value): Promise<StateRead<Value> & {readonly value: Value}> => {
	const path = nodePath.join(file.folder, file.name);
	try {
		await makeFolder(file.folder, 0o700);
		return await untilLockHolds(async () => withLock(`${path}.lock`, async ({confirm}) => {
			const read = await readStateFile(file, now);
			if (!read.isWritable) {
				throw new StateFileError(read.problem ?? `${path} cannot be used.`);
			}

			const value = change(read.value);
			await replaceFile(path, `${JSON.stringify({schemaVersion, ...file.format(value)}, undefined, '\t')}\n`, confirm);
			return {...read, value};
		}));
	} catch (error) {
		throw error instanceof StateFileError ? error : new StateFileError(`${path} was not written: ${describeWriteError(error)}.`);
	}
};

const attempts = 4;

/** A lock lost before anything was written harms nothing: the update starts again from what is there now. */
const untilLockHolds = async <Result>(task: () => Promise<Result>, left = attempts): Promise<Result> => {
	try {
		return await task();
	} catch (error) {
		if (error instanceof LockLostError && left > 1) {
			return untilLockHolds(task, left - 1);
		}

		throw error;
	}
};
