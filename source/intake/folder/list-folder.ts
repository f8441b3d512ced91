import {Buffer} from 'node:buffer';
import {readdirSync, type Dirent} from 'node:fs';
import path from 'node:path';
import {isReachedWithoutLinks} from '../system/real-path.ts';
import {describeError, isGone} from '../system/system-errors.ts';
import {describeEntry, noStamp, type EntryPlace} from './describe-entry.ts';
import {isDownloadFolder} from './entry-rules.ts';
import type {Pulse} from './pulse.ts';
import {isSameStamp, type Stamp} from './stamp.ts';

/** A path to open: bytes where the name is not UTF-8. */
export type Location = string | Buffer;

/** One entry as a scan found it. */
export type ListedFile = {
	readonly id: string;
	/** Index of its folder in the list of watched folders. */
	readonly folder: number;
	/** Relative to its folder with `/`; bytes that are not UTF-8 are U+FFFD here. */
	readonly path: string;
	readonly location: Location;
	readonly stamp: Stamp;
	/** `unreadable` is what the system would not tell about, such as a sub-folder that cannot be listed. */
	readonly type: 'log' | 'partial' | 'ignored' | 'unreadable';
	/** Why it is not a log; null for one. */
	readonly reason: string | null;
};

export type Listing = {
	readonly entries: ReadonlyMap<string, ListedFile>;
	/** Ids of the sub-folders that could not be listed: what was seen below them is still believed. */
	readonly unlisted: readonly string[];
	/** The folders listed, the first one included; not those whose name is no UTF-8. */
	readonly directories: ReadonlySet<string>;
};

/** A folder to list: `name` as the user wrote it, `location` without links, `identity` of what is there now. */
export type Root = {readonly name: string; readonly folder: number; readonly location: string; readonly identity: string};

type Directory = {readonly location: Location; readonly prefix: string; readonly idPrefix: string; readonly isPartial: boolean};

/**
Lists a folder and everything below it without following links; throws when the folder itself cannot be listed. What is
`known` and did not change is returned as it is: a scan of a hundred thousand files leaves little garbage.
*/
export const listFolder = (root: Omit<Root, 'identity'>, pulse: Pulse, known: (id: string) => ListedFile | undefined = () => undefined): Listing => {
	const entries = new Map<string, ListedFile>();
	const unlisted: string[] = [];
	const listed = new Set<string>();
	const directories: Directory[] = [{
		location: root.location, prefix: '', idPrefix: `${root.name}/`, isPartial: false,
	}];
	for (let directory = directories.pop(); directory; directory = directories.pop()) {
		try {
			listDirectory(directory, root, pulse, {entries, directories, known});
			if (typeof directory.location === 'string') {
				listed.add(directory.location);
			}
		} catch (error) {
			if (directory.prefix === '') {
				throw error;
			}

			if (error instanceof ReplacedError) {
				unlisted.push(directory.idPrefix);
			} else if (!isGone(error)) {
				// A sub-folder that went away since its parent was listed is simply not in this listing.
				unlisted.push(directory.idPrefix);
				entries.set(directory.idPrefix, {
					id: directory.idPrefix,
					folder: root.folder,
					path: directory.prefix,
					location: directory.location,
					stamp: noStamp,
					type: 'unreadable',
					reason: `the folder cannot be listed: ${describeError(error)}`,
				});
			}
		}
	}

	return {entries, unlisted, directories: listed};
};

type Gathering = {readonly entries: Map<string, ListedFile>; readonly directories: Directory[]; readonly known: (id: string) => ListedFile | undefined};

/** Thrown for a folder that became a link while it was listed, or is now reached through one: the next scan finds what is there. */
class ReplacedError extends Error {
	override name = 'ReplacedError';
}

const listDirectory = (directory: Directory, root: Omit<Root, 'identity'>, pulse: Pulse, into: Gathering): void => {
	pulse.beat(root.folder);
	const fresh: ListedFile[] = [];
	const directories: Directory[] = [];
	for (const [index, entry] of readDirectory(directory.location).entries()) {
		if (index % 64 === 63) {
			pulse.beat(root.folder);
		}

		const place = nameEntry(directory, entry.name, root.name);
		const {shown} = place;
		if (entry.isDirectory() && !shown.startsWith('.')) {
			directories.push({
				location: place.location, prefix: `${place.path}/`, idPrefix: `${place.id}/`, isPartial: directory.isPartial || isDownloadFolder(shown),
			});
			continue;
		}

		const found = describeEntry(place, root.folder, {
			knownReason: entry.isDirectory() ? 'a folder whose name starts with a dot; it is not entered' : null, isInPartialFolder: directory.isPartial,
		});
		if (!found) {
			continue;
		}

		const before = into.known(found.id);
		if (before && isSameFound(before, found)) {
			into.entries.set(found.id, before);
		} else {
			fresh.push(found);
		}
	}

	// A path that now has a link in it was read through that link.
	if (fresh.length + directories.length > 0 && !isReachedWithoutLinks(directory.location)) {
		throw new ReplacedError('it was replaced while it was listed');
	}

	for (const found of fresh) {
		into.entries.set(found.id, found);
	}

	into.directories.push(...directories);
};

const isSameFound = (one: ListedFile, other: ListedFile): boolean =>
	isSameStamp(one.stamp, other.stamp) && one.type === other.type && one.reason === other.reason && one.folder === other.folder;

/** Node turns bytes that are not UTF-8 into U+FFFD, under which the file cannot be opened: then the bytes are asked for. */
const readDirectory = (location: Location): ReadonlyArray<Dirent | Dirent<Buffer>> => {
	if (typeof location === 'string') {
		const entries = readdirSync(location, {withFileTypes: true});
		if (entries.every(entry => !entry.name.includes('\uFFFD'))) {
			return entries;
		}
	}

	return readdirSync(location, {withFileTypes: true, encoding: 'buffer'});
};

const nameEntry = (directory: Directory, name: string | Buffer, rootName: string): EntryPlace & {readonly shown: string} => {
	if (typeof name === 'string') {
		const id = directory.idPrefix + name;
		const location = `${directory.location as string}${path.sep}${name}`;
		// Parts of one text, or the same one, where that says the same: three for each of many files are much memory.
		return {
			shown: name, location: location === id ? id : location, id, path: id.slice(rootName.length + 1),
		};
	}

	const shown = name.toString();
	const isExact = Buffer.from(shown).equals(name);
	const location = isExact && typeof directory.location === 'string'
		? `${directory.location}${path.sep}${shown}`
		: Buffer.concat([Buffer.from(directory.location), Buffer.from(path.sep), name]);
	return {
		shown,
		location,
		// No name contains a NUL, so the bytes after it cannot be another file's name.
		id: directory.idPrefix + (isExact ? shown : `${shown}\0${name.toString('hex')}`),
		path: directory.prefix + shown,
	};
};
