/**
A sign of life that needs no message: a worker that hangs inside the system cannot answer, but a thread that shares this
memory sees that the count no longer changes.
*/
export type Pulse = {
	/** Says which folder (by its place in the list) the next operation touches. */
	beat(folder: number): void;
	/** Says that nothing is going on. */
	rest(): void;
};

const count = 0;
const busyFolder = 1;
const noFolder = -1;

/** Returns memory to share between the one that works and the one that looks on. */
export const createPulseMemory = (): SharedArrayBuffer => {
	const memory = new SharedArrayBuffer(8);
	new Int32Array(memory)[busyFolder] = noFolder;
	return memory;
};

/** Returns the working side of the memory. */
export const createPulse = (memory: SharedArrayBuffer): Pulse => {
	const cells = new Int32Array(memory);
	const set = (folder: number): void => {
		Atomics.add(cells, count, 1);
		Atomics.store(cells, busyFolder, folder);
	};

	return {
		beat: set,
		rest() {
			set(noFolder);
		},
	};
};

/** For work nobody looks on. */
export const noPulse: Pulse = {
	beat() {
		// Nobody looks.
	},
	rest() {
		// Nobody looks.
	},
};

/** Returns a function that tells which folder has hung for `limit` milliseconds (null: none); `now` counts steadily. */
export const createPulseReader = (memory: SharedArrayBuffer, limit: number): ((now: number) => number | null) => {
	const cells = new Int32Array(memory);
	let seen = -1;
	let seenAt = 0;
	return now => {
		const current = Atomics.load(cells, count);
		const folder = Atomics.load(cells, busyFolder);
		if (current !== seen || folder === noFolder) {
			seen = current;
			seenAt = now;
			return null;
		}

		return now - seenAt >= limit ? folder : null;
	};
};
