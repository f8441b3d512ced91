import type {IntakeProgress} from '../snapshot.ts';

/** Reading one file takes at most this share of the time: a log that changes all day must not cost a core. */
const restFactor = 20;
const longestRest = 800;
const smallSize = 4 * 1024 * 1024;
/** Milliseconds before a file that changed under the reader is tried again. */
const retryAfter = 25;

export type ReadQueue = {
	/** Queues a file of so many bytes; an urgent one (an event named it) goes first. */
	add(id: string, size: number, isUrgent: boolean): void;
	/** Returns the file to read next, null when none is due. */
	next(now: number): string | null;
	/** Tells whether a small file should not wait for the large one being read. */
	hasSmallUrgent(now: number): boolean;
	/** Says that reading a file ended, after how many milliseconds. */
	finish(id: string, now: number, took: number): void;
	/** Queues a file again for a little later. */
	retry(id: string, size: number, now: number): void;
	countBytes(bytes: number): void;
	/** Tells whether a file is queued or being read. */
	has(id: string): boolean;
	/** When the next file may be read; null when none waits, or all that wait are being read: when that ends is not known. */
	dueAt(): number | null;
	/** Null when nothing waits or is being read. */
	progress(): IntakeProgress | null;
};

const nothing = {
	filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0,
};

/** The files waiting to be read: what an event named first, and no file more often than its size allows. Times are steady. */
export const createReadQueue = (): ReadQueue => {
	const urgent = new Map<string, number>();
	const waiting = new Map<string, number>();
	/** Read a moment ago, or being read; they wait for their time. */
	const resting = new Map<string, number>();
	/** A handful at most; a set that is emptied again and again would leave an old table behind each time. */
	let reading: readonly string[] = [];
	const restsUntil = new Map<string, number>();
	let totals = {...nothing};
	// One walk over all, because a walk that starts anew steps over all that was taken before.
	let walk = waiting.keys();

	const isRestless = (id: string, now: number): boolean => !reading.includes(id) && (restsUntil.get(id) ?? 0) <= now;
	const isQueued = (id: string): boolean => urgent.has(id) || waiting.has(id) || resting.has(id);
	const isEmpty = (): boolean => urgent.size + waiting.size + resting.size + reading.length === 0;

	const rouse = (now: number): void => {
		for (const [id, size] of resting) {
			if (!isRestless(id, now)) {
				continue;
			}

			resting.delete(id);
			restsUntil.delete(id);
			urgent.set(id, size);
		}
	};

	const firstOf = (): string | undefined => {
		const first = urgent.keys().next().value;
		if (first !== undefined || waiting.size === 0) {
			return first;
		}

		let step = walk.next();
		if (step.done) {
			walk = waiting.keys();
			step = walk.next();
		}

		return step.value;
	};

	const queue: ReadQueue = {
		add(id, size, isUrgent) {
			if (!isQueued(id)) {
				totals.filesTotal++;
				totals.bytesTotal += size;
			}

			if (isUrgent) {
				waiting.delete(id);
				urgent.set(id, size);
			} else if (!urgent.has(id) && !resting.has(id)) {
				waiting.set(id, size);
			}
		},
		next(now) {
			rouse(now);
			for (let id = firstOf(); id !== undefined; id = firstOf()) {
				const size = urgent.get(id) ?? waiting.get(id)!;
				urgent.delete(id);
				waiting.delete(id);
				if (isRestless(id, now)) {
					reading = [...reading, id];
					return id;
				}

				resting.set(id, size);
			}

			return null;
		},
		hasSmallUrgent(now) {
			rouse(now);
			return urgent.entries().some(([id, size]) => size <= smallSize && isRestless(id, now));
		},
		finish(id, now, took) {
			reading = reading.filter(other => other !== id);
			totals.filesDone++;
			if (took >= 1) {
				restsUntil.set(id, now + Math.min(longestRest, took * restFactor));
			}

			if (!isEmpty()) {
				return;
			}

			totals = {...nothing};
			for (const [rested, until] of restsUntil) {
				if (until <= now) {
					restsUntil.delete(rested);
				}
			}
		},
		retry(id, size, now) {
			restsUntil.set(id, now + retryAfter);
			queue.add(id, size, true);
		},
		countBytes(bytes) {
			totals.bytesDone += bytes;
		},
		has: id => isQueued(id) || reading.includes(id),
		dueAt() {
			if (urgent.size + waiting.size > 0) {
				return 0;
			}

			const due = resting.keys().filter(id => !reading.includes(id)).map(id => restsUntil.get(id) ?? 0).toArray();
			return due.length === 0 ? null : Math.min(...due);
		},
		progress: () => isEmpty() ? null : {...totals},
	};
	return queue;
};
