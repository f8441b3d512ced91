import {compareFiles, counterOf} from '../name.ts';
import type {Instant, LogFile} from '../reading.ts';
import type {Share} from './shares.ts';

/** The shares of one connector by the age of their files. */
export type AgedShares = {
	/** Oldest first. */
	readonly shares: readonly Share[];
	/** Returns when the bytes of a file were first seen saved: the oldest modification time of its byte-identical copies. */
	readonly savedAt: (file: LogFile) => Instant;
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
export const orderByAge = (shares: readonly Share[]): AgedShares => {
	const originals = new Map<string, LogFile>();
	for (const {file} of shares) {
		const known = file.sha256 === null ? undefined : originals.get(file.sha256);
		if (file.sha256 !== null && (!known || compareAge(file, known) < 0)) {
			originals.set(file.sha256, file);
		}
	}

	const originalOf = (file: LogFile): LogFile => originals.get(file.sha256 ?? '') ?? file;
	return {
		shares: shares
			.map(share => ({share, original: originalOf(share.file)}))
			.toSorted((first, second) => compareAge(first.original, second.original) || compareAge(first.share.file, second.share.file))
			.map(({share}) => share),
		savedAt: file => originalOf(file).modifiedAt,
	};
};

/** Returns the ids of the files whose bytes an older one of these has, given oldest first. */
export const duplicatesAmong = (shares: readonly Share[]): readonly string[] => {
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
