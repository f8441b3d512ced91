/** Whether the system reports changes, tested without writing into a watched folder. */
import {
	mkdtemp,
	rm,
	watch,
	writeFile,
} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setImmediate} from 'node:timers/promises';
import {describeError} from './system-errors.ts';

/** Returns why no watch can be set on a folder; null when one was, and was taken away again. */
export const watchTroubleOf = async (location: string): Promise<string | null> => {
	const aborter = new AbortController();
	const troubleOf = async (): Promise<string | null> => {
		try {
			await nextEvent(location, aborter.signal);
			return null;
		} catch (error) {
			return aborter.signal.aborted ? null : describeError(error);
		}
	};

	const trouble = troubleOf();
	// Setting a watch fails at once or not at all.
	await setImmediate();
	aborter.abort();
	return trouble;
};

/** Milliseconds an event may take. */
const patience = 2000;

/** Returns the milliseconds from a write to its event, tried in a temporary folder; null when none came, or there is no such folder. */
export const probeEvents = async (): Promise<number | null> => {
	try {
		const folder = await mkdtemp(path.join(tmpdir(), 'connwatch-doctor-'));
		try {
			const startedAt = performance.now();
			await Promise.all([nextEvent(folder, AbortSignal.timeout(patience)), writeFile(path.join(folder, 'tried'), '')]);
			return performance.now() - startedAt;
		} finally {
			await rm(folder, {recursive: true, force: true});
		}
	} catch {
		return null;
	}
};

const nextEvent = async (location: string, signal: AbortSignal): Promise<void> => {
	await watch(location, {signal})[Symbol.asyncIterator]().next();
};
