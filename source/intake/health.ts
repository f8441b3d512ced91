import {type FolderState, notReady} from './folder/folder-states.ts';
import type {FolderHealth, WatchMode} from './snapshot.ts';

/** What is known beside the scans when health is judged. */
export type Circumstances = {
	/** Why the folder has no events; null when it has. */
	readonly eventReason: string | null;
	/** Why scanning or reading hangs in this folder; null when it does not. */
	readonly hangReason: string | null;
	/** Why no scan came for three intervals; null when one did. */
	readonly staleReason: string | null;
	/** Milliseconds from the newest change to its being told; null without one. */
	readonly lag: number | null;
};

/** Judges how a folder is being watched; the first row that applies, worst first, so that `live` hides nothing worse. */
export const healthOf = (state: FolderState, circumstances: Circumstances): FolderHealth => {
	const {eventReason, hangReason, staleReason, lag} = circumstances;
	const rows: ReadonlyArray<readonly [WatchMode, string | null]> = [
		['not-responding', hangReason],
		['missing', state.state === 'missing' ? state.reason : null],
		['stale', state.state === 'failed' ? `the folder cannot be listed: ${state.reason ?? ''}` : null],
		['stale', staleReason],
		['starting', eventReason === notReady ? notReady : null],
		['polling', eventReason],
		['starting', state.state === 'unknown' ? 'not scanned yet' : null],
	];
	const [mode, reason] = rows.find(([, reason]) => reason !== null) ?? ['live', null];
	return {
		folder: state.folder, mode, reason, lastScanAt: state.lastScanAt, scanTook: state.scanTook, seenAt: state.seenAt, lag,
	};
};
