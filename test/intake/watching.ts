import {setTimeout} from 'node:timers/promises';
import {onTestFinished} from 'vitest';
import type {IntakeSnapshot} from '../../source/intake/snapshot.ts';
import {watchFolders, type FolderWatch} from '../../source/intake/watch-folders.ts';

/** Watches until the test ends. */
export const watchInTest = (folders: readonly string[], pollEvery: number | null = null, onChange: (snapshot: IntakeSnapshot) => void = () => undefined): FolderWatch => {
	const watch = watchFolders(folders, {pollEvery, onChange, now: () => Date.now()});
	onTestFinished(async () => watch.close());
	return watch;
};

/** Waits until a snapshot is as wanted and returns the milliseconds it took; rejects with the snapshot after `limit`. */
export const until = async (watch: FolderWatch, isWanted: (snapshot: IntakeSnapshot) => boolean, limit = 30_000): Promise<number> => {
	const startedAt = performance.now();
	while (!isWanted(watch.getSnapshot())) {
		if (performance.now() - startedAt > limit) {
			const {files, folders} = watch.getSnapshot();
			throw new Error(`not within ${limit} ms: ${JSON.stringify({folders, files: files.slice(0, 20).map(({path, status, reason}) => ({path, status, reason}))})}`);
		}

		await setTimeout(2);
	}

	return performance.now() - startedAt;
};

/** Tells whether every folder is watched by events and every file was read. */
export const isLive = ({folders, isComplete}: IntakeSnapshot): boolean => isComplete && folders.every(({mode}) => mode === 'live');
