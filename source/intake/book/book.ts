import type {Instant} from '../../connectors/reading.ts';
import type {ListedFile, Listing} from '../folder/list-folder.ts';
import type {ReadResult} from '../log/read-log.ts';
import {isSameStamp, type Stamp} from '../folder/stamp.ts';
import {
	createEntry,
	judgeEntry,
	type Entry,
	type FilePatch,
} from './entry.ts';
import {createNews} from './news.ts';
import {noteEmpty, noteOutcome} from './note-outcome.ts';
import {createSameSizeFiles} from './same-size-files.ts';

/** How long a file must not have changed before a last line without its end is believed, milliseconds. */
export const settlingTime = 10_000;
/** What a scan saw so many milliseconds ago is opened without being looked at once more: a third of what opening a small file costs. */
const justNow = 10_000;
/** A file is gone when this many scans in a row agree. */
const scansToBelieve = 2;

export type Book = {
	readonly entries: ReadonlyMap<string, Entry>;
	/** Takes one entry as just seen; returns whether it is new or changed. */
	see(found: ListedFile, now: number): boolean;
	/** Takes a whole folder as just listed; returns the ids that are new or changed, and whether a removal needs a second scan. */
	reconcile(folder: number, listing: Listing, now: number): {readonly changed: readonly string[]; readonly isRemovalPending: boolean};
	/** Takes what came of reading an entry that was `expected` so. */
	note(id: string, outcome: ReadResult, expected: Stamp): void;
	/** Tells whether the entry has to be read (again). */
	isUnread(entry: Entry): boolean;
	/** Tells whether an unterminated last line of the entry would be believed. */
	isSettled(entry: Entry, now: number): boolean;
	/** Tells whether a scan saw the entry a few seconds ago. */
	isJustSeen(entry: Entry, now: number): boolean;
	/** Tells whether the bytes of an entry are worth a SHA-256. */
	isHashWorthy(entry: Entry): boolean;
	/** When the newest change of a folder that was read happened; null when all that was read was there at the start. */
	changeAt(folder: number): Instant | null;
	/** Counts anew which large files have a twin in size. */
	countSizes(): void;
	/** From now on, tells of new files also before they are read. */
	tellUnread(): void;
	/** Tells whether there is anything to take. */
	hasNews(): boolean;
	/** How many entries there is something to tell of. */
	newsCount(): number;
	/** Returns what changed since the last call, at most `maximum` files. */
	takePatch(maximum: number): {readonly files: readonly FilePatch[]; readonly removed: readonly string[]};
};

/** Keeps what is known of every entry of the watched folders; knows no disk and no clock. */
export const createBook = (folderNames: readonly string[], isHashing: boolean): Book => {
	const entries = new Map<string, Entry>();
	const news = createNews();
	const sameSizeFiles = createSameSizeFiles(isHashing);
	const changes = new Map<number, Instant>();
	/** When each folder was last listed. */
	const listedAt = new Map<number, number>();
	let isUnreadTold = false;

	const renew = (entry: Entry, found: ListedFile, now: number): void => {
		Object.assign(entry, {
			found, missedScans: 0, unchangedSince: now, wasSettled: false, torn: 0,
		});
		news.touch(found.id);
		if (found.stamp.size === 0) {
			noteEmpty(entry, news);
		}
	};

	const see = (found: ListedFile, now: number): boolean => {
		const entry = entries.get(found.id);
		if (entry?.found.type === 'log' && found.type === 'unreadable') {
			// What was read of it is still believed.
			entry.missedScans = 0;
			entry.failure = found.reason;
			news.touch(found.id);
			return false;
		}

		if (entry?.found.type !== found.type) {
			entries.set(found.id, createEntry(found, now));
			news.revive(found.id);
			// A large folder would be told twice, and be told last what was there first.
			if (isUnreadTold || found.type !== 'log' || found.stamp.size === 0) {
				news.tell(found.id, null);
			}

			return true;
		}

		if (isSameStamp(entry.found.stamp, found.stamp)) {
			entry.missedScans = 0;
			return false;
		}

		renew(entry, found, now);
		return true;
	};

	const forget = (id: string): void => {
		entries.delete(id);
		news.remove(id);
	};

	const describe = (entry: Entry): FilePatch => {
		const {id, folder, path, stamp} = entry.found;
		return {
			id,
			folder: folderNames[folder]!,
			path,
			...judgeEntry(entry),
			size: stamp.size,
			modifiedAt: Math.trunc(stamp.modifiedAt),
			sha256: entry.read?.sha256 ?? null,
		};
	};

	return {
		entries,
		see,
		reconcile(folder, listing, now) {
			listedAt.set(folder, now);
			const changedIds = listing.entries.values().filter(found => see(found, now)).map(({id}) => id).toArray();
			let isRemovalPending = false;
			for (const [id, entry] of entries) {
				if (entry.found.folder !== folder || listing.entries.has(id) || listing.unlisted.some(prefix => id.startsWith(prefix))) {
					continue;
				}

				entry.missedScans++;
				if (entry.missedScans >= scansToBelieve) {
					forget(id);
				} else {
					isRemovalPending = true;
				}
			}

			return {changed: changedIds, isRemovalPending};
		},
		note(id, outcome, expected) {
			const entry = entries.get(id);
			if (!entry) {
				return;
			}

			if (isUnreadTold && outcome.result === 'read' && (entry.readStamp === null || !isSameStamp(entry.readStamp, outcome.stamp))) {
				changes.set(entry.found.folder, outcome.stamp.changedAt);
			}

			noteOutcome(entry, outcome, expected, news);
		},
		isUnread: ({found, readStamp, failure}) => found.type === 'log' && found.stamp.size > 0
			&& (readStamp === null || failure !== null || !isSameStamp(readStamp, found.stamp)),
		isSettled: ({found, unchangedSince}, now) =>
			Math.abs(now - unchangedSince) >= settlingTime || Math.abs(now - found.stamp.modifiedAt) >= settlingTime,
		isJustSeen: ({found, missedScans}, now) => missedScans === 0 && Math.abs(now - (listedAt.get(found.folder) ?? -Infinity)) < justNow,
		isHashWorthy: sameSizeFiles.isHashWorthy,
		countSizes() {
			sameSizeFiles.count(entries.values());
		},
		changeAt: folder => changes.get(folder) ?? null,
		tellUnread() {
			isUnreadTold = true;
		},
		hasNews: () => news.count() > 0,
		newsCount: news.count,
		takePatch(maximum) {
			const {changed, removed} = news.take(maximum);
			return {files: changed.map(([id, told]) => ({...describe(entries.get(id)!), ...told})), removed};
		},
	};
};
