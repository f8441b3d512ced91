import type {Instant} from '../../connectors/reading.ts';
import {settlingTime, type Book} from './book.ts';
import type {Entry} from './entry.ts';
import type {ReadQueue} from './read-queue.ts';

export type SettlingFiles = {
	has(id: string): boolean;
	/** Takes an entry that was just read, or could not be read. */
	note(entry: Entry, isRead: boolean): void;
	/** Queues what has not changed for long enough that its last line is believed. */
	settle(): void;
	/** Milliseconds until the next may be queued; null when none waits for that. */
	dueIn(): number | null;
};

/** The files whose last line has no end yet; they are read once more when they have not changed for long enough. */
export const createSettlingFiles = (book: Book, queue: ReadQueue, now: () => Instant): SettlingFiles => {
	const settling = new Set<string>();

	return {
		has: id => settling.has(id),
		note(entry, isRead) {
			// What could not be read is a matter of scans: settled without end, it would be tried without end.
			settling[isRead && isOpen(entry) ? 'add' : 'delete'](entry.found.id);
		},
		settle() {
			for (const id of settling) {
				const entry = book.entries.get(id);
				if (!entry || !isOpen(entry)) {
					settling.delete(id);
				} else if (book.isSettled(entry, now())) {
					queue.add(id, entry.found.stamp.size, false);
				}
			}
		},
		dueIn() {
			let due: number | null = null;
			for (const id of settling) {
				const entry = book.entries.get(id);
				// What is queued or being read has a time already.
				if (entry && !queue.has(id)) {
					const left = settlingTime - Math.abs(now() - entry.unchangedSince);
					due = Math.min(due ?? left, left);
				}
			}

			return due;
		},
	};
};

/** Tells whether time alone would change what is believed of an entry. */
const isOpen = ({read, wasSettled}: Entry): boolean => !wasSettled && (read?.openReason ?? null) !== null;
