import process from 'node:process';
import type {FSWatcher, watch as Watch} from 'chokidar';
import type {ListedRoot} from '../book/engine.ts';
import {notReady} from '../folder/folder-states.ts';
import {codeOf, describeError} from '../system/system-errors.ts';
import {steadyNow} from '../system/steady-time.ts';
import {createDirectoryEvents} from './directory-events.ts';

export type Events = {
	/** Starts and stops watching so that exactly these folders are watched; `reasonAgainst` says why one is not. */
	follow(roots: readonly ListedRoot[], reasonAgainst: (root: ListedRoot) => string | null): void;
	/** Says that events of a folder got lost. */
	distrust(folder: number, reason: string): void;
	/** Returns why a folder has no events; null when it has. */
	reasonOf(folder: number): string | null;
};

type Source = {follow(root: ListedRoot): void; close(): void};

type Watched = {
	root: ListedRoot;
	source: Source | null;
	/** Why there are no events; null when there are. */
	reason: string | null;
	retryAt: number;
};

/** After an error or a loss events are not called live again for this long, milliseconds. */
const distrustTime = 60_000;
/** Above this many entries chokidar takes more memory than the files are worth. */
const largeTree = 20_000;
/** Milliseconds in which a small folder is read and shown: to load chokidar and let it look around would make that wait. */
const firstFrameTime = 100;
const harmlessCodes: ReadonlySet<string | null> = new Set(['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'ELOOP']);

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
		one.source?.close();
		Object.assign(one, {source: null, reason, retryAt: steadyNow() + distrustTime});
		onTrouble();
	};

	const succeed = (one: Watched): void => {
		if (one.source && one.reason !== null) {
			one.reason = null;
			onTrouble();
		}
	};

	const startLarge = (one: Watched): Source => {
		const events = createDirectoryEvents(onHint, error => {
			fail(one, `no events: ${describeError(error)}`);
		});
		return {
			follow(root) {
				events.follow(root.directories);
				succeed(one);
			},
			close: events.close,
		};
	};

	const startOrdinary = (one: Watched): Source => {
		let watcher: FSWatcher | null = null;
		let isClosed = false;
		const begin = async (): Promise<void> => {
			const {watch} = await import('chokidar');
			if (!isClosed) {
				follow(watch);
			}
		};

		const follow = (watch: typeof Watch): void => {
			watcher = watch(one.root.location, {
				// What happens before it is ready a scan sees, which is asked for then. No atomic: it delays, and hides names that look like an editor's.
				ignoreInitial: true, followSymlinks: false, atomic: false, ignorePermissionErrors: true, backend: 'auto',
			});
			watcher.on('all', (_event, location) => {
				onHint(location);
			});
			watcher.on('ready', () => {
				succeed(one);
			});
			watcher.on('error', error => {
				if (harmlessCodes.has(codeOf(error))) {
					onTrouble();
				} else {
					fail(one, `no events: ${describeError(error)}`);
				}
			});
		};

		const timer = setTimeout(async () => {
			try {
				await begin();
			} catch (error) {
				// Chokidar cannot be loaded, or not begin: without events the scans find everything.
				fail(one, `no events: ${describeError(error)}`);
			}
		}, firstFrameTime);
		return {
			follow() {
				// Chokidar finds new folders by itself.
			},
			close() {
				isClosed = true;
				clearTimeout(timer);
				void watcher?.close();
			},
		};
	};

	const start = (root: ListedRoot, reason: string | null): Watched => {
		const one: Watched = {
			root, source: null, reason: reason ?? notReady, retryAt: reason === null ? Infinity : steadyNow() + distrustTime,
		};
		one.source = reason === null ? (isLarge(root) ? startLarge : startOrdinary)(one) : null;
		return one;
	};

	return {
		follow(roots, reasonAgainst) {
			for (const [folder, one] of watched) {
				const root = roots.find(root => root.folder === folder);
				if (root?.location !== one.root.location || root.identity !== one.root.identity || isLarge(root) !== isLarge(one.root) || steadyNow() >= one.retryAt) {
					one.source?.close();
					watched.delete(folder);
				}
			}

			for (const root of roots) {
				const one = watched.get(root.folder) ?? start(root, reasonAgainst(root));
				watched.set(root.folder, one);
				one.root = root;
				one.source?.follow(root);
			}
		},
		distrust(folder, reason) {
			const one = watched.get(folder);
			if (one?.reason === null) {
				fail(one, reason);
			}
		},
		reasonOf: folder => watched.has(folder) ? watched.get(folder)!.reason : notReady,
	};
};

const isLarge = (root: ListedRoot): boolean => root.entryCount > largeTree;
