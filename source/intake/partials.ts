import {partialSuffixOf} from './entry-rules.ts';
import type {Found} from './list-folder.ts';

/** Downloads in progress, by the id of the file each will become. */
export type Partials = {
	/** Notes a download that came or went; returns the id of the file it will become, null for any other entry. */
	note(found: Found, isThere: boolean): string | null;
	/** Returns a download in progress that lies beside a file; null without one. */
	beside(id: string): Found | null;
};

/** Keeps which downloads in progress lie beside which files. */
export const createPartials = (): Partials => {
	const besides = new Map<string, Map<string, Found>>();
	return {
		note(found, isThere) {
			const suffix = found.type === 'partial' ? partialSuffixOf(found.id) : null;
			if (suffix === null) {
				return null;
			}

			const id = found.id.slice(0, -suffix.length);
			const siblings = besides.get(id) ?? new Map<string, Found>();
			siblings[isThere ? 'set' : 'delete'](found.id, found);
			besides[siblings.size > 0 ? 'set' : 'delete'](id, siblings);
			return id;
		},
		beside: id => besides.get(id)?.values().next().value ?? null,
	};
};
