import type {Worker} from 'node:worker_threads';
import {createPulseMemory, createPulseReader} from '../folder/pulse.ts';
import {steadyNow} from '../system/steady-time.ts';
import {createCrashRecord, createCrashRecordMemory} from '../threads/crash-record.ts';
import type {WatchNews, WatchOrder, WorkerTask} from '../threads/messages.ts';
import {startWorker} from '../threads/start-worker.ts';

/** An operation of the system that takes longer than this (milliseconds) is called a hang. */
const hangLimit = 2000;
const firstRestart = 250;
const longestRestart = 30_000;
/** A file that was being read when the reader died this many times is not read again until it changes. */
const deathsToRefuse = 3;
const closeLimit = 800;

/** What a watching worker is asked to do; its memory is made for each start. */
type WatchTask = Pick<Extract<WorkerTask, {readonly job: 'watch'}>, 'folders' | 'pollEvery'>;

/** A worker that watches folders, and that is started again when it dies. */
export type RestartingWorker = {
	start(): void;
	rescan(): void;
	/** Looks whether the worker hangs, and in which folder. */
	look(): void;
	/** The folder in which it hung at the last look; null for none. */
	hungFolder(): number | null;
	/** Why it died; null when it did not, or has read everything again since. */
	deathReason(): string | null;
	/** Says that it has read everything again: if it dies once more, it is started soon. */
	recover(): void;
	/** Ends it within a second, also when the disk does not answer. */
	close(): Promise<void>;
	/** Whether, after closing, its thread still hangs inside the system. */
	isHanging(): boolean;
};

/** Keeps a watching worker alive; `onDeath` is called after each death, before the next start. */
export const createRestartingWorker = (task: WatchTask, onNews: (news: WatchNews) => void, onDeath: () => void): RestartingWorker => {
	const deaths = createDeaths();
	const restart = createRestart();
	let worker: Worker | null = null;
	let readPulse = createPulseReader(createPulseMemory(), hangLimit);
	let hungFolder: number | null = null;
	let deathReason: string | null = null;
	let isClosed = false;
	let isHanging = false;

	const die = (reason: string): void => {
		deathReason = reason;
		// What it died in is no disk that does not answer.
		readPulse = createPulseReader(createPulseMemory(), hangLimit);
		hungFolder = null;
		onDeath();
		restart.schedule(start);
	};

	const start = (): void => {
		const pulse = createPulseMemory();
		const crashRecord = createCrashRecordMemory();
		readPulse = createPulseReader(pulse, hangLimit);
		worker = startWorker({
			job: 'watch', ...task, pulse, crashRecord, refused: deaths.refused(),
		});
		if (worker === null) {
			die('the system grants no thread to the reader, which is started again');
			return;
		}

		worker.on('message', onNews);
		onExit(worker, failure => {
			if (!isClosed) {
				deaths.count(createCrashRecord(crashRecord).read());
				die(`the reader died (${failure}) and is started again`);
			}
		});
	};

	return {
		start,
		rescan() {
			worker?.postMessage({order: 'rescan'} satisfies WatchOrder);
		},
		look() {
			hungFolder = readPulse(steadyNow());
		},
		hungFolder: () => hungFolder,
		deathReason: () => deathReason,
		recover() {
			deathReason = null;
			restart.reset();
		},
		async close() {
			isClosed = true;
			restart.close();
			isHanging = worker !== null;
			await endWorker(worker, () => {
				isHanging = false;
			});
		},
		isHanging: () => isHanging,
	};
};

/** Counts the files at which readers died. */
const createDeaths = () => {
	const counts = new Map<string, number>();
	return {
		/** Takes the file that was being read; null for none. */
		count(id: string | null): void {
			if (id !== null) {
				counts.set(id, (counts.get(id) ?? 0) + 1);
			}
		},
		refused: (): readonly string[] => counts.entries().filter(([, count]) => count >= deathsToRefuse).map(([id]) => id).toArray(),
	};
};

/** Waits longer before each start, until it is reset. */
const createRestart = () => {
	let delay = firstRestart;
	let timer: NodeJS.Timeout | undefined;
	return {
		schedule(start: () => void): void {
			timer = setTimeout(start, delay);
			delay = Math.min(delay * 4, longestRestart);
		},
		reset(): void {
			delay = firstRestart;
		},
		close(): void {
			clearTimeout(timer);
		},
	};
};

/** Calls back when a worker has ended, with the error it ended with. */
const onExit = (worker: Worker, callback: (failure: string) => void): void => {
	let failure = 'it ended';
	worker.on('error', error => {
		failure = error instanceof Error ? error.message : String(error);
	});
	worker.on('exit', () => {
		callback(failure);
	});
};

/** Ends a worker and waits for that as long as the limit allows; calls back when it has ended, which may be later. */
const endWorker = async (worker: Worker | null, onEnd: () => void): Promise<void> => {
	worker?.removeAllListeners('message');
	// A thread inside a system call that hangs ends when the call does: nobody waits for it.
	worker?.unref();
	const ended = async (): Promise<void> => {
		await worker?.terminate();
		onEnd();
	};

	let limit: NodeJS.Timeout | undefined;
	await Promise.race([ended(), new Promise(resolve => {
		limit = setTimeout(resolve, closeLimit);
	})]);
	clearTimeout(limit);
};
