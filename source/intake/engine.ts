import path from 'node:path';
import type {Instant} from '../connectors/reading.ts';
import {
	createBook, maximumTorn, settlingTime, type Book, type Entry, type FilePatch,
} from './book.ts';
import type {CreateDecoder} from './decoding.ts';
import {partialSuffixOf} from './entry-rules.ts';
import {createFollowing} from './follow.ts';
import type {ReadOrder} from './messages.ts';
import {createFolderStates, type FolderState} from './folder-states.ts';
import {describeEntry, listFolder, type Root} from './list-folder.ts';
import type {Pulse} from './pulse.ts';
import {readLog, type Outcome, type Followed} from './read-log.ts';
import {createReadQueue} from './read-queue.ts';
import type {IntakeProgress} from './snapshot.ts';
import {isSameStamp} from './stamp.ts';
import {codeOf} from './system-errors.ts';

export type EnginePatch = {
	readonly files: readonly FilePatch[];
	readonly removed: readonly string[];
	readonly folders: readonly FolderState[];
	readonly progress: IntakeProgress | null;
	readonly isComplete: boolean;
};

export type ScanResult = {
	/** Whether something was missed once: a second scan has to confirm it. */
	readonly isRemovalPending: boolean;
	/** For each folder seen before: the age in milliseconds of the oldest change this scan was the first to see. */
	readonly losses: ReadonlyMap<number, number>;
	/** Milliseconds. */
	readonly took: number;
};

export type Engine = {
	/** Lists every folder and queues what has to be read. */
	scan(): ScanResult;
	/** Looks at one path an event named; returns whether only a scan can tell what happened. */
	hint(location: string): boolean;
	/** Queues what has not changed for long enough to be believed. */
	settle(): void;
	/** Reads for one step (a chunk); returns false when there is nothing to read now. */
	step(): boolean;
	/** Milliseconds until something has to be looked at again without an event; null when nothing has. */
	dueIn(): number | null;
	/** Hands out the next file for somebody else to read; null when none is due. */
	takeRead(): ReadOrder | null;
	/** Takes what somebody else read. */
	finishRead(id: string, outcome: Outcome): void;
	countBytes(bytes: number): void;
	progress(): IntakeProgress | null;
	/** Tells whether something happened to a file between listing and reading, so that a scan has to tell; once. */
	isLookNeeded(): boolean;
	/** Tells whether every file of the first scan was read. */
	isComplete(): boolean;
	/** Returns what changed since the last call. */
	takePatch(): EnginePatch;
	readonly book: Book;
	readonly roots: () => readonly Root[];
};

export type EngineOptions = {
	readonly folders: readonly string[];
	readonly createDecoder: CreateDecoder;
	readonly pulse: Pulse;
	/** The machine's clock. */
	readonly now: () => Instant;
	/** Whether to keep decoders of files that change, to read only what they grow by. */
	readonly isFollowing: boolean;
};

/** Files up to this many bytes always get a SHA-256, larger ones only beside a file of the same size. */
const alwaysHashed = 16 * 1024 * 1024;

