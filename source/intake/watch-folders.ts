import type {Worker} from 'node:worker_threads';
import type {Instant} from '../connectors/reading.ts';
import {createAssembly} from './assembly.ts';
import {unscannedStates} from './folder/folder-states.ts';
import {healthOf} from './health.ts';
import {createCrashRecord, createCrashRecordMemory} from './threads/crash-record.ts';
import type {WatchNews, WatchOrder} from './threads/messages.ts';
import {createPulseMemory, createPulseReader} from './folder/pulse.ts';
import type {FolderHealth, IntakeSnapshot} from './snapshot.ts';
import {startWorker} from './threads/start-worker.ts';
import {steadyNow} from './system/steady-time.ts';

/** Folders being watched, until closed. */
export type FolderWatch = {
	/** Scans now instead of at the next interval. */
	rescan(): void;
	/** Ends watching within a second, also when the disk does not answer. */
	close(): Promise<void>;
	/** Whether, after closing, a thread still hangs inside the system: then only `exitAtOnce` ends the process in time. */
	isHanging(): boolean;
	getSnapshot(): IntakeSnapshot;
};

export type WatchOptions = {
	/** Milliseconds between scans; set means scans only. */
	readonly pollEvery: number | null;
	readonly onChange: (snapshot: IntakeSnapshot) => void;
	/** The machine's clock. */
	readonly now: () => Instant;
};

/** An operation of the system that takes longer than this (milliseconds) is called a hang. */
const hangLimit = 2000;
const lookEvery = 500;
const closeLimit = 800;
const publishAfter = 100;
/** Pause between two reports, as a multiple of how long the last one took: with a hundred thousand files the listener has much to do. */
const publishGap = 4;
const longestGap = 1000;
const firstRestart = 250;
const longestRestart = 30_000;
/** A file that was being read when the reader died this many times is not read again until it changes. */
const deathsToRefuse = 3;
const staleIntervals = 3;

