import {Buffer} from 'node:buffer';

/** What a worker was reading, in memory that outlives it: one that runs out of memory cannot send a message any more. */
export type CrashRecord = {
	/** Says which file is being read; null for none. */
	say(id: string | null): void;
	/** Returns the file that was being read; null for none. */
	read(): string | null;
};

/** Longer than any path; an id beyond it is not kept. */
const idSize = 32 * 1024;
const headerSize = 4;

/** Returns memory that a worker shares with the thread that outlives it. */
export const createCrashRecordMemory = (): SharedArrayBuffer => new SharedArrayBuffer(headerSize + idSize);

/** Returns the words in a memory. */
export const createCrashRecord = (memory: SharedArrayBuffer): CrashRecord => {
	const length = new Int32Array(memory, 0, 1);
	const text = Buffer.from(memory, headerSize);
	return {
		say(id) {
			const count = id === null ? 0 : text.write(id);
			Atomics.store(length, 0, count < idSize ? count : 0);
		},
		read() {
			const count = Atomics.load(length, 0);
			return count === 0 ? null : text.toString('utf8', 0, count);
		},
	};
};
