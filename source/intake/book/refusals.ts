import type {ListedFile} from '../folder/list-folder.ts';
import {isSameStamp, type Stamp} from '../folder/stamp.ts';

export type Refusals = {
	/** Refuses to read a file as long as it has this stamp. */
	refuse(id: string, stamp: Stamp, reason: string): void;
	/** Returns why a file is not read; null when it is. */
	reasonFor(found: ListedFile): string | null;
};

/** Files not to be read until they change; those of `ids` ended the reader before, and are refused with the stamp they are found with. */
export const createRefusals = (ids: readonly string[]): Refusals => {
	const refused = new Map(ids.map((id): [string, {stamp: Stamp | null; reason: string}] => [id, {stamp: null, reason: 'reading it ends the reader, again and again'}]));

	return {
		refuse(id, stamp, reason) {
			refused.set(id, {stamp, reason});
		},
		reasonFor({id, stamp}) {
			const refusal = refused.get(id);
			if (refusal === undefined || (refusal.stamp !== null && !isSameStamp(refusal.stamp, stamp))) {
				refused.delete(id);
				return null;
			}

			refusal.stamp = stamp;
			return refusal.reason;
		},
	};
};
