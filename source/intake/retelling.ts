import type {Assembly} from './assembly.ts';
import type {WatchNews} from './threads/messages.ts';

/** What a worker that was started again has reported so far. */
export type Retelling = {
	/** Begins anew: the worker died. */
	begin(): void;
	/** Takes news; returns whether the worker has read everything again. */
	take(news: WatchNews): boolean;
};

/** Removes from the assembly the files that a worker, started again, no longer reports once it has read everything. */
export const createRetelling = (assembly: Assembly): Retelling => {
	let reported: Set<string> | null = null;

	return {
		begin() {
			reported = new Set();
		},
		take({files, folders, isComplete}) {
			if (reported === null) {
				return false;
			}

			for (const {id} of files) {
				reported.add(id);
			}

			if (!isComplete) {
				return false;
			}

			const unlisted = new Set(folders.filter(({state}) => state !== 'listed').map(({folder}) => folder));
			assembly.keepOnly(reported, unlisted);
			reported = unlisted.size === 0 ? null : reported;
			return true;
		},
	};
};
