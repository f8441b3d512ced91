import {Buffer} from 'node:buffer';
import {createHash, randomBytes} from 'node:crypto';
import {closeSync, fstatSync, readSync} from 'node:fs';
import {
	link,
	open,
	rename,
	rm,
	stat,
	utimes,
} from 'node:fs/promises';
import nodePath from 'node:path';
import {hashFile} from '../folder/hash-file.ts';
import type {Location} from '../folder/list-folder.ts';
import {openLog} from '../folder/open-log.ts';
import {syncFolder} from '../system/replace-file.ts';
import {isSameStamp, stampOf} from '../folder/stamp.ts';
import {codeOf} from '../system/system-errors.ts';

const chunkSize = 1024 * 1024;

/** A copy under a temporary name; its bytes were read back. */
export type VerifiedCopy = {readonly temporary: string; readonly sha256: string; readonly size: number};

/** Temporary names begin with a dot: nobody takes them for logs. */
export const temporaryPattern = /^\.keep-[0-9a-f]{16}\.tmp$/v;

/**
Copies a log into a folder under a temporary name, waits until the disk has it, and reads it back. Returns null, leaving
nothing, when the log changed meanwhile: then it is copied another time.
*/
export const copyVerified = async (source: Location, folder: string): Promise<VerifiedCopy | null> => {
	const temporary = nodePath.join(folder, `.keep-${randomBytes(8).toString('hex')}.tmp`);
	try {
		const copied = await copy(source, temporary);
		if (copied !== null && await hashFile(temporary) !== copied.sha256) {
			throw new Error('what was written reads back differently: check the disk');
		}

		if (copied === null) {
			await rm(temporary, {force: true});
		}

		return copied && {temporary, ...copied};
	} catch (error) {
		await rm(temporary, {force: true});
		throw error;
	}
};

const copy = async (source: Location, temporary: string): Promise<{readonly sha256: string; readonly size: number} | null> => {
	const {descriptor, stamp} = openLog(source);
	try {
		const target = await open(temporary, 'wx', 0o600);
		try {
			const hash = createHash('sha256');
			const chunk = Buffer.allocUnsafeSlow(Math.max(1, Math.min(chunkSize, stamp.size)));
			let size = 0;
			// One byte more than expected means that it grew. A fast-growing file would never end, so copying stops here.
			for (let count = -1; count !== 0 && size <= stamp.size; size += count) {
				count = readSync(descriptor, chunk, 0, chunk.length, size);
				hash.update(chunk.subarray(0, count));
				await target.writeFile(chunk.subarray(0, count));
			}

			await target.utimes(stamp.modifiedAt / 1000, stamp.modifiedAt / 1000);
			await target.sync();
			return isSameStamp(stamp, stampOf(fstatSync(descriptor))) ? {sha256: hash.digest('hex'), size} : null;
		} finally {
			await target.close();
		}
	} finally {
		closeSync(descriptor);
	}
};

/** Removes a copy that is not wanted after all. */
export const discard = async ({temporary}: VerifiedCopy): Promise<void> => rm(temporary, {force: true});

/** Gives a copy its name. Returns false, the copy being gone, when something of that name is there: it is never replaced. */
export const settle = async ({temporary}: VerifiedCopy, path: string): Promise<boolean> => {
	try {
		await linkOrRename(temporary, path);
		return true;
	} catch (error) {
		if (codeOf(error) === 'EEXIST') {
			return false;
		}

		throw error;
	} finally {
		await rm(temporary, {force: true});
		await syncFolder(nodePath.dirname(path));
	}
};

const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** A link fails where a rename would replace; file systems without links (FAT, some shares) get the next best thing. */
const linkOrRename = async (temporary: string, path: string): Promise<void> => {
	try {
		await link(temporary, path);
	} catch (error) {
		if (!withoutLinks.has(codeOf(error) ?? '')) {
			throw error;
		}

		if (await exists(path)) {
			throw Object.assign(new Error('it is there'), {code: 'EEXIST'});
		}

		await rename(temporary, path);
	}
};

const exists = async (path: string): Promise<boolean> => {
	try {
		await stat(path);
		return true;
	} catch {
		return false;
	}
};

/** Sets the modification time of a kept log back to that of an older copy: the oldest says when these bytes were saved. */
export const setTimeBack = async (path: string, modifiedAt: number): Promise<void> => {
	const {mtimeMs} = await stat(path);
	if (modifiedAt < mtimeMs - 1) {
		await utimes(path, modifiedAt / 1000, modifiedAt / 1000);
	}
};
