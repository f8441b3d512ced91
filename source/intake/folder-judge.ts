import {notReady, unscannedStates} from './folder/folder-states.ts';
import {healthOf} from './health.ts';
import type {FolderHealth} from './snapshot.ts';
import {steadyNow} from './system/steady-time.ts';
import type {WatchNews} from './threads/messages.ts';
import type {Lags} from './watch/lags.ts';

const staleIntervals = 3;
/** Milliseconds between two scans, as long as the worker has not said it. */
const expectedInterval = 5000;

export type FolderJudge = {
	/** Takes what the worker said last. */
	take(news: WatchNews): void;
	/** Judges every folder, with what is known of the worker: why it died and in which folder it hangs; null when it does not. */
	judge(deathReason: string | null, hungFolder: number | null): readonly FolderHealth[];
};

/** Judges how each folder is being watched, from the last news and from how long ago the last scan came. */
export const createFolderJudge = (folders: readonly string[], lags: Lags): FolderJudge => {
	let news: WatchNews | null = null;
	let scannedAt = steadyNow();
	let lastScans = -1;

	return {
		take(received) {
			news = received;
			if (received.scans !== lastScans) {
				lastScans = received.scans;
				scannedAt = steadyNow();
			}
		},
		judge(deathReason, hungFolder) {
			const isStale = steadyNow() - scannedAt > staleIntervals * (news?.scanInterval ?? expectedInterval);
			return (news?.folders ?? unscannedStates(folders)).map((state, folder) => healthOf(state, {
				eventReason: deathReason ?? news?.eventReasons[folder] ?? (news ? null : notReady),
				hangReason: hungFolder === folder ? 'the disk or the share does not answer' : null,
				staleReason: isStale ? 'no complete scan for three intervals' : null,
				lag: lags.of(folder),
			}));
		},
	};
};
