import type {Pulse} from '../folder/pulse.ts';
import {isSameStamp, type Stamp} from '../folder/stamp.ts';
import type {Followed, ReadLog} from '../log/read-log.ts';
import {steadyNow} from '../system/steady-time.ts';
import type {Book} from './book.ts';
import {maximumTorn, type Entry} from './entry.ts';
import {createFollowing} from './follow.ts';
import {createProofs} from './proofs.ts';
import type {ReadQueue} from './read-queue.ts';
import type {SettlingFiles} from './settling-files.ts';

export type Outcomes = {
	/** Takes what came of reading a file that was `expected` so. */
	take(id: string, result: ReadLog, expected: Stamp): void;
	/** Returns the state of the last reading of an entry; null when it has to be read from its start. */
	followedOf(entry: Entry): Followed | null;
	/** Reads once more, for one step, what was believed without being read; returns false when there is nothing to read now. */
	prove(): boolean;
	/** When `prove` has something to read, in steady time; null when everything is proved. */
	proofDueAt(): number | null;
	/** Tells, once, whether files went away between listing and reading. */
	isScanNeeded(): boolean;
};

/** Notes in the book what came of each reading, and keeps what the next reading of the same file needs. */
export const createOutcomes = (book: Book, queue: ReadQueue, settling: SettlingFiles, pulse: Pulse): Outcomes => {
	const following = createFollowing();
	const proofs = createProofs(pulse);
	let isScanNeeded = false;

	return {
		take(id, {outcome, followed, unproved}, expected) {
			isScanNeeded ||= outcome.result === 'gone';
			const entry = book.entries.get(id);
			following.set(id, entry ? followed : null);
			if (entry && unproved !== null) {
				proofs.doubt(id, {location: entry.found.location, folder: entry.found.folder, ...unproved});
			} else {
				proofs.settle(id);
			}

			if (entry) {
				book.note(id, outcome, expected);
				settling.note(entry, outcome.result === 'read');
				if (outcome.result === 'changing' && entry.torn < maximumTorn) {
					queue.retry(id, entry.found.stamp.size, steadyNow());
				}
			}
		},
		// What may have changed unseen is read from its start.
		followedOf: ({found, readStamp, isRacy}) => readStamp === null || (isRacy && isSameStamp(readStamp, found.stamp)) ? null : following.get(found.id),
		prove() {
			const {isDone, changed} = proofs.step();
			const entry = changed === null ? undefined : book.entries.get(changed);
			if (entry) {
				following.set(entry.found.id, null);
				entry.readStamp = null;
				queue.add(entry.found.id, entry.found.stamp.size, true);
			}

			pulse.rest();
			return isDone;
		},
		proofDueAt: proofs.dueAt,
		isScanNeeded() {
			const was = isScanNeeded;
			isScanNeeded = false;
			return was;
		},
	};
};
