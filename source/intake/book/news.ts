import type {Reading} from '../../connectors/reading.ts';
import type {PackedReading} from '../threads/packed-reading.ts';

/** What is to be told of an entry: without `reading` its facts only. */
export type Told = {readonly reading?: Reading | PackedReading | null};

/** What changed and was not told yet. */
export type News = {
	/** Says that facts of an entry changed. */
	touch(id: string): void;
	/** Says that there is a new reading of an entry, or none any more. */
	tell(id: string, reading: Reading | PackedReading | null): void;
	/** Says that an entry is gone. */
	remove(id: string): void;
	/** Says that an entry is there (again). */
	revive(id: string): void;
	/** How many entries there is something to tell of. */
	count(): number;
	/** Takes at most so many changed entries, and all that are gone. */
	take(maximum: number): {readonly changed: ReadonlyArray<readonly [string, Told]>; readonly removed: readonly string[]};
};

/** Gathers what is to be told; a newer reading takes the place of one not told yet. */
export const createNews = (): News => {
	let changed = new Map<string, Told>();
	const removed = new Set<string>();
	return {
		touch(id) {
			if (!changed.has(id)) {
				changed.set(id, {});
			}
		},
		tell(id, reading) {
			changed.set(id, {reading});
		},
		remove(id) {
			changed.delete(id);
			removed.add(id);
		},
		revive(id) {
			removed.delete(id);
		},
		count: () => changed.size + removed.size,
		take(maximum) {
			const taken = changed.entries().take(maximum).toArray();
			if (taken.length === changed.size) {
				// A new one: to empty a map entry by entry takes a smaller table each time it is half empty.
				changed = new Map();
			} else {
				for (const [id] of taken) {
					changed.delete(id);
				}
			}

			const gone = [...removed];
			removed.clear();
			return {changed: taken, removed: gone};
		},
	};
};
