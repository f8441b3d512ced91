import {partialSuffixOf} from '../folder/entry-rules.ts';
import type {ListedFile} from '../folder/list-folder.ts';

/** Downloads in progress, by the id of the file each will become. */
export type Partials = {
	/** Notes a download that came or went; returns the id of the file it will become, null for any other entry. */
	note(found: ListedFile, isThere: boolean): string | null;
	/** Returns a download in progress that lies beside a file; null without one. */
	beside(id: string): ListedFile | null;
	/** Takes what time it is by now; returns the ids of the files beside which no download is in progress any more. */
	passTime(now: number): readonly string[];
};

/** A download that has not changed for so long never completed, milliseconds: the log beside it is what there is. */
const longestPause = 24 * 60 * 60 * 1000;

/** Keeps which downloads in progress lie beside which files. */
export const createPartials = (): Partials => {
	const besides = new Map<string, Map<string, ListedFile>>();
	let time = -Infinity;
	const besideAt = (id: string, now: number): ListedFile | null => besides.get(id)?.values().find(({stamp}) => now - stamp.modifiedAt < longestPause) ?? null;
	return {
		note(found, isThere) {
			const suffix = found.type === 'partial' ? partialSuffixOf(found.id) : null;
			if (suffix === null) {
				return null;
			}

			const id = found.id.slice(0, -suffix.length);
			const siblings = besides.get(id) ?? new Map<string, ListedFile>();
			siblings[isThere ? 'set' : 'delete'](found.id, found);
			besides[siblings.size > 0 ? 'set' : 'delete'](id, siblings);
			return id;
		},
		beside: id => besideAt(id, time),
		passTime(now) {
			const ended = besides.keys().filter(id => besideAt(id, time) !== null && besideAt(id, now) === null).toArray();
			time = now;
			return ended;
		},
	};
};
