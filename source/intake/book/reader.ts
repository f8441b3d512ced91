import type {Instant} from '../../connectors/reading.ts';
import type {CreateDecoder} from '../log/decoding.ts';
import type {ReadOrder} from '../threads/messages.ts';
import type {Pulse} from '../folder/pulse.ts';
import type {ReadEnvironment, ReadLog, ReadResult} from '../log/read-log.ts';
import type {IntakeProgress} from '../snapshot.ts';
import {steadyNow} from '../system/steady-time.ts';
import {createReadQueue} from './read-queue.ts';
import {createOrders} from './orders.ts';
import {createOutcomes} from './outcomes.ts';
import {createReadings} from './readings.ts';
import {createRefusals} from './refusals.ts';
import {createSettlingFiles} from './settling-files.ts';
import type {Entry} from './entry.ts';
import type {Book} from './book.ts';

export type ReaderOptions = {
	readonly createDecoder: CreateDecoder;
	readonly pulse: Pulse;
	/** The machine's clock. */
	readonly now: () => Instant;
	/** See `ReadEnvironment`; without it nobody helps. */
	readonly helperFor?: ReadEnvironment['helperFor'];
	/** Whether to keep decoders of files that change, to read only what they grow by. */
	readonly isFollowing: boolean;
	/** Whether files are hashed as they are read, unless it says not. */
	readonly isHashing?: boolean;
	/** Told before each step which file it reads, and null after it. */
	readonly onStep?: (id: string | null) => void;
	/** Ids of files not to be read until they change: reading them ended the reader before. */
	readonly refused?: readonly string[];
};

export type Reader = {
	/** Queues an entry if it has to be read; an urgent one goes first. */
	enqueue(entry: Entry, isUrgent: boolean): void;
	/** Queues what has not changed for long enough that its last line is believed. */
	settle(): void;
	/** Reads for one step (a chunk); returns false when there is nothing to read now. */
	step(): boolean;
	/** Hands out the next file for somebody else to read; null when none is due. */
	takeOrder(): ReadOrder | null;
	/** Takes what somebody else read. */
	finishOrder(id: string, outcome: ReadResult): void;
	/** Marks a file that crashed its reader as unreadable until it changes. */
	refuseOrder(id: string, reason: string): void;
	/** Queues again what was handed out and will not be read. */
	returnOrder(id: string): void;
	countBytes(bytes: number): void;
	/** Milliseconds until something is due without an event; null when nothing is. */
	dueIn(): number | null;
	/** Null when nothing is queued or being read. */
	progress(): IntakeProgress | null;
	/** Tells, once, whether files went away between listing and reading, so that only a scan can tell what is there. */
	isScanNeeded(): boolean;
};

/** Reads what the book says has to be read, small urgent files first, and notes in the book what came of it. */
export const createReader = (book: Book, options: ReaderOptions): Reader => {
	const {now, pulse} = options;
	const queue = createReadQueue();
	const settling = createSettlingFiles(book, queue, now);
	const refusals = createRefusals(options.refused ?? []);
	const orders = createOrders(book, queue, {refusals, settling, now});
	const outcomes = createOutcomes(book, queue, settling, pulse);
	const readings = createReadings(orders, outcomes, {...options, entries: book.entries, onBytes: queue.countBytes});

	const finish = (id: string, result: ReadLog, took: number): void => {
		queue.finish(id, steadyNow(), took);
		outcomes.take(id, result, orders.end(id));
	};

	return {
		takeOrder: orders.take,
		enqueue(entry, isUrgent) {
			// A scan that finds unchanged what is just being read asks for nothing: queued, it would be counted twice and rest before it is left out.
			const isAsked = isUrgent || entry.isRacy || !orders.isBeingRead(entry.found);
			if (isAsked && (book.isUnread(entry) || (entry.isRacy && !isUrgent))) {
				queue.add(entry.found.id, entry.found.stamp.size, isUrgent);
			}
		},
		settle: settling.settle,
		step() {
			const step = readings.step(() => queue.hasSmallUrgent(steadyNow()));
			if (!step) {
				return outcomes.prove();
			}

			// Whatever is done until the next step, the disk does not hang in it.
			pulse.rest();
			if (step.finished) {
				finish(step.finished.id, step.finished.result, step.finished.took);
			}

			return true;
		},
		finishOrder(id, outcome) {
			finish(id, unfollowed(outcome), 0);
		},
		refuseOrder(id, reason) {
			const stamp = orders.expectedOf(id);
			if (stamp !== undefined) {
				refusals.refuse(id, stamp, reason);
				finish(id, unfollowed({result: 'unreadable', reason}), 0);
			}
		},
		returnOrder: orders.giveBack,
		countBytes: queue.countBytes,
		dueIn() {
			const proofDueAt = queue.progress() === null ? outcomes.proofDueAt() : null;
			return soonest([settling.dueIn(), millisecondsTo(queue.dueAt()), millisecondsTo(proofDueAt)]);
		},
		progress: queue.progress,
		isScanNeeded: outcomes.isScanNeeded,
	};
};

/** What a reading worker read: it keeps no state to read on from. */
const unfollowed = (outcome: ReadResult): ReadLog => ({outcome, followed: null, unproved: null});

const millisecondsTo = (at: number | null): number | null => at === null ? null : at - steadyNow();

const soonest = (dues: ReadonlyArray<number | null>): number | null => {
	const known = dues.filter(due => due !== null);
	return known.length === 0 ? null : Math.max(0, Math.min(...known));
};
