import type {Instant} from '../../connectors/reading.ts';
import {describeError} from '../system/system-errors.ts';
import type {Root} from './list-folder.ts';
import type {Pulse} from './pulse.ts';
import {resolveFolders} from './roots.ts';

/** Why a folder has no events as long as nobody knows whether it will have them. */
export const notReady = 'events are being set up';

/** What the scans say of one watched folder. Times in milliseconds. */
export type FolderState = {
	readonly folder: string;
	readonly state: 'unknown' | 'listed' | 'missing' | 'failed';
	/** Why it was not listed; null when it was. */
	readonly reason: string | null;
	readonly lastScanAt: Instant | null;
	readonly scanTook: number | null;
	readonly seenAt: Instant | null;
};

type Known = {
	state: FolderState['state'];
	reason: string | null;
	lastScanAt: Instant | null;
	scanTook: number | null;
	seenAt: Instant | null;
	root: Root | null;
	coveredBy: number | null;
	device: number | null;
	entryCount: number;
};

export type FolderStates = {
	/** Looks where the folders are now and returns those that have to be listed. */
	resolve(pulse: Pulse): ReadonlyArray<{readonly root: Root; readonly device: number}>;
	/** The folders listed by the last scan. */
	roots(): readonly Root[];
	wasScanned(folder: number): boolean;
	/** Tells whether an empty folder is the mount point of what was there before. */
	isUnmounted(folder: number, device: number, entryCount: number): boolean;
	succeed(folder: number, device: number, entryCount: number, now: Instant): void;
	fail(folder: number, state: 'missing' | 'failed', reason: unknown): void;
	finishScan(now: Instant, took: number): void;
	get(): readonly FolderState[];
};

/** Keeps what is known of each watched folder from scan to scan. */
export const createFolderStates = (names: readonly string[]): FolderStates => {
	const folders = names.map((): Known => ({
		state: 'unknown', reason: null, lastScanAt: null, scanTook: null, seenAt: null, root: null, coveredBy: null, device: null, entryCount: 0,
	}));

	return {
		resolve(pulse) {
			const roots: Array<{root: Root; device: number}> = [];
			pulse.beat(0);
			for (const [index, resolved] of resolveFolders(names).entries()) {
				const known = folders[index]!;
				if (resolved.state === 'found') {
					known.root = resolved.root;
					known.coveredBy = resolved.coveredBy;
					if (resolved.coveredBy === null) {
						roots.push(resolved);
					}
				} else {
					Object.assign(known, {state: resolved.state, reason: resolved.reason, root: null});
				}
			}

			return roots;
		},
		roots: () => folders.filter(({root, coveredBy, state}) => root !== null && coveredBy === null && state === 'listed').map(({root}) => root!),
		wasScanned: folder => folders[folder]!.lastScanAt !== null,
		isUnmounted(folder, device, entryCount) {
			const known = folders[folder]!;
			return entryCount === 0 && known.entryCount > 0 && known.device !== null && known.device !== device;
		},
		succeed(folder, device, entryCount, now) {
			Object.assign(folders[folder]!, {
				state: 'listed', reason: null, device, entryCount, seenAt: now,
			});
		},
		fail(folder, state, reason) {
			Object.assign(folders[folder]!, {state, reason: typeof reason === 'string' ? reason : describeError(reason)});
		},
		finishScan(now, took) {
			for (const known of folders) {
				const owner = known.coveredBy === null || known.root === null ? known : folders[known.coveredBy]!;
				if (known.root && owner !== known) {
					Object.assign(known, {state: owner.state, reason: owner.reason, seenAt: now});
				}

				if (known.state === 'listed') {
					Object.assign(known, {lastScanAt: now, scanTook: took});
				}
			}
		},
		get: () => folders.map(({state, reason, lastScanAt, scanTook, seenAt}, index) => ({
			folder: names[index]!, state, reason, lastScanAt, scanTook, seenAt,
		})),
	};
};

/** Returns what is known before the first scan. */
export const unscannedStates = (names: readonly string[]): readonly FolderState[] => createFolderStates(names).get();
