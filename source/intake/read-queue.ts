import type {IntakeProgress} from './snapshot.ts';

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
	/** When the next file that rests is due; null when none rests. */
	dueAt(): number | null;
	isEmpty(): boolean;
	progress(): IntakeProgress | null;
};

/** The files waiting to be read: what an event named first, and no file more often than its size allows. */
export const createReadQueue = (): ReadQueue => {
	const waiting = new Map<string, number>();
	const urgent = new Map<string, number>();
	const reading = new Map<string, number>();
	const restsUntil = new Map<string, number>();
	const totals = {
		filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0,
	};

	const isDue = (id: string, now: number): boolean => (restsUntil.get(id) ?? 0) <= now;

	const take = (from: Map<string, number>, now: number): string | null => {
		for (const [id, size] of from) {
			if (isDue(id, now) && !reading.has(id)) {
				from.delete(id);
				reading.set(id, size);
				return id;
			}
		}

		return null;
	};

	const queue: ReadQueue = {
		add(id, size, isUrgent) {
			if (!waiting.has(id) && !urgent.has(id)) {
				totals.filesTotal++;
				totals.bytesTotal += size;
			}

			if (isUrgent) {
				waiting.delete(id);
				urgent.set(id, size);
			} else if (!urgent.has(id)) {
				waiting.set(id, size);
			}
		},
		next: now => take(urgent, now) ?? take(waiting, now),
		hasSmallUrgent(now) {
			for (const [id, size] of urgent) {
				if (size <= smallSize && isDue(id, now)) {
					return true;
				}
			}

			return false;
		},
		finish(id, now, took) {
			reading.delete(id);
			totals.filesDone++;
			if (took >= 1) {
				restsUntil.set(id, now + Math.min(longestRest, took * restFactor));
			}

			if (queue.isEmpty()) {
				Object.assign(totals, {
					filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0,
				});
				for (const [rested, until] of restsUntil) {
					if (until <= now) {
						restsUntil.delete(rested);
					}
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
		dueAt() {
			let due: number | null = null;
			for (const ids of [urgent, waiting]) {
				for (const id of ids.keys()) {
					const at = restsUntil.get(id) ?? 0;
					due = Math.min(due ?? at, at);
				}
			}

			return due;
		},
		isEmpty: () => waiting.size + urgent.size + reading.size === 0,
		progress: () => queue.isEmpty() ? null : {...totals},
	};
	return queue;
};
