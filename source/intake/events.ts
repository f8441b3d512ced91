import process from 'node:process';
import {watch, type FSWatcher} from 'chokidar';
import type {Root} from './list-folder.ts';
import {describeError} from './system-errors.ts';

export type Events = {
	/** Starts and stops watching so that exactly these folders are watched; `reasonAgainst` says why one is not. */
	follow(roots: readonly Root[], reasonAgainst: (root: Root) => string | null): void;
	/** Says that events of a folder got lost. */
	distrust(folder: number, reason: string): void;
	/** Returns why a folder has no events; null when it has. */
	reasonOf(folder: number): string | null;
	close(): Promise<void>;
};

type Watched = {root: Root; watcher: FSWatcher | null; reason: string | null; retryAt: number};

/** After an error or a loss events are not called live again for this long, milliseconds. */
const distrustTime = 60_000;

/**
Events as hints: which path may have changed. They say when to look, never what is true: chokidar loses some without a
word (reliability.md), so whatever it says is looked up, and the scans find the rest.
*/
export const createEvents = (onHint: (location: string) => void, onTrouble: () => void): Events => {
	// Each would override what is asked for below.
	delete process.env['CHOKIDAR_USEPOLLING'];
	delete process.env['CHOKIDAR_INTERVAL'];
	const watched = new Map<number, Watched>();

	const fail = (one: Watched, reason: string): void => {
		one.reason = reason;
		one.retryAt = performance.now() + distrustTime;
		void one.watcher?.close();
		one.watcher = null;
		onTrouble();
	};

	const start = (root: Root): Watched => {
		const one: Watched = {
			root, watcher: null, reason: 'events are being set up', retryAt: Infinity,
		};
		const watcher = watch(root.location, {
			// A scan has seen what is there. No atomic: it delays, and hides names that look like an editor's.
			ignoreInitial: true, followSymlinks: false, atomic: false, ignorePermissionErrors: true, backend: 'auto',
		});
		one.watcher = watcher;
		watcher.on('all', (_event, location) => {
			onHint(location);
		});
		watcher.on('ready', () => {
			one.reason = null;
			onTrouble();
		});
		watcher.on('error', error => {
			fail(one, `no events: ${describeError(error)}`);
		});
		return one;
	};

	return {
		follow(roots, reasonAgainst) {
			for (const [folder, one] of watched) {
				const isKept = roots.some(root => root.folder === folder && root.location === one.root.location && root.identity === one.root.identity);
				if (isKept && !(performance.now() >= one.retryAt)) {
					continue;
				}

				void one.watcher?.close();
				watched.delete(folder);
			}

			for (const root of roots) {
				if (watched.has(root.folder)) {
					continue;
				}

				const reason = reasonAgainst(root);
				watched.set(root.folder, reason === null
					? start(root)
					: {
						root, watcher: null, reason, retryAt: performance.now() + distrustTime,
					});
			}
		},
		distrust(folder, reason) {
			const one = watched.get(folder);
			if (one?.reason === null) {
				fail(one, reason);
			}
		},
		reasonOf: folder => watched.has(folder) ? watched.get(folder)!.reason : 'events are being set up',
		async close() {
			await Promise.all(watched.values().map(async one => one.watcher?.close()));
		},
	};
};
