import type {FileStatus, LogFile} from '../connectors/reading.ts';
import {createCompactor} from './compact.ts';
import type {FilePatch} from './book/entry.ts';
import {mergeSorted} from './merge-sorted.ts';
import {unpackReading} from './threads/unpack-reading.ts';

/** The files as patches made them; what no patch names keeps its identity. */
export type Assembly = {
	apply(patch: {readonly files: readonly FilePatch[]; readonly removed: readonly string[]}): void;
	/** Drops every file a new worker did not tell again, but none of the folders it could not list. */
	keepOnly(ids: ReadonlySet<string>, unlisted: ReadonlySet<string>): void;
	/** Ordered by folder and path; the same array while nothing changed. */
	files(): readonly LogFile[];
};

/** Puts patches together to the list of all files. */
export const createAssembly = (folderNames: readonly string[]): Assembly => {
	const byId = new Map<string, LogFile>();
	const order = new Map(folderNames.map((name, index) => [name, index]));
	const compact = createCompactor();
	/** As last asked for. Since then `outdated` left it and `fresh` came: a hundred thousand files are not sorted again for each. */
	let files: readonly LogFile[] = [];
	const outdated = new Set<LogFile>();
	const fresh = new Set<LogFile>();

	const leave = (file: LogFile | undefined): void => {
		if (file && !fresh.delete(file)) {
			outdated.add(file);
		}
	};

	const put = (patch: FilePatch): void => {
		const before = byId.get(patch.id);
		const file: LogFile = {
			id: patch.id,
			folder: folderNames[order.get(patch.folder)!]!,
			// A part of the id, which it is nearly always: one text less for each file.
			path: patch.id.endsWith(patch.path) ? patch.id.slice(patch.id.length - patch.path.length) : patch.path,
			status: statuses[patch.status],
			reason: patch.reason,
			size: patch.size,
			modifiedAt: patch.modifiedAt,
			sha256: patch.sha256,
			reading: patch.reading ? compact(unpackReading(patch.reading)) : (patch.reading === undefined ? before?.reading ?? null : null),
		};
		leave(before);
		fresh.add(file);
		byId.set(file.id, file);
	};

	const remove = (id: string): void => {
		leave(byId.get(id));
		byId.delete(id);
	};

	const compareFiles = (one: LogFile, other: LogFile): number =>
		order.get(one.folder)! - order.get(other.folder)! || compare(one.path, other.path) || compare(one.id, other.id);

	return {
		apply({files: patches, removed}) {
			for (const id of removed) {
				remove(id);
			}

			for (const patch of patches) {
				put(patch);
			}
		},
		keepOnly(ids, unlisted) {
			for (const [id, {folder}] of byId) {
				if (!ids.has(id) && !unlisted.has(folder)) {
					remove(id);
				}
			}
		},
		files() {
			if (outdated.size + fresh.size > 0) {
				const kept = outdated.size > 0 ? files.filter(file => !outdated.has(file)) : files;
				files = mergeSorted(kept, [...fresh].toSorted(compareFiles), compareFiles);
				outdated.clear();
				fresh.clear();
			}

			return files;
		},
	};
};

/** One text for each, instead of one a message. */
const statuses: Readonly<Record<FileStatus, FileStatus>> = {
	read: 'read', unrecognised: 'unrecognised', pending: 'pending', ignored: 'ignored', unreadable: 'unreadable',
};

const compare = (one: string, other: string): number => one < other ? -1 : (one > other ? 1 : 0);
