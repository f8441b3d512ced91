import {watch, type FSWatcher} from 'node:fs';
import path from 'node:path';
import {isGone} from '../system/system-errors.ts';

export type DirectoryEvents = {
	/** Watches exactly these folders from now on. */
	follow(directories: ReadonlySet<string>): void;
	close(): void;
};

/**
One plain watch a folder, for trees so large that chokidar, which keeps every path, would need half a gigabyte
(10,000 folders with 100,000 files: 430 MB and 3.5 s against 27 MB and 0.2 s). Our own scans say which folders there are.
*/
export const createDirectoryEvents = (onHint: (location: string) => void, onError: (error: unknown) => void): DirectoryEvents => {
	const watchers = new Map<string, FSWatcher>();

	const close = (directory: string): void => {
		watchers.get(directory)?.close();
		watchers.delete(directory);
	};

	const open = (directory: string): void => {
		try {
			// eslint-disable-next-line n/prefer-promises/fs -- an iterator for each of ten thousand folders gains nothing.
			watchers.set(directory, watch(directory, (_event, name) => {
				onHint(name === null ? directory : path.join(directory, name));
			}).on('error', () => {
				// A folder that went away; the next scan watches it again if it comes back.
				close(directory);
				onHint(directory);
			}));
		} catch (error) {
			// Of one that went away since it was listed, the next scan tells.
			if (!isGone(error)) {
				throw error;
			}
		}
	};

	return {
		follow(directories) {
			for (const directory of watchers.keys()) {
				if (!directories.has(directory)) {
					close(directory);
				}
			}

			try {
				for (const directory of directories) {
					if (!watchers.has(directory)) {
						open(directory);
					}
				}
			} catch (error) {
				onError(error);
			}
		},
		close() {
			for (const directory of watchers.keys()) {
				close(directory);
			}
		},
	};
};
