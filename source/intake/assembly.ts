import type {FileStatus, LogFile} from '../connectors/reading.ts';
import {createCompactor} from './compact.ts';
import type {FilePatch} from './entry.ts';

/** The files as patches made them; what no patch names keeps its identity. */
export type Assembly = {
	apply(patch: {readonly files: readonly FilePatch[]; readonly removed: readonly string[]}): void;
	/** Drops every file a new worker did not tell again. */
	keepOnly(ids: ReadonlySet<string>): void;
	/** Ordered by folder and path; the same array while nothing changed. */
	files(): readonly LogFile[];
};

/** Puts patches together to the list of all files. */
export const createAssembly = (folderNames: readonly string[]): Assembly => {
	const byId = new Map<string, LogFile>();
	const order = new Map(folderNames.map((name, index) => [name, index]));
	const compact = createCompactor();
	let files: readonly LogFile[] | null = [];

	return {
		apply({files: patches, removed}) {
			for (const id of removed) {
				byId.delete(id);
			}

			for (const patch of patches) {
				const reading = patch.reading === undefined ? byId.get(patch.id)?.reading : patch.reading;
				byId.set(patch.id, {
					...patch, folder: folderNames[order.get(patch.folder)!]!, status: statuses[patch.status], reading: patch.reading ? compact(patch.reading) : reading ?? null,
				});
			}

			if (patches.length > 0 || removed.length > 0) {
				files = null;
			}
		},
		keepOnly(ids) {
			for (const id of byId.keys()) {
				if (ids.has(id)) {
					continue;
				}

				byId.delete(id);
				files = null;
			}
		},
		files() {
			files ??= byId.values().toArray().toSorted((one, other) => order.get(one.folder)! - order.get(other.folder)! || compare(one.path, other.path) || compare(one.id, other.id));
			return files;
		},
	};
};

/** One text for each, instead of one a message. */
const statuses: Readonly<Record<FileStatus, FileStatus>> = {
	read: 'read', unrecognised: 'unrecognised', pending: 'pending', ignored: 'ignored', unreadable: 'unreadable',
};

const compare = (one: string, other: string): number => one < other ? -1 : (one > other ? 1 : 0);
