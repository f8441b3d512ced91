import type {Entry} from './entry.ts';

/** Files up to this many bytes always get a SHA-256, larger ones only beside a file of the same size. */
const alwaysHashed = 16 * 1024 * 1024;

export type SameSizeFiles = {
	/** Counts anew which large files have a twin in size; those that got one have to be read again for their hash. */
	count(entries: Iterable<Entry>): void;
	/** Tells whether the bytes of an entry are worth a SHA-256. */
	isHashWorthy(entry: Entry): boolean;
};

/** Keeps which sizes several large files have: only those can be copies of each other. Without `isHashing` no file is hashed. */
export const createSameSizeFiles = (isHashing: boolean): SameSizeFiles => {
	let sizes: ReadonlyMap<number, number> = new Map();
	return {
		count(entries) {
			if (!isHashing) {
				return;
			}

			const large = [...entries].filter(({found}) => found.type === 'log' && found.stamp.size > alwaysHashed);
			const counts = new Map<number, number>();
			for (const {found: {stamp}} of large) {
				counts.set(stamp.size, (counts.get(stamp.size) ?? 0) + 1);
			}

			sizes = counts;
			for (const entry of large) {
				if (entry.read?.sha256 === null && counts.get(entry.found.stamp.size)! > 1) {
					entry.readStamp = null;
				}
			}
		},
		isHashWorthy: ({found}) => isHashing && (found.stamp.size <= alwaysHashed || (sizes.get(found.stamp.size) ?? 0) > 1),
	};
};