/** Brings folders, reading and the book together; every call is short, whoever calls decides when. */
export const createEngine = (options: EngineOptions): Engine => {
	const {folders, now, pulse} = options;
	const book = createBook(folders);
	const states = createFolderStates(folders);
	const following = createFollowing();
	const queue = createReadQueue();
	const settling = new Set<string>();
	const sizes = new Map<number, number>();
	/** The file being read; a small urgent one may go before a large one, so at most two. */
	const active: Array<{id: string; steps: ReturnType<typeof readLog>; startedAt: number}> = [];
	let isListed = false;
	let isLookNeeded = false;
	let isComplete = false;

	const needsReading = (entry: Entry): boolean => entry.found.type === 'log' && entry.found.stamp.size > 0
		&& (entry.readStamp === null || entry.failure !== null || !isSameStamp(entry.readStamp, entry.found.stamp));

	const enqueue = (entry: Entry, isUrgent: boolean): void => {
		if (needsReading(entry)) {
			queue.add(entry.found.id, entry.found.stamp.size, isUrgent);
		}
	};

	const isHashed = ({found}: Entry): boolean =>
		found.stamp.size <= alwaysHashed || (sizes.get(found.stamp.size) ?? 0) > 1;

	const countSizes = (): void => {
		sizes.clear();
		for (const {found} of book.entries.values()) {
			if (found.type === 'log' && found.stamp.size > alwaysHashed) {
				sizes.set(found.stamp.size, (sizes.get(found.stamp.size) ?? 0) + 1);
			}
		}

		for (const entry of book.entries.values()) {
			if (entry.read?.sha256 === null && entry.found.type === 'log' && isHashed(entry)) {
				entry.readStamp = null;
			}
		}
	};

	const takeRead = (): ReadOrder & {folder: number} | null => {
		for (let id = queue.next(performance.now()); id !== null; id = queue.next(performance.now())) {
			const entry = book.entries.get(id);
			if (entry && (needsReading(entry) || settling.has(id))) {
				const {found} = entry;
				return {
					id, location: found.location, folder: found.folder, expected: found.stamp, isSettled: book.isSettled(entry, now()), isHashed: isHashed(entry),
				};
			}

			queue.finish(id, performance.now(), 0);
		}

		return null;
	};

	const begin = (): void => {
		const order = takeRead();
		if (!order) {
			return;
		}

		const {id} = order;
		// A file that may have changed unseen is read from its start.
		const followed = book.entries.get(id)!.readStamp === null ? null : following.get(id);
		const steps = readLog({...order, followed}, {
			createDecoder: options.createDecoder, pulse, now, onBytes: queue.countBytes,
		});
		active.push({id, steps, startedAt: performance.now()});
	};

	const finish = (id: string, {outcome, followed}: {outcome: Outcome; followed: Followed | null}, took: number): void => {
		const entry = book.entries.get(id);
		const isReread = entry?.read !== null;
		book.note(id, outcome);
		if (entry?.read?.isPendingTail && !entry.wasSettled) {
			settling.add(id);
		} else {
			settling.delete(id);
		}

		// Only what changes before our eyes is worth the memory.
		following.set(id, options.isFollowing && isReread && outcome.result === 'read' ? followed : null);
		queue.finish(id, performance.now(), took);
		isLookNeeded ||= outcome.result === 'gone';
		if (entry && outcome.result === 'changing' && entry.torn < maximumTorn) {
			queue.retry(id, entry.found.stamp.size, performance.now());
		}
	};

	const settle = (): void => {
		for (const id of settling) {
			const entry = book.entries.get(id);
			if (!entry?.read?.isPendingTail || entry.wasSettled) {
				settling.delete(id);
			} else if (book.isSettled(entry, now())) {
				queue.add(id, entry.found.stamp.size, false);
			}
		}
	};

	const scanRoot = (root: Root, device: number, result: {isRemovalPending: boolean; losses: Map<number, number>}): void => {
		const listing = listFolder(root, pulse);
		if (states.isUnmounted(root.folder, device, listing.entries.size)) {
			states.fail(root.folder, 'missing', 'it is empty and on another file system than before: unmounted');
			return;
		}

		const isFirst = !states.wasScanned(root.folder);
		const reconciled = book.reconcile(root.folder, listing, now());
		for (const id of reconciled.changed) {
			if (!isFirst) {
				const age = now() - book.entries.get(id)!.found.stamp.changedAt;
				result.losses.set(root.folder, Math.max(age, result.losses.get(root.folder) ?? 0));
			}
		}

		result.isRemovalPending ||= reconciled.isRemovalPending;
		states.succeed(root.folder, device, listing.entries.size, now());
	};

	return {
		book,
		settle,
		roots: () => states.roots(),
		scan() {
			const startedAt = performance.now();
			const result = {isRemovalPending: false, losses: new Map<number, number>()};
			for (const resolved of states.resolve(pulse)) {
				try {
					scanRoot(resolved.root, resolved.device, result);
				} catch (error) {
					states.fail(resolved.root.folder, codeOf(error) === 'ENOENT' ? 'missing' : 'failed', error);
				}
			}

			countSizes();
			for (const entry of book.entries.values()) {
				enqueue(entry, false);
			}

			settle();
			const took = performance.now() - startedAt;
			states.finishScan(now(), took);
			isListed = true;
			pulse.rest();
			return {...result, took};
		},
		hint(location) {
			const root = states.roots().find(root => location.startsWith(root.location + path.sep));
			if (!root) {
				return true;
			}

			const parts = location.slice(root.location.length + 1).split(path.sep);
			const parents = parts.slice(0, -1);
			if (parents.some(part => part.startsWith('.'))) {
				return false;
			}

			const relative = parts.join('/');
			pulse.beat(root.folder);
			const found = location.includes('\uFFFD') ? null : describeEntry({id: `${root.name}/${relative}`, path: relative, location}, root.folder, null, parents.some(part => partialSuffixOf(part) !== null));
			pulse.rest();
			// What is gone, is a folder, or has bytes in its name that this path does not tell, needs a listing.
			if (!found) {
				return true;
			}

			book.see(found, now());
			enqueue(book.entries.get(found.id)!, true);
			return false;
		},
		step() {
			if (active.length === 0 || (active.length === 1 && queue.hasSmallUrgent(performance.now()))) {
				begin();
			}

			const read = active.at(-1);
			if (!read) {
				isComplete ||= isListed && queue.isEmpty();
				pulse.rest();
				return (queue.dueAt() ?? Number.POSITIVE_INFINITY) <= performance.now();
			}

			const result = read.steps.next();
			if (result.done) {
				active.pop();
				finish(read.id, result.value, performance.now() - read.startedAt);
			}

			return true;
		},
		dueIn() {
			const queued = queue.dueAt();
			let due = queued === null ? null : queued - performance.now();
			for (const id of settling) {
				const entry = book.entries.get(id);
				const left = entry ? entry.unchangedSince + settlingTime - now() : 0;
				due = Math.min(due ?? left, left);
			}

			return due === null ? null : Math.max(0, Math.min(due, settlingTime));
		},
		takeRead,
		finishRead(id, outcome) {
			finish(id, {outcome, followed: null}, 0);
		},
		countBytes: queue.countBytes,
		progress: queue.progress,
		isLookNeeded() {
			const was = isLookNeeded;
			isLookNeeded = false;
			return was;
		},
		isComplete: () => isComplete,
		takePatch: () => ({
			...book.takePatch(), folders: states.get(), progress: queue.progress(), isComplete,
		}),
	};
};
