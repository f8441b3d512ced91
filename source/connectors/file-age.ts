import {compareFiles, counterOf} from './name.ts';
import type {Instant, LogFile} from './reading.ts';
import type {Share} from './shares.ts';

/** A file's place among the files of its connector. */
export type AgedShare = Share & {
	/** When its bytes were first seen saved: the oldest modification time of its byte-identical copies. */
	readonly savedAt: Instant;
};

const compareAge = (first: LogFile, second: LogFile): number => first === second
	? 0
	: first.modifiedAt - second.modifiedAt
		|| counterOf(first.path) - counterOf(second.path)
		|| compareFiles(first, second);

/**
Orders shares oldest first: modification time, then the higher `(n)`, then the name. A byte-identical copy takes the place
of its original, so that copying an old download today does not bring its old counts back.
*/
export const orderByAge = (shares: readonly Share[]): readonly AgedShare[] => {
	const originals = new Map<string, LogFile>();
	for (const {file} of shares) {
		const known = file.sha256 === null ? undefined : originals.get(file.sha256);
		if (file.sha256 !== null && (!known || compareAge(file, known) < 0)) {
			originals.set(file.sha256, file);
		}
	}

	return shares
		.map(share => ({share, original: originals.get(share.file.sha256 ?? '') ?? share.file}))
		.toSorted((first, second) => compareAge(first.original, second.original) || compareAge(first.share.file, second.share.file))
		// Field by field: with a spread each of many files would take half as much again.
		.map(({share: {file, blocks, emptyDays}, original}) => ({
			file, blocks, emptyDays, savedAt: original.modifiedAt,
		}));
};

/** Returns the ids of the files whose bytes an older one of these has, given oldest first. */
export const duplicatesAmong = (shares: readonly AgedShare[]): readonly string[] => {
	const seen = new Set<string>();
	const duplicates: string[] = [];
	for (const {file: {id, sha256, status}} of shares) {
		if (sha256 === null || status !== 'read') {
			continue;
		}

		if (seen.has(sha256)) {
			duplicates.push(id);
		}

		seen.add(sha256);
	}

	return duplicates;
};
