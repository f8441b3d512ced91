import type {Followed} from '../log/read-log.ts';

/** Bytes read into all kept decoders together; the newest is kept whatever its size. */
const maximumBytes = 64 * 1024 * 1024;
const maximumFiles = 64;

export type Following = {
	get(id: string): Followed | null;
	/** Keeps the state of a file, or drops it with null. */
	set(id: string, followed: Followed | null): void;
};

/** Keeps the decoders of the files that changed last, so that a growing file costs its growth; bounded. */
export const createFollowing = (): Following => {
	const kept = new Map<string, Followed>();
	let bytes = 0;

	const drop = (id: string): void => {
		bytes -= kept.get(id)?.offset ?? 0;
		kept.delete(id);
	};

	return {
		get: id => kept.get(id) ?? null,
		set(id, followed) {
			drop(id);
			if (!followed) {
				return;
			}

			kept.set(id, followed);
			bytes += followed.offset;
			for (const oldest of kept.keys()) {
				if (kept.size === 1 || (bytes <= maximumBytes && kept.size <= maximumFiles)) {
					break;
				}

				drop(oldest);
			}
		},
	};
};
