import type {Field} from './labels.ts';

/** The fields that name a connector, the best name first: an id is what is left when nothing else was said. */
export const nameFields: readonly Field[] = ['connector', 'displayName', 'name', 'jobType', 'connectorId'];

/** A field that names a connector, and what it says. */
export type NamePair = {readonly field: Field; readonly value: string};

/** Returns the best name among labelled values, null where none names a connector; blank values name nothing. */
export const bestNameOf = (pairs: readonly NamePair[]): NamePair | null => {
	let best: NamePair | null = null;
	let bestRank = nameFields.length;
	for (const pair of pairs) {
		const rank = nameFields.indexOf(pair.field);
		if (rank !== -1 && rank < bestRank && pair.value.trim() !== '') {
			best = pair;
			bestRank = rank;
		}
	}

	return best;
};
