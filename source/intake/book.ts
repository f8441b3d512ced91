import type {LogFile, Reading} from '../connectors/reading.ts';
import {partialSuffixOf} from './entry-rules.ts';
import type {Found, Listing} from './list-folder.ts';
import type {Outcome} from './read-log.ts';
import {isSameStamp, type Stamp} from './stamp.ts';

/** A file as told to whoever shows it; without `reading` the one told before stays. */
export type FilePatch = Omit<LogFile, 'reading'> & {readonly reading?: Reading | null};

/** What the intake knows of one entry. Readings are not kept here but by whoever receives the patches. */
export type Entry = {
	found: Found;
	/** Of the file as last read; null when it has to be read. */
	readStamp: Stamp | null;
	/** What its last reading said beside its records; null before the first. */
	read: {readonly sha256: string | null; readonly isPendingTail: boolean; readonly unrecognised: string | null} | null;
	/** Why the last attempt to read failed; null when it did not. */
	failure: string | null;
	/** When this stamp was first seen, milliseconds. */
	unchangedSince: number;
	/** Whether the last reading believed an unterminated last line. */
	wasSettled: boolean;
	/** Scans in a row that did not find it. */
	missedScans: number;
	/** Attempts in a row at which it changed under the reader. */
	torn: number;
};

/** How long a file must not have changed before a last line without its end is believed, milliseconds. */
export const settlingTime = 10_000;
/** A file is gone when this many scans in a row agree. */
const scansToBelieve = 2;
/** Attempts to read a file between two changes before it is shown as pending. */
export const maximumTorn = 5;

export type Book = {
	readonly entries: ReadonlyMap<string, Entry>;
	/** Takes one entry as just seen; returns whether it is new or changed. */
	see(found: Found, now: number): boolean;
	/** Takes a whole folder as just listed; returns the ids that are new or changed. */
	reconcile(folder: number, listing: Listing, now: number): {readonly changed: readonly string[]; readonly isRemovalPending: boolean};
	/** Takes what came of reading an entry. */
	note(id: string, outcome: Outcome): void;
	/** Removes an entry at once. */
	forget(id: string): void;
	/** Tells whether an unterminated last line of the entry would be believed. */
	isSettled(entry: Entry, now: number): boolean;
	/** Returns what changed since the last call. */
	takePatch(): {readonly files: readonly FilePatch[]; readonly removed: readonly string[]};
};

