import {
	countFields,
	type Counts,
	type ImportBlock,
	type Instant,
	type LogFile,
} from '../reading.ts';
import type {Share} from './shares.ts';

/** One block of one file. */
export type BlockVersion = {readonly file: LogFile; readonly block: ImportBlock};

/** All that the files say of one import. */
export type Versions = {
	readonly newest: BlockVersion;
	/** The version before, with other counts; null when all agree. */
	readonly before: BlockVersion | null;
	readonly files: readonly LogFile[];
	/** A later block of a file that gave other counts for the same second before; null without one. */
	readonly conflict: BlockVersion | null;
};

/** Returns whether two imports give the same six counts. */
export const haveSameCounts = (first: Counts, second: Counts): boolean =>
	countFields.every(field => first[field] === second[field]);

const rowsOf = ({failedItems, skippedItems}: ImportBlock): number => (failedItems?.rowCount ?? 0) + (skippedItems?.rowCount ?? 0);

type VersionDraft = {newest: BlockVersion; before: BlockVersion | null; files: LogFile[]; conflict: BlockVersion | null};

const add = (draft: VersionDraft, telling: BlockVersion, isUnnamed: boolean): void => {
	const isOfSameFile = draft.files.at(-1) === telling.file;
	if (!isOfSameFile) {
		draft.files.push(telling.file);
	}

	if (!haveSameCounts(draft.newest.block.counts, telling.block.counts)) {
		draft.conflict ??= isOfSameFile || isUnnamed ? telling : null;
		draft.before = draft.newest;
		draft.newest = telling;
	} else if (rowsOf(telling.block) >= rowsOf(draft.newest.block)) {
		// Same counts, different rows: the longer list.
		draft.newest = telling;
	}
};

/** Whether a block can be held as an import: complete, and with a completion time. */
export const isSound = (block: ImportBlock): block is ImportBlock & {readonly completedAt: Instant} =>
	block.isComplete && block.completedAt !== null;

/**
Returns each import of the logs once, by completion time. Of different counts those of the newest file are taken; within
one file they are a conflict, because a log is no revision of itself. A block that is cut off or has no time is no version of anything.
Of files nobody named (`isUnnamed`) no one knows whether they are of one connector: there different counts are a conflict, too.
*/
export const versionsByTime = (shares: readonly Share[], isUnnamed: boolean): ReadonlyMap<Instant, Versions> => {
	const drafts = new Map<Instant, VersionDraft>();
	for (const {file, blocks} of shares) {
		for (const block of blocks) {
			if (block.kind === 'audit-export' || !isSound(block)) {
				continue;
			}

			const draft = drafts.get(block.completedAt);
			if (draft) {
				add(draft, {file, block}, isUnnamed);
			} else {
				drafts.set(block.completedAt, {
					newest: {file, block}, before: null, files: [file], conflict: null,
				});
			}
		}
	}

	return drafts;
};
