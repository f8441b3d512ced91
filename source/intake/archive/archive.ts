import {
	lstat,
	readdir,
	rm,
} from 'node:fs/promises';
import nodePath from 'node:path';
import {connectorKey} from '../../connectors/name.ts';
import type {Instant, LogFile} from '../../connectors/reading.ts';
import {durations} from '../../text/time.ts';
import {hashFile} from '../folder/hash-file.ts';
import {locationOf} from '../folder/log-location.ts';
import {makeFolder} from '../system/make-folder.ts';
import {codeOf} from '../system/system-errors.ts';
import {describeWriteError} from '../system/write-errors.ts';
import {ArchiveError, refuseOverlap} from './archive-place.ts';
import {
	copyVerified,
	discard,
	setTimeBack,
	settle,
	temporaryPattern,
	type VerifiedCopy,
} from './copy-log.ts';
import {fileNameOf, folderNameOf} from './archive-names.ts';
import {
	appendToManifest,
	manifestName,
	openManifest,
	type ManifestEntry,
} from './archive-manifest.ts';

type Kept =
	/** `path` is relative to the archive, with `/`. */
	| {readonly result: 'kept'; readonly path: string}
	/** These bytes were there. */
	| {readonly result: 'held'; readonly path: string}
	/** The log is being written: another time. */
	| {readonly result: 'changing'}
	| {readonly result: 'failed'; readonly reason: string};

export type Archive = {
	/** Copies a log of a connector unless its bytes are there; never throws, never replaces a file. */
	readonly keep: (file: LogFile, connector: string) => Promise<Kept>;
};

/** Opens an archive, or makes it if it is missing. Throws an ArchiveError for a folder that cannot be an archive. */
export const openArchive = async (folder: string, watched: readonly string[], clock: () => Instant): Promise<Archive> => {
	await refuseOverlap(folder, watched);
	try {
		await makeFolder(folder, 0o700);
		const manifest = await openManifest(folder) ?? await beginManifest(folder);
		const connectors = await listConnectors(folder, clock());
		const shelves = new Map(connectors.map(name => [connectorKey(name), name]));
		return makeArchive(folder, shelves, new Map(manifest.toReversed().map(entry => [contentKey(entry.connector, entry.sha256), entry])), clock);
	} catch (error) {
		throw error instanceof ArchiveError ? error : new ArchiveError(`${folder} cannot be the archive: ${describeWriteError(error)}.`);
	}
};

const beginManifest = async (folder: string): Promise<readonly ManifestEntry[]> => {
	const entries = await readdir(folder);
	// Another connwatch may have begun it just now.
	if (entries.length > 0 && !entries.includes(manifestName)) {
		throw new ArchiveError(`${folder} is no archive of connwatch, and not empty: give a new or an empty folder.`);
	}

	await appendToManifest(folder, []);
	return [];
};

/** Returns the folders of connectors, and removes what a killed connwatch left behind in them. */
const listConnectors = async (folder: string, now: Instant): Promise<readonly string[]> => {
	const names: string[] = [];
	for (const entry of await readdir(folder, {withFileTypes: true})) {
		if (!entry.isDirectory() || entry.name.startsWith('.')) {
			continue;
		}

		names.push(entry.name);
		await removeRemains(nodePath.join(folder, entry.name), now);
	}

	return names;
};

const removeRemains = async (shelf: string, now: Instant): Promise<void> => {
	for (const name of await readdir(shelf)) {
		if (!temporaryPattern.test(name)) {
			continue;
		}

		const path = nodePath.join(shelf, name);
		const {ctimeMs} = await lstat(path);
		// A younger one may be another connwatch's that is at work just now.
		if (now - ctimeMs > durations.hour) {
			await rm(path, {force: true});
		}
	}
};

const contentKey = (connector: string, sha256: string): string => `${connectorKey(connector)}\n${sha256}`;

const makeArchive = (folder: string, shelves: Map<string, string>, held: Map<string, ManifestEntry>, clock: () => Instant): Archive => {
	const shelfOf = async (connector: string): Promise<string> => {
		const key = connectorKey(folderNameOf(connector));
		const name = shelves.get(key) ?? folderNameOf(connector);
		const shelf = nodePath.join(folder, name);
		await makeFolder(shelf, 0o700);
		const stats = await lstat(shelf);
		if (!stats.isDirectory()) {
			throw new Error(`${shelf} is a link, and links are not followed`);
		}

		shelves.set(key, name);
		return name;
	};

	const keepNew = async (file: LogFile, connector: string, sha256: string): Promise<Kept> => {
		const shelf = await shelfOf(connector);
		const copy = await copyVerified(locationOf(file), nodePath.join(folder, shelf));
		if (copy === null) {
			return {result: 'changing'};
		}

		if (copy.sha256 !== sha256) {
			// Rewritten since it was read: whose log it is now, the next reading tells.
			await discard(copy);
			return {result: 'changing'};
		}

		const path = `${shelf}/${fileNameOf(file.path, sha256)}`;
		const isNew = await settleOnce(copy, nodePath.join(folder, path));
		const entry: ManifestEntry = {
			path, connector, sha256, size: copy.size, source: file.path, firstSeen: clock(), modifiedAt: file.modifiedAt,
		};
		await appendToManifest(folder, [entry]);
		held.set(contentKey(connector, sha256), entry);
		return {result: isNew ? 'kept' : 'held', path};
	};

	return {
		async keep(file, connector) {
			try {
				const sha256 = file.sha256 ?? await hashFile(locationOf(file));
				const known = held.get(contentKey(connector, sha256));
				if (known !== undefined && await isThere(folder, known)) {
					await setTimeBack(nodePath.join(folder, known.path), file.modifiedAt);
					return {result: 'held', path: known.path};
				}

				return await keepNew(file, connector, sha256);
			} catch (error) {
				return {result: 'failed', reason: describeWriteError(error)};
			}
		},
	};
};

/** Gives a copy its name; when one is there, it must have the same bytes. Returns whether the file is new. */
const settleOnce = async (copy: VerifiedCopy, path: string): Promise<boolean> => {
	if (await settle(copy, path)) {
		return true;
	}

	if (await hashFile(path) !== copy.sha256) {
		throw new Error(`${path} was changed after it was kept; it is left as it is`);
	}

	return false;
};

/** Tells whether a file of the manifest is still there, as long as it was; throws when it was changed. */
const isThere = async (folder: string, {path, size}: ManifestEntry): Promise<boolean> => {
	const place = nodePath.join(folder, path);
	try {
		const stats = await lstat(place);
		if (!stats.isFile() || stats.size !== size) {
			throw new Error(`${place} was changed after it was kept; it is left as it is`);
		}

		return true;
	} catch (error) {
		if (codeOf(error) === 'ENOENT') {
			return false;
		}

		throw error;
	}
};