/** Keeps what is known of every entry of the watched folders; knows no disk and no clock. */
export const createBook = (folderNames: readonly string[]): Book => {
	const entries = new Map<string, Entry>();
	const changed = new Map<string, {reading?: Reading | null}>();
	const removed = new Set<string>();
	/** Downloads in progress by the id of the file they will become. */
	const partials = new Map<string, Map<string, Found>>();

	const touch = (id: string): void => {
		if (entries.has(id) && !changed.has(id)) {
			changed.set(id, {});
		}
	};

	/** A download in progress makes the file it will become pending, so that file is told anew when it comes or goes. */
	const touchSibling = (found: Found, isThere: boolean): void => {
		const suffix = found.type === 'partial' ? partialSuffixOf(found.id) : null;
		if (suffix !== null) {
			const id = found.id.slice(0, -suffix.length);
			const siblings = partials.get(id) ?? new Map<string, Found>();
			siblings[isThere ? 'set' : 'delete'](found.id, found);
			partials[siblings.size > 0 ? 'set' : 'delete'](id, siblings);
			touch(id);
		}
	};

	const partialSibling = ({found}: Entry): Found | null => partials.get(found.id)?.values().next().value ?? null;

	const forget = (id: string): void => {
		const entry = entries.get(id);
		if (entry) {
			entries.delete(id);
			changed.delete(id);
			removed.add(id);
			touchSibling(entry.found, false);
		}
	};

	const see = (found: Found, now: number): boolean => {
		const entry = entries.get(found.id);
		if (entry?.found.type === found.type && isSameStamp(entry.found.stamp, found.stamp)) {
			entry.missedScans = 0;
			entry.found = found;
			return false;
		}

		if (entry && entry.found.type === found.type) {
			Object.assign(entry, {
				found, missedScans: 0, unchangedSince: now, wasSettled: false,
			});
			touch(found.id);
			if (found.stamp.size === 0) {
				Object.assign(entry, {read: null, readStamp: null, failure: null});
				changed.set(found.id, {reading: null});
			}

			return true;
		}

		entries.set(found.id, {
			found, readStamp: null, read: null, failure: null, unchangedSince: now, wasSettled: false, missedScans: 0, torn: 0,
		});
		removed.delete(found.id);
		changed.set(found.id, {reading: null});
		touchSibling(found, true);
		return true;
	};

	const noteReading = (entry: Entry, outcome: Outcome & {result: 'read'}): void => {
		const {reading, sha256, isSettled} = outcome;
		const isSame = entry.read !== null && entry.failure === null && entry.torn === 0
			&& sha256 !== null && sha256 === entry.read.sha256 && isSettled === entry.wasSettled;
		if (!isSame) {
			changed.set(entry.found.id, {reading});
		}

		if (!isSameStamp(entry.found.stamp, outcome.stamp)) {
			entry.found = {...entry.found, stamp: outcome.stamp};
			touch(entry.found.id);
		}

		Object.assign(entry, {
			readStamp: outcome.isRacy ? null : outcome.stamp, failure: null, torn: 0, wasSettled: isSettled,
			read: {sha256, isPendingTail: reading.bytes.pending > 0, unrecognised: reading.kind === null ? reading.unrecognised ?? 'no log in it' : null},
		});
	};

	const describe = (entry: Entry): Pick<LogFile, 'status' | 'reason'> => {
		const {found, read} = entry;
		if (found.type !== 'log') {
			return {status: found.type === 'partial' ? 'pending' : found.type, reason: found.reason};
		}

		if (found.stamp.size === 0) {
			return {status: 'pending', reason: 'it has no bytes yet'};
		}

		if (entry.failure !== null) {
			return {status: 'unreadable', reason: entry.failure};
		}

		const sibling = partialSibling(entry);
		if (sibling) {
			return {status: 'pending', reason: `a download in progress lies beside it: ${sibling.path}`};
		}

		if (entry.torn >= maximumTorn) {
			return {status: 'pending', reason: 'it changes faster than it can be read'};
		}

		if (!read) {
			return {status: 'pending', reason: 'not read yet'};
		}

		if (read.isPendingTail) {
			return {status: 'pending', reason: 'its last line has no end yet'};
		}

		return read.unrecognised === null
			? {status: 'read', reason: null}
			: {status: 'unrecognised', reason: read.unrecognised};
	};

	return {
		entries,
		see,
		forget,
		reconcile(folder, listing, now) {
			const changedIds: string[] = [];
			for (const found of listing.entries.values()) {
				if (see(found, now)) {
					changedIds.push(found.id);
				}
			}

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
		note(id, outcome) {
			const entry = entries.get(id);
			if (!entry) {
				return;
			}

			switch (outcome.result) {
				case 'read': {
					noteReading(entry, outcome);
					return;
				}

				case 'unreadable': {
					if (entry.failure !== outcome.reason) {
						entry.failure = outcome.reason;
						touch(id);
					}

					return;
				}

				case 'changing': {
					entry.torn++;
					if (entry.torn === maximumTorn) {
						touch(id);
					}

					return;
				}

				case 'gone': {
					entry.readStamp = null;
				}
			}
		},
		isSettled: (entry, now) => partialSibling(entry) === null
			&& (Math.abs(now - entry.unchangedSince) >= settlingTime || Math.abs(now - entry.found.stamp.modifiedAt) >= settlingTime),
		takePatch() {
			const files: FilePatch[] = [];
			for (const [id, told] of changed) {
				const entry = entries.get(id)!;
				const {found} = entry;
				files.push({
					id, folder: folderNames[found.folder]!, path: found.path, ...describe(entry), size: found.stamp.size, modifiedAt: Math.trunc(found.stamp.modifiedAt), sha256: entry.read?.sha256 ?? null, ...told,
				});
			}

			const patch = {files, removed: [...removed]};
			changed.clear();
			removed.clear();
			return patch;
		},
	};
};
