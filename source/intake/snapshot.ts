import type {Instant, LogFile} from '../connectors/reading.ts';

/**
How a folder is being watched.
`live`: events and scans · `starting`: whether there will be events is not known yet · `polling`: scans only · `stale`: the last full scan is older than three intervals ·
`missing`: the folder is not there, its files are kept as last seen · `not-responding`: a scan or a read hangs.
*/
export type WatchMode = 'live' | 'starting' | 'polling' | 'stale' | 'missing' | 'not-responding';

export type FolderHealth = {
	/** As the user named it. */
	readonly folder: string;
	readonly mode: WatchMode;
	/** Why it is not live, one sentence; null when it is. */
	readonly reason: string | null;
	/** When the last complete scan ended; null before the first. */
	readonly lastScanAt: Instant | null;
	/** Milliseconds the last complete scan took. */
	readonly scanTook: number | null;
	/** When the folder was last seen to exist; null when never. */
	readonly seenAt: Instant | null;
	/** Milliseconds from the newest change that was read to its being told; null when nothing changed while it was watched. */
	readonly lag: number | null;
};

export type IntakeProgress = {
	readonly filesDone: number;
	readonly filesTotal: number;
	readonly bytesDone: number;
	readonly bytesTotal: number;
};

/** All that is known of the watched folders at one moment. Unchanged files keep their identity between snapshots. */
export type IntakeSnapshot = {
	/** Every directory entry that is not a folder, ordered by folder and path. */
	readonly files: readonly LogFile[];
	readonly folders: readonly FolderHealth[];
	/** Null when nothing is being read. */
	readonly progress: IntakeProgress | null;
	/** False until every file found by the first scan was read. */
	readonly isComplete: boolean;
};
