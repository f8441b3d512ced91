import process from 'node:process';
import {setImmediate} from 'node:timers/promises';
import type {Engine} from '../book/engine.ts';
import {scanReasonOf} from '../system/file-system.ts';
import type {WatchNews} from '../threads/messages.ts';
import {steadyNow} from '../system/steady-time.ts';
import type {Events} from './events.ts';

const ordinaryInterval = 5000;
const largeInterval = 10_000;
const largeFolder = 20_000;
/** A scan may take at most this fraction of the time: one part in … */
const scanShare = 30;
/** Between two scans asked for, so that a storm of changes does not scan without end: times what the last one took. */
const scanGap = 3;
const confirmAfter = 250;
const stallTime = 1000;
/** A change this old without an event is a lost event, in milliseconds. */
const lossTime = 2000;
const sliceTime = 15;
const flushAfter = 50;
/** Files in one message: the memory of large messages is not given back to the system, and what waits to be told becomes old, which costs garbage collection more. */
const largestPatch = 100;
/** While a large folder is read for the first time, reporting few files at once costs more than it gains. */
const firstFlushAfter = 200;

export type WatchLoop = {
	hint(location: string): void;
	rescan(): void;
	/** Asks for a scan of what events did not tell: at once, but during the first read when that is over, or when a scan is due. */
	catchUp(): void;
	/** Says that something was read elsewhere. */
	tell(): void;
	/** Runs until the worker ends. */
	run(): Promise<never>;
};

/** Decides when to scan, look and read, and tells what came of it. `pollEvery` (milliseconds) means scans only. */
export const createWatchLoop = (
	engine: Engine,
	createEvents: (loop: WatchLoop) => Events,
	options: {readonly folders: readonly string[]; readonly pollEvery: number | null; readonly send: (news: WatchNews) => void; readonly afterScan?: () => void},
): WatchLoop => {
	const hints = new Set<string>();
	let wake: (() => void) | null = null;
	let nextScanAt = 0;
	let scanAllowedAt = 0;
	let interval = options.pollEvery ?? ordinaryInterval;
	let scans = 0;
	let flushedAt = 0;
	let hasNews = true;
	let wasStalled = true;
	/** Whether something may have happened since the last scan that no event told. */
	let isBehind = false;

	const requestScan = (delay: number): void => {
		nextScanAt = Math.min(nextScanAt, Math.max(steadyNow() + delay, scanAllowedAt));
		wake?.();
	};

	const loop: WatchLoop = {
		hint(location) {
			hints.add(location);
			wake?.();
		},
		rescan() {
			nextScanAt = 0;
			wake?.();
		},
		catchUp() {
			isBehind = true;
			hasNews = true;
			wake?.();
		},
		tell() {
			hasNews = true;
			wake?.();
		},
		async run() {
			const events = createEvents(loop);
			for (;;) {
				takeHints();
				if (steadyNow() >= nextScanAt || (isBehind && engine.isComplete())) {
					scan(events);
				}

				engine.reader.settle();
				const isMore = work();
				flush(events, isMore);
				await (isMore || (isBehind && engine.isComplete()) ? setImmediate() : idle());
			}
		},
	};

	const takeHints = (): void => {
		for (const location of hints) {
			if (engine.hint(location)) {
				requestScan(0);
			}

			hasNews = true;
		}

		hints.clear();
	};

	const scan = (events: Events): void => {
		isBehind = false;
		const {took, isRemovalPending, losses} = engine.scan();
		const now = steadyNow();
		scans++;
		hasNews = true;
		interval = Math.max(options.pollEvery ?? (engine.book.entries.size > largeFolder ? largeInterval : ordinaryInterval), took * scanShare);
		scanAllowedAt = now + (took * scanGap);
		nextScanAt = now + interval;
		if (isRemovalPending) {
			requestScan(confirmAfter);
		}

		if (!wasStalled) {
			for (const [folder, age] of losses) {
				if (age > lossTime) {
					events.distrust(folder, 'events got lost; the scan found what they did not tell');
				}
			}
		}

		wasStalled = false;
		options.afterScan?.();
		events.follow(engine.roots(), root => options.pollEvery === null ? scanReasonOf(root.location, process.platform) : 'asked for with --poll');
	};

	const work = (): boolean => {
		const until = steadyNow() + sliceTime;
		do {
			if (!engine.reader.step()) {
				return false;
			}

			hasNews = true;
		} while (steadyNow() < until && engine.book.newsCount() < largestPatch);

		return true;
	};

	const flush = (events: Events, isMore: boolean): void => {
		const now = steadyNow();
		if (!hasNews || (isMore && engine.book.newsCount() < largestPatch && now - flushedAt < (engine.isComplete() ? flushAfter : firstFlushAfter))) {
			return;
		}

		flushedAt = now;
		hasNews = false;
		do {
			options.send({
				...engine.takePatch(largestPatch), eventReasons: options.folders.map((_, folder) => events.reasonOf(folder)), scanInterval: interval, scans,
			});
		} while (engine.book.hasNews());
	};

	const idle = async (): Promise<void> => {
		const wakeAt = Math.min(nextScanAt, steadyNow() + (engine.reader.dueIn() ?? Infinity));
		await new Promise<void>(resolve => {
			const timer = setTimeout(resolve, Math.max(0, wakeAt - steadyNow()));
			wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
		wake = null;
		// Asleep (suspended, or the machine was) for longer than planned: who knows what happened meanwhile.
		if (steadyNow() - wakeAt > stallTime) {
			wasStalled = true;
			nextScanAt = 0;
		}
	};

	return loop;
};
