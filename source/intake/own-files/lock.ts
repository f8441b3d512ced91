import {randomBytes} from 'node:crypto';
import {
	link,
	open,
	readFile,
	rename,
	rm,
} from 'node:fs/promises';
import {setTimeout as wait} from 'node:timers/promises';
import {codeOf} from '../system/system-errors.ts';

export type Lock = {
	/** Rejects with a LockLostError when the lock is not ours any more: then nothing may be written. */
	readonly confirm: () => Promise<void>;
};

/** The lock was taken from us, because we stood still for too long. */
export class LockLostError extends Error {
	override name = 'LockLostError';
}

/** An update takes milliseconds: a holder seen for longer than this (milliseconds) is dead or stopped. */
const staleAfter = 2000;
const giveUpAfter = 20_000;
const longestPause = 40;

/** Runs a task while no other process runs one under the same lock file. */
export const withLock = async <Result>(path: string, task: (lock: Lock) => Promise<Result>): Promise<Result> => {
	const token = randomBytes(16).toString('hex');
	await acquire(path, token);
	try {
		return await task({
			async confirm() {
				if (await holderOf(path) !== token) {
					throw new LockLostError('another connwatch is writing it');
				}
			},
		});
	} finally {
		if (await holderOf(path) === token) {
			await rm(path, {force: true});
		}
	}
};

/**
Waits for the lock. How long another holds it is measured by our own waiting: modification times and process numbers
mean nothing between the machines that share a home folder.
*/
const acquire = async (path: string, token: string): Promise<void> => {
	const start = performance.now();
	let holder: string | null = null;
	let seenSince = start;

	while (!await create(path, token)) {
		const now = performance.now();
		const current = await holderOf(path);
		if (current !== holder) {
			holder = current;
			seenSince = now;
		}

		if (now - start > giveUpAfter) {
			throw new Error('another connwatch is writing it');
		}

		if (holder !== null && now - seenSince > staleAfter) {
			await breakLock(path, holder, token);
		} else {
			await wait(1 + (Math.random() * longestPause));
		}
	}
};

const create = async (path: string, token: string): Promise<boolean> => {
	try {
		const file = await open(path, 'wx', 0o600);
		try {
			await file.writeFile(token);
		} catch (error) {
			// On a full disk: a lock without a token would block the next process.
			await rm(path, {force: true});
			throw error;
		} finally {
			await file.close();
		}

		return true;
	} catch (error) {
		if (codeOf(error) === 'EEXIST') {
			return false;
		}

		throw error;
	}
};

/** Returns the token in the lock file; null when there is no lock file. */
const holderOf = async (path: string): Promise<string | null> => {
	try {
		return await readFile(path, 'utf8');
	} catch {
		return null;
	}
};

/**
Takes a dead process's lock away. Two may try at once, and the second would move the first one's fresh lock: it sees
that by the token, and puts it back.
*/
export const breakLock = async (path: string, holder: string, token: string): Promise<void> => {
	const aside = `${path}.${token}`;
	try {
		await rename(path, aside);
		if (await holderOf(aside) !== holder) {
			await link(aside, path);
		}
	} catch {
		// Somebody else was quicker: the next try shows what is there now.
	} finally {
		await rm(aside, {force: true});
	}
};
