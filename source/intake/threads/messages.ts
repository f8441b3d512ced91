import type {EnginePatch} from '../book/engine.ts';
import type {ReadResult} from '../log/read-log.ts';
import type {Location} from '../folder/list-folder.ts';
import type {ScanTask} from '../log/scan-slices.ts';
import type {Stamp} from '../folder/stamp.ts';

/** What a worker is started with. */
export type WorkerTask =
	| {
		readonly job: 'watch';
		readonly folders: readonly string[];
		readonly pollEvery: number | null;
		readonly pulse: SharedArrayBuffer;
		readonly crashRecord: SharedArrayBuffer;
		/** Ids of files at which readers died. */
		readonly refused: readonly string[];
	}
	| {
		readonly job: 'read';
		/** Where it records which file it is reading. */
		readonly crashRecord?: SharedArrayBuffer;
	}
	| ({readonly job: 'scan'} & ScanTask);

/** To a worker that watches. */
export type WatchOrder = {readonly order: 'rescan'};

/** From a worker that watches. */
export type WatchNews = EnginePatch & {
	/** Why each folder has no events; null where it has. */
	readonly eventReasons: ReadonlyArray<string | null>;
	/** Milliseconds to the next scan, as planned after the last one. */
	readonly scanInterval: number;
	readonly scans: number;
};

/** To a worker that reads: one file of several that are ordered together. */
export type ReadOrder = {
	readonly id: string;
	readonly location: Location;
	readonly expected: Stamp;
	readonly isJustSeen: boolean;
	readonly isSettled: boolean;
	readonly isHashed: boolean;
};

/** From a worker that reads. */
export type ReadNews = {
	/** Read since the last news. */
	readonly bytes: number;
	/** Those that were read to their end since then. */
	readonly files: ReadonlyArray<{readonly id: string; readonly outcome: ReadResult}>;
};
