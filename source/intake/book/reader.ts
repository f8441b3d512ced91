import type {Instant} from '../../connectors/reading.ts';
import type {CreateDecoder} from '../log/decoding.ts';
import type {ReadOrder} from '../threads/messages.ts';
import type {Pulse} from '../folder/pulse.ts';
import {
	readLog,
	type ReadLog,
	type ReadResult,
	type ReadEnvironment,
} from '../log/read-log.ts';
import type {IntakeProgress} from '../snapshot.ts';
import {isSameStamp, type Stamp} from '../folder/stamp.ts';
import {steadyNow} from '../system/steady-time.ts';
import {createReadQueue} from './read-queue.ts';
import {createFollowing} from './follow.ts';
import {createProofs} from './proofs.ts';
import {maximumTorn, type Entry} from './entry.ts';
import {settlingTime, type Book} from './book.ts';

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
	const following = createFollowing();
	const queue = createReadQueue();
	const settling = new Set<string>();
	const proofs = createProofs(pulse);
	/** What is being read, here or by somebody else, and the stamp its reading is checked against. */
	let beingRead: ReadonlyArray<{readonly id: string; readonly stamp: Stamp}> = [];
	/** What is being read; a small urgent file may go before a large one, so at most two. */
	const active: Array<{id: string; steps: ReturnType<typeof readLog>; startedAt: number}> = [];
	let isScanNeeded = false;
	/** Null is the stamp they are found with. */
	const refused = new Map(options.refused?.map((id): [string, {stamp: Stamp | null; reason: string}] => [id, {stamp: null, reason: 'reading it ends the reader, again and again'}]));

	/** Returns why an entry is not read; null when it is. */
	const refusalOf = ({found}: Entry): string | null => {
		const refusal = refused.get(found.id);
		if (refusal === undefined || (refusal.stamp !== null && !isSameStamp(refusal.stamp, found.stamp))) {
			refused.delete(found.id);
			return null;
		}

		refusal.stamp = found.stamp;
		return refusal.reason;
	};

	const takeOrder = (): (ReadOrder & {readonly folder: number}) | null => {
		for (;;) {
			const id = queue.next(steadyNow());
			if (id === null) {
				return null;
			}

			const entry = book.entries.get(id);
			const refusal = entry ? refusalOf(entry) : null;
			if (entry && refusal !== null) {
				book.note(id, {result: 'unreadable', reason: refusal}, entry.found.stamp);
			} else if (entry && (book.isUnread(entry) || entry.isRacy || settling.has(id))) {
				const {location, folder, stamp} = entry.found;
				beingRead = [...beingRead, {id, stamp}];
				return {
					id, location, folder, expected: stamp, isJustSeen: book.isJustSeen(entry, now()), isSettled: book.isSettled(entry, now()), isHashed: book.isHashWorthy(entry),
				};
			}

			queue.finish(id, steadyNow(), 0);
		}
	};

	const begin = (): void => {
		const order = takeOrder();
		if (order) {
			// What may have changed unseen is read from its start.
			const entry = book.entries.get(order.id)!;
			const isSuspect = entry.readStamp === null || (entry.isRacy && isSameStamp(entry.readStamp, entry.found.stamp));
			const followed = isSuspect ? null : following.get(order.id);
			// Only what changes before our eyes is worth the memory.
			const isKept = options.isFollowing && entry.read !== null;
			const steps = readLog({...order, followed, isKept}, {
				createDecoder: options.createDecoder, pulse, now, helperFor: options.helperFor ?? (() => null), onBytes: queue.countBytes,
			});
			active.push({id: order.id, steps, startedAt: steadyNow()});
		}
	};

	const expectedOf = (read: string): Stamp | undefined => beingRead.find(({id}) => id === read)?.stamp;

	const endReading = (ended: string): void => {
		beingRead = beingRead.filter(({id}) => id !== ended);
	};

	const finish = (id: string, {outcome, followed, unproved}: ReadLog, took: number): void => {
		queue.finish(id, steadyNow(), took);
		const expected = expectedOf(id)!;
		endReading(id);
		isScanNeeded ||= outcome.result === 'gone';
		const entry = book.entries.get(id);
		if (!entry) {
			following.set(id, null);
			proofs.settle(id);
			return;
		}

		following.set(id, followed);
		if (unproved === null) {
			proofs.settle(id);
		} else {
			proofs.doubt(id, {location: entry.found.location, folder: entry.found.folder, ...unproved});
		}

		book.note(id, outcome, expected);
		// What could not be read is a matter of scans: settled without end, it would be tried without end.
		settling[outcome.result === 'read' && isOpen(entry) ? 'add' : 'delete'](id);
		if (outcome.result === 'changing' && entry.torn < maximumTorn) {
			queue.retry(id, entry.found.stamp.size, steadyNow());
		}
	};

	/** Reads once more, for one step, what was believed without being read; returns false when there is nothing to read now. */
	const proveStart = (): boolean => {
		const {isDone, changed} = proofs.step();
		const entry = changed === null ? undefined : book.entries.get(changed);
		if (entry) {
			following.set(entry.found.id, null);
			entry.readStamp = null;
			queue.add(entry.found.id, entry.found.stamp.size, true);
		}

		pulse.rest();
		return isDone;
	};

	return {
		takeOrder,
		enqueue(entry, isUrgent) {
			// A scan that finds unchanged what is just being read asks for nothing: queued, it would be counted twice and rest before it is left out.
			const stamp = expectedOf(entry.found.id);
			if (stamp !== undefined && !isUrgent && !entry.isRacy && isSameStamp(stamp, entry.found.stamp)) {
				return;
			}

			if (book.isUnread(entry) || (entry.isRacy && !isUrgent)) {
				queue.add(entry.found.id, entry.found.stamp.size, isUrgent);
			}
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
		step() {
			if (active.length === 0 || (active.length === 1 && queue.hasSmallUrgent(steadyNow()))) {
				begin();
			}

			const read = active.at(-1);
			if (!read) {
				return proveStart();
			}

			options.onStep?.(read.id);
			const result = read.steps.next();
			options.onStep?.(null);
			// Whatever is done until the next step, the disk does not hang in it.
			pulse.rest();
			if (result.done) {
				active.pop();
				finish(read.id, result.value, steadyNow() - read.startedAt);
			}

			return true;
		},
		finishOrder(id, outcome) {
			finish(id, {outcome, followed: null, unproved: null}, 0);
		},
		refuseOrder(id, reason) {
			refused.set(id, {stamp: expectedOf(id)!, reason});
			finish(id, {outcome: {result: 'unreadable', reason}, followed: null, unproved: null}, 0);
		},
		returnOrder(id) {
			queue.finish(id, steadyNow(), 0);
			endReading(id);
			const entry = book.entries.get(id);
			if (entry) {
				queue.add(id, entry.found.stamp.size, false);
			}
		},
		countBytes: queue.countBytes,
		dueIn() {
			const queuedAt = queue.dueAt();
			let due = queuedAt === null ? null : queuedAt - steadyNow();
			for (const id of settling) {
				const entry = book.entries.get(id);
				// What is queued or being read has a time already.
				if (!entry || queue.has(id)) {
					continue;
				}

				const left = settlingTime - Math.abs(now() - entry.unchangedSince);
				due = Math.min(due ?? left, left);
			}

			const provedAt = queue.progress() === null ? proofs.dueAt() : null;
			if (provedAt !== null) {
				due = Math.min(due ?? Infinity, provedAt - steadyNow());
			}

			return due === null ? null : Math.max(0, due);
		},
		progress: queue.progress,
		isScanNeeded() {
			const was = isScanNeeded;
			isScanNeeded = false;
			return was;
		},
	};
};

/** Tells whether time alone would change what is believed of an entry. */
const isOpen = ({read, wasSettled}: Entry): boolean => !wasSettled && (read?.openReason ?? null) !== null;
