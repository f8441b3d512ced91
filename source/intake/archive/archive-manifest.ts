import {open} from 'node:fs/promises';
import nodePath from 'node:path';
import type {Instant} from '../../connectors/reading.ts';
import {formatIso} from '../../text/time.ts';
import {readSmallFile} from '../system/small-file.ts';
import {codeOf} from '../system/system-errors.ts';

/** One line of the manifest: what a kept file is and where it came from. */
export type ManifestEntry = {
	/** Relative to the archive, with `/`. */
	readonly path: string;
	readonly connector: string;
	/** Lower-case hexadecimal. */
	readonly sha256: string;
	/** Bytes. */
	readonly size: number;
	/** Path of the source, relative to its watched folder, with `/`. */
	readonly source: string;
	/** When `keep` saw these bytes first. */
	readonly firstSeen: Instant;
	/** When the source was last written. */
	readonly modifiedAt: Instant;
};

/** The name begins with a dot, so that a connwatch that watches the archive ignores it. */
export const manifestName = '.connwatch-manifest.ndjson';

/** A million lines and more (bytes). */
const limit = 500 * 1024 * 1024;

/**
Returns the entries of an archive's manifest; null when it is missing. A line that a crash cut off is passed over, and
ended here, so that it cannot spoil the next one.
*/
export const openManifest = async (archive: string): Promise<readonly ManifestEntry[] | null> => {
	let text: string;
	try {
		text = await readSmallFile(nodePath.join(archive, manifestName), {followsLinks: false, limit});
	} catch (error) {
		if (codeOf(error) === 'ENOENT') {
			return null;
		}

		throw error;
	}

	if (!/(?:^|\n)$/v.test(text)) {
		await append(archive, '\n');
	}

	return text.split('\n').flatMap(line => entryOf(line) ?? []);
};

const entryOf = (line: string): ManifestEntry | null => {
	try {
		const value = JSON.parse(line) as Readonly<Record<string, unknown>>;
		const {path, connector, sha256, size, source, firstSeen, modifiedAt} = value;
		return typeof path === 'string' && typeof connector === 'string' && typeof sha256 === 'string' && typeof size === 'number' && typeof source === 'string'
			? {
				path, connector, sha256, size, source, firstSeen: Date.parse(String(firstSeen)), modifiedAt: Date.parse(String(modifiedAt)),
			}
			: null;
	} catch {
		return null;
	}
};

/** Adds entries to a manifest, makes it if it is missing, and waits until they are on the disk. */
export const appendToManifest = async (archive: string, entries: readonly ManifestEntry[]): Promise<void> => {
	await append(archive, entries.map(({firstSeen, modifiedAt, ...rest}) =>
		`${JSON.stringify({...rest, firstSeen: formatIso(firstSeen), modifiedAt: formatIso(modifiedAt)})}\n`).join(''));
};

const append = async (archive: string, text: string): Promise<void> => {
	const file = await open(nodePath.join(archive, manifestName), 'a', 0o600);
	try {
		await file.writeFile(text);
		await file.sync();
	} finally {
		await file.close();
	}
};
