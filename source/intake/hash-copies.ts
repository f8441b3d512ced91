import type {LogFile, Reading} from '../connectors/reading.ts';
import {hashLog} from './folder/hash-log.ts';

/** Of the first failed items of an import so much is compared, in UTF-16 units. */
const comparedText = 256;

/** Returns a text that is the same for files with the same bytes, and hardly for others of the same size. */
const likenessOf = ({kind, imports}: Reading): string => {
	const {itemIds, users} = imports.at(-1)?.failedItems ?? {};
	return [kind, itemIds?.text.slice(0, comparedText), users?.values.slice(0, 2), ...imports.map(({completedAt}) => completedAt)].join('\n');
};

/** Returns the groups of at least two that have something in common. */
const groupsOf = <Item>(items: readonly Item[], keyOf: (item: Item) => unknown): readonly Item[][] =>
	Map.groupBy(items, item => keyOf(item)).values().filter(({length}) => length > 1).toArray();

/**
Returns the files, those that may be copies of each other with the SHA-256 of their bytes; null stays where a file is not as it was
read any more. To hash all files is to load Node's whole cryptography for the few that have a copy.
*/
export const hashCopies = async (files: readonly LogFile[], signal?: AbortSignal): Promise<readonly LogFile[]> => {
	const hashes = new Map<LogFile, string | null>();
	const read = files.filter(({reading}) => reading !== null);
	for (const file of groupsOf(read, ({size}) => size).flatMap(group => groupsOf(group, ({reading}) => likenessOf(reading!))).flat()) {
		signal?.throwIfAborted();
		hashes.set(file, await hashLog(file));
	}

	return hashes.size === 0 ? files : files.map(file => ({...file, sha256: hashes.get(file) ?? null}));
};
