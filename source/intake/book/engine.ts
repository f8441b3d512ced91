import path from 'node:path';
import type {Instant} from '../../connectors/reading.ts';
import {isDownloadFolder} from '../folder/entry-rules.ts';
import {createFolderStates, type FolderState} from '../folder/folder-states.ts';
import {describeEntry} from '../folder/describe-entry.ts';
import {listFolder, type Root} from '../folder/list-folder.ts';
import type {IntakeProgress} from '../snapshot.ts';
import {codeOf} from '../system/system-errors.ts';
import {steadyNow} from '../system/steady-time.ts';
import {createReader, type Reader, type ReaderOptions} from './reader.ts';
import type {Entry, FilePatch} from './entry.ts';
import {createBook, type Book} from './book.ts';

export type EnginePatch = {
	readonly files: readonly FilePatch[];
	readonly removed: readonly string[];
	readonly folders: readonly FolderState[];
	readonly progress: IntakeProgress | null;
	/** Whether every file of the first scan was read. */
	readonly isComplete: boolean;
	/** For each folder: when the newest change that was read happened, by the file system; null before the first. */
	readonly changes: ReadonlyArray<Instant | null>;
};

/** A folder as the last scan found it. */
export type ListedRoot = Root & {readonly directories: ReadonlySet<string>; readonly entryCount: number};

export type ScanResult = {
	/** Whether something was missed once: a second scan has to confirm it. */
	readonly isRemovalPending: boolean;
	/** For each folder seen before: the age in milliseconds of the oldest change that this scan was the first to see. */
	readonly losses: ReadonlyMap<number, number>;
	/** Milliseconds. */
	readonly took: number;
};

export type Engine = {
	/** Lists every folder and queues what has to be read. */
	scan(): ScanResult;
	/** Looks at one path an event named; returns whether only a scan can tell what happened. */
	hint(location: string): boolean;
	readonly reader: Reader;
	readonly book: Book;
	/** The folders the last scan listed. */
	roots(): readonly ListedRoot[];
	isComplete(): boolean;
	/** Returns what changed since the last call, at most so many files. */
	takePatch(maximum?: number): EnginePatch;
};

/** Brings folders, reading and the book together; every call is short, whoever calls decides when. */
export const createEngine = (folders: readonly string[], options: ReaderOptions): Engine => {
	const {now, pulse} = options;
	const book = createBook(folders, options.isHashing ?? true);
	const reader = createReader(book, options);
	const states = createFolderStates(folders);
	const listings = new Map<number, Pick<ListedRoot, 'directories' | 'entryCount'>>();
	let isListed = false;
	let isAllRead = false;
	let isComplete = false;

	const scanRoot = (root: Root, device: number): {isRemovalPending: boolean; oldest: number} => {
		const listing = listFolder(root, pulse, id => book.entries.get(id)?.found);
		if (states.isUnmounted(root.folder, device, listing.entries.size)) {
			states.fail(root.folder, 'missing', 'it is empty and on another file system than before: unmounted');
			return {isRemovalPending: false, oldest: 0};
		}

		const isFirst = !states.wasScanned(root.folder);
		const {changed, isRemovalPending} = book.reconcile(root.folder, listing, now());
		let oldest = 0;
		for (const id of isFirst ? [] : changed) {
			oldest = Math.max(oldest, now() - book.entries.get(id)!.found.stamp.changedAt);
		}

		listings.set(root.folder, {directories: listing.directories, entryCount: listing.entries.size});
		states.succeed(root.folder, device, listing.entries.size, now());
		return {isRemovalPending, oldest};
	};

	const scan = (): ScanResult => {
		const startedAt = steadyNow();
		const losses = new Map<number, number>();
		let isRemovalPending = false;
		for (const {root, device} of states.resolve(pulse)) {
			try {
				const result = scanRoot(root, device);
				isRemovalPending ||= result.isRemovalPending;
				losses.set(root.folder, result.oldest);
			} catch (error) {
				states.fail(root.folder, codeOf(error) === 'ENOENT' ? 'missing' : 'failed', error);
			}
		}

		book.countSizes();
		for (const entry of isListed ? book.entries.values() : inReadingOrder(book.entries.values())) {
			reader.enqueue(entry, false);
		}

		const took = steadyNow() - startedAt;
		states.finishScan(now(), took);
		isListed = true;
		pulse.rest();
		return {isRemovalPending, losses, took};
	};

	const hint = (location: string): boolean => {
		const root = states.roots().find(root => location.startsWith(root.location + path.sep));
		if (!root || location.includes('\uFFFD')) {
			return true;
		}

		const parts = location.slice(root.location.length + 1).split(path.sep);
		const parents = parts.slice(0, -1);
		if (parents.some(part => part.startsWith('.'))) {
			return false;
		}

		const relative = parts.join('/');
		pulse.beat(root.folder);
		const found = describeEntry({id: `${root.name}/${relative}`, path: relative, location}, root.folder, {
			isInPartialFolder: parents.some(part => isDownloadFolder(part)),
		});
		pulse.rest();
		// What is gone or a folder needs a listing.
		if (!found) {
			return true;
		}

		book.see(found, now());
		reader.enqueue(book.entries.get(found.id)!, true);
		return false;
	};

	return {
		scan,
		hint,
		reader,
		book,
		roots: () => states.roots().map(root => ({...root, ...listings.get(root.folder)!})),
		isComplete: () => isComplete,
		takePatch(maximum = Infinity) {
			const progress = reader.progress();
			if (isListed && progress === null) {
				isAllRead = true;
				book.tellUnread();
			}

			const patch = book.takePatch(maximum);
			isComplete ||= isAllRead && !book.hasNews();
			return {
				...patch, folders: states.get(), progress, isComplete, changes: folders.map((_, folder) => book.changeAt(folder)),
			};
		},
	};
};

/** A file of so many bytes is read after all smaller ones. */
const hugeSize = 32 * 1024 * 1024;

/** What the first read begins with: the newest logs say how things stand; a huge one would hold up all others. */
const inReadingOrder = (entries: Iterable<Entry>): readonly Entry[] => [...entries].toSorted(({found: one}, {found: other}) =>
	Number(one.stamp.size > hugeSize) - Number(other.stamp.size > hugeSize) || other.stamp.modifiedAt - one.stamp.modifiedAt);
