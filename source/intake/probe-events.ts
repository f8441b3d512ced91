/** Whether the system tells of changes, tried without writing into a watched folder. */
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
	try {
		const first = nextEvent(location, aborter.signal);
		// Setting a watch fails at once or not at all.
		await setImmediate();
		aborter.abort();
		await first;
		return null;
	} catch (error) {
		return aborter.signal.aborted ? null : describeError(error);
	}
};

/** Milliseconds an event may take. */
const patience = 2000;

/** Returns the milliseconds from a write to its event, tried in a temporary folder; null when none came. */
export const probeEvents = async (): Promise<number | null> => {
	const folder = await mkdtemp(path.join(tmpdir(), 'connwatch-doctor-'));
	try {
		const event = nextEvent(folder, AbortSignal.timeout(patience));
		const startedAt = performance.now();
		await writeFile(path.join(folder, 'tried'), '');
		await event;
		return performance.now() - startedAt;
	} catch {
		return null;
	} finally {
		await rm(folder, {recursive: true, force: true});
	}
};

const nextEvent = async (location: string, signal: AbortSignal): Promise<void> => {
	await watch(location, {signal})[Symbol.asyncIterator]().next();
};
