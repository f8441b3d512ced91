import {durations} from '../../text/time.ts';
import type {ImportBlock, Instant} from '../reading.ts';
import type {OwnedShare} from './shares.ts';
import {haveSameCounts, isSound} from './versions.ts';

/** How surely a file is named, by what named it; a name written inside or configured is never doubted. */
export const nameRanks = {
	nothing: 0, path: 1, logName: 2, told: 3,
} as const;

export type NameRank = (typeof nameRanks)[keyof typeof nameRanks];

/**
Whether the imports of a file are enough to know them again: connectors of one schedule that import nothing give equal imports without
being one. Counts must differ and a time must be no whole minute; a file that nobody named is asked for less.
*/
const isTelling = ({blocks, nameRank}: OwnedShare): boolean => {
	const [first, ...others] = blocks;
	return first !== undefined
		&& blocks.every(block => block.kind !== 'audit-export' && isSound(block))
		&& (nameRank === nameRanks.nothing || (blocks.some(({completedAt}) => completedAt! % durations.minute !== 0) && others.some(({counts}) => !haveSameCounts(counts, first.counts))));
};

const byTime = (shares: readonly OwnedShare[]): ReadonlyMap<Instant | null, readonly ImportBlock[]> =>
	Map.groupBy(shares.flatMap(({blocks}) => blocks).filter(block => isSound(block)), ({completedAt}) => completedAt);

/** Whether these shares hold every import of a share, with the same counts, and every one of its empty days. */
const holdAll = (hosts: readonly OwnedShare[], {blocks, emptyDays}: OwnedShare): boolean => {
	const held = byTime(hosts);
	const days = new Set(hosts.flatMap(host => host.emptyDays.map(({date}) => date)));
	return blocks.every(({completedAt, counts}) => held.get(completedAt)?.some(block => haveSameCounts(block.counts, counts)))
		&& emptyDays.every(({date}) => days.has(date));
};

/** Returns whose copy a share is; null when it is nobody's. Of two files named alike only the shorter can be a copy of the longer. */
const ownerOfOriginal = (share: OwnedShare, rivals: readonly OwnedShare[]): OwnedShare['owner'] | null => {
	for (const hosts of Map.groupBy(rivals, ({owner}) => owner.key).values()) {
		const better = hosts.filter(({nameRank}) => nameRank > share.nameRank);
		const longer = hosts.filter(({nameRank, blocks}) => nameRank === share.nameRank && blocks.length > share.blocks.length);
		if (holdAll(better, share) || longer.some(host => holdAll([host], share))) {
			return hosts[0]!.owner;
		}
	}

	return null;
};

/** Returns the shares of other connectors that have an import of the second in which each candidate's first import ended. */
const rivalsOf = (candidates: readonly OwnedShare[], shares: readonly OwnedShare[]): ReadonlyMap<Instant, ReadonlySet<string>> => {
	const keys = new Map<Instant | null, Set<string>>(candidates.map(({blocks}) => [blocks[0]!.completedAt, new Set()]));
	for (const {blocks, owner} of shares) {
		for (const {completedAt} of blocks) {
			keys.get(completedAt)?.add(owner.key);
		}
	}

	return keys as ReadonlyMap<Instant, ReadonlySet<string>>;
};

/** Gives each file without a name inside whose imports another connector holds, all of them, to that connector: it is a copy, whatever it is called. */
export const withCopiesAtOriginals = (shares: readonly OwnedShare[]): readonly OwnedShare[] => {
	const candidates = shares.filter(({nameRank, blocks}) => nameRank !== nameRanks.told && blocks.length > 0);
	if (candidates.length === 0 || shares.every(({owner}) => owner.key === candidates[0]!.owner.key)) {
		return shares;
	}

	const keysAt = rivalsOf(candidates, shares);
	let byKey: ReadonlyMap<string, readonly OwnedShare[]> | null = null;
	return shares.map(share => {
		const first = share.blocks[0]?.completedAt ?? null;
		const keys = first === null || share.nameRank === nameRanks.told ? undefined : keysAt.get(first);
		if (!keys || keys.size < 2 || !isTelling(share)) {
			return share;
		}

		byKey ??= Map.groupBy(shares, ({owner}) => owner.key);
		const rivals = [...keys].filter(key => key !== share.owner.key).flatMap(key => byKey!.get(key)!);
		const owner = ownerOfOriginal(share, rivals);
		return owner === null ? share : {...share, owner};
	});
};
