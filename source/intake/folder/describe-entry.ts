import {lstatSync} from 'node:fs';
import {pendingSuffixOf} from '../../connectors/pending-names.ts';
import {codeOf, describeError, isGone} from '../system/system-errors.ts';
import {ignoredNameReason} from './bystanders.ts';
import {ignoredTypeReason} from './entry-rules.ts';
import type {ListedFile} from './list-folder.ts';
import {stampOf, type Stamp} from './stamp.ts';

/** The stamp of an entry that the system would not describe. */
export const noStamp: Stamp = {
	device: 0, inode: 0, size: 0, modifiedAt: 0, changedAt: 0,
};

/** Where an entry lies. */
export type EntryPlace = Pick<ListedFile, 'id' | 'path' | 'location'>;

// Field by field: with a spread each of many would take a fifth more.
const foundAt = (place: EntryPlace, folder: number, {stamp, type, reason}: Pick<ListedFile, 'stamp' | 'type' | 'reason'>): ListedFile => ({
	id: place.id, folder, path: place.path, location: place.location, stamp, type, reason,
});

/** Looks at one entry; null when it is not there any more, or is a folder. */
export const describeEntry = (
	place: EntryPlace,
	folder: number,
	{knownReason = null, isInPartialFolder = false}: {readonly knownReason?: string | null; readonly isInPartialFolder?: boolean} = {},
): ListedFile | null => {
	let stats;
	try {
		stats = lstatSync(place.location, {throwIfNoEntry: false});
	} catch (error) {
		if (codeOf(error) === null || isGone(error)) {
			return null;
		}

		return foundAt(place, folder, {stamp: noStamp, type: 'unreadable', reason: describeError(error)});
	}

	const isFolder = stats?.isDirectory() ?? false;
	if (!stats || (isFolder && knownReason === null)) {
		return null;
	}

	const name = place.path.slice(place.path.lastIndexOf('/') + 1);
	const ignored = knownReason ?? ignoredTypeReason(stats) ?? ignoredNameReason(name);
	const stamp = stampOf(stats);
	if (ignored !== null) {
		return foundAt(place, folder, {stamp, type: 'ignored', reason: ignored});
	}

	const suffix = pendingSuffixOf(name);
	return foundAt(place, folder, suffix === null && !isInPartialFolder
		? {stamp, type: 'log', reason: null}
		: {stamp, type: 'partial', reason: `a download in progress (${suffix ?? '.download'})`});
};
