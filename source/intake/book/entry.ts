import {baseNameOf} from '../../connectors/name.ts';
import type {LogFile, Reading} from '../../connectors/reading.ts';
import {bystanderReason} from '../folder/bystanders.ts';
import type {ListedFile} from '../folder/list-folder.ts';
import type {PackedReading} from '../threads/packed-reading.ts';
import type {Stamp} from '../folder/stamp.ts';

/** What the intake knows of one entry. Readings are not kept here but by whoever receives the patches. */
export type Entry = {
	found: ListedFile;
	/** Of the file as last read; null when it has to be read. */
	readStamp: Stamp | null;
	/** Whether it could have changed after that without its stamp showing it; a scan has it read once more. */
	isRacy: boolean;
	/** What its last reading said beside its records, `openReason` being why more is awaited; null before the first. */
	read: {readonly sha256: string | null; readonly openReason: string | null; readonly unrecognised: string | null} | null;
	/** Why the last attempt to look at it or read it failed; null when it did not. */
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

/** A file as told to whoever shows it; without `reading` the one told before stays. */
export type FilePatch = Omit<LogFile, 'reading'> & {readonly reading?: Reading | PackedReading | null};

/** Attempts to read a file between two changes before it is shown as unreadable. */
export const maximumTorn = 5;

/** Returns what is known of an entry seen for the first time. */
export const createEntry = (found: ListedFile, now: number): Entry => ({
	found, readStamp: null, isRacy: false, read: null, failure: null, unchangedSince: now, wasSettled: false, missedScans: 0, torn: 0,
});

/** Returns what an entry counts as and why. */
export const judgeEntry = (entry: Entry): Pick<LogFile, 'status' | 'reason'> => {
	const {found, read} = entry;
	if (found.type !== 'log') {
		return {status: found.type === 'partial' ? 'pending' : found.type, reason: found.reason};
	}

	if (entry.failure !== null) {
		return {status: 'unreadable', reason: entry.failure};
	}

	if (entry.torn >= maximumTorn) {
		return {status: 'unreadable', reason: 'it changes faster than it can be read'};
	}

	const pendingReason = pendingReasonOf(entry);
	if (pendingReason !== null) {
		return {status: 'pending', reason: pendingReason};
	}

	const bystander = read?.unrecognised ? bystanderReason(baseNameOf(found.path)) : null;
	if (bystander !== null) {
		return {status: 'ignored', reason: bystander};
	}

	return read?.unrecognised ? {status: 'unrecognised', reason: read.unrecognised} : {status: 'read', reason: null};
};

const pendingReasonOf = ({found, read}: Entry): string | null => {
	if (found.stamp.size === 0) {
		return 'it has no bytes';
	}

	return read ? read.openReason : 'not read yet';
};