/**
Watches folders, one inside another or not there at all included, and tells every change. A worker does the work; this
side never touches the disk, so it cannot be held up by it.
*/
export const watchFolders = (folders: readonly string[], options: WatchOptions): FolderWatch => {
	const assembly = createAssembly(folders);
	let news: WatchNews | null = null;
	let newsAt = steadyNow();
	let lastScans = -1;
	let worker: Worker | null = null;
	let pulseReader = createPulseReader(createPulseMemory(), hangLimit);
	let hungFolder: number | null = null;
	let deathReason: string | null = null;
	let restartAfter = firstRestart;
	let restartTimer: NodeJS.Timeout | undefined;
	let publishTimer: NodeJS.Timeout | undefined;
	let publishAt = Infinity;
	let publishAllowedAt = 0;
	let isClosed = false;
	let isHanging = false;
	let told: Set<string> | null = null;
	const deaths = new Map<string, number>();
	let changes: WatchNews['changes'] = [];
	/** Stays true when a reader that died is started again: until it reports, files are as they were last read. */
	let isComplete = false;
	const lags = folders.map((): number | null => null);
	let snapshot: IntakeSnapshot;

	const judge = (): readonly FolderHealth[] => {
		const isStale = steadyNow() - newsAt > staleIntervals * (news?.scanInterval ?? 5000);
		return (news?.folders ?? unscannedStates(folders)).map((state, folder) => healthOf(state, {
			eventReason: deathReason ?? news?.eventReasons[folder] ?? (news ? null : 'not scanned yet'),
			hangReason: hungFolder === folder ? 'the disk or the share does not answer' : null,
			staleReason: isStale ? 'no complete scan for three intervals' : null,
			lag: lags[folder]!,
		}));
	};

	const measureLags = (): void => {
		for (const [folder, changeAt] of (news?.changes ?? []).entries()) {
			if (changeAt !== null && changeAt !== changes[folder]) {
				// The clock of a share may be ahead of ours.
				lags[folder] = Math.max(0, options.now() - changeAt);
			}
		}

		changes = news?.changes ?? [];
	};

	const publish = (): void => {
		const startedAt = steadyNow();
		measureLags();
		const health = judge();
		isComplete ||= news?.isComplete ?? false;
		snapshot = {
			files: assembly.files(), folders: health, progress: news?.progress ?? null, isComplete,
		};
		options.onChange(snapshot);
		const endedAt = steadyNow();
		publishAllowedAt = endedAt + Math.min((endedAt - startedAt) * publishGap, longestGap);
	};

	const receive = (received: WatchNews): void => {
		news = received;
		if (received.scans !== lastScans) {
			lastScans = received.scans;
			newsAt = steadyNow();
		}

		assembly.apply(received);
		if (told) {
			for (const {id} of received.files) {
				told.add(id);
			}

			if (received.isComplete) {
				const unlisted = new Set(received.folders.filter(({state}) => state !== 'listed').map(({folder}) => folder));
				assembly.keepOnly(told, unlisted);
				told = unlisted.size === 0 ? null : told;
				deathReason = null;
				restartAfter = firstRestart;
			}
		}

		publishSoon();
	};

	/** Messages that come together are told together; before everything is read, telling each would cost more than reading. */
	const publishSoon = (): void => {
		const now = steadyNow();
		// What everybody waited for since the start is told at once.
		const at = news?.isComplete && !isComplete ? now : Math.max(now + (news?.isComplete ? 0 : publishAfter), publishAllowedAt);
		if (at >= publishAt) {
			return;
		}

		clearTimeout(publishTimer);
		publishAt = at;
		publishTimer = setTimeout(() => {
			publishAt = Infinity;
			publish();
		}, at - now);
	};

	const startAgain = (reason: string): void => {
		deathReason = reason;
		// What it died in is no disk that does not answer.
		pulseReader = createPulseReader(createPulseMemory(), hangLimit);
		hungFolder = null;
		told = new Set();
		publish();
		restartTimer = setTimeout(start, restartAfter);
		restartAfter = Math.min(restartAfter * 4, longestRestart);
	};

	const start = (): void => {
		const memory = createPulseMemory();
		const crashRecord = createCrashRecordMemory();
		pulseReader = createPulseReader(memory, hangLimit);
		const started = startWorker({
			job: 'watch', folders, pollEvery: options.pollEvery, pulse: memory, crashRecord, refused: deaths.entries().filter(([, count]) => count >= deathsToRefuse).map(([id]) => id).toArray(),
		});
		worker = started;
		if (started === null) {
			startAgain('the system grants no thread to the reader, which is started again');
			return;
		}

		let failure = 'it ended';
		started.on('message', receive);
		started.on('error', error => {
			failure = error instanceof Error ? error.message : String(error);
		});
		started.on('exit', () => {
			if (isClosed) {
				return;
			}

			const culprit = createCrashRecord(crashRecord).read();
			if (culprit !== null) {
				deaths.set(culprit, (deaths.get(culprit) ?? 0) + 1);
			}

			startAgain(`the reader died (${failure}) and is started again`);
		});
	};

	const ended = async (): Promise<void> => {
		await worker?.terminate();
		isHanging = false;
	};

	const look = (): void => {
		hungFolder = pulseReader(steadyNow());
		const health = judge();
		if (health.some((one, folder) => one.mode !== snapshot.folders[folder]!.mode)) {
			publish();
		}
	};

	snapshot = {
		files: [], folders: judge(), progress: null, isComplete: false,
	};
	start();
	const lookTimer = setInterval(look, lookEvery);

	return {
		rescan() {
			worker?.postMessage({order: 'rescan'} satisfies WatchOrder);
		},
		async close() {
			isClosed = true;
			clearInterval(lookTimer);
			clearTimeout(restartTimer);
			clearTimeout(publishTimer);
			worker?.removeAllListeners('message');
			// A thread inside a system call that hangs ends when the call does: nobody waits for it.
			worker?.unref();
			isHanging = worker !== null;
			let limit: NodeJS.Timeout | undefined;
			await Promise.race([ended(), new Promise(resolve => {
				limit = setTimeout(resolve, closeLimit);
			})]);
			clearTimeout(limit);
		},
		isHanging: () => isHanging,
		getSnapshot: () => snapshot,
	};
};
