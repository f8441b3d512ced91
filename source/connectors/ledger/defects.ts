import {durations, formatTime} from '../../text/time.ts';
import type {HeldImport} from '../model.ts';
import type {ImportBlock, Instant, LogFile} from '../reading.ts';
import type {Ledger} from './ledger.ts';
import type {Share} from './shares.ts';
import {isSound} from './versions.ts';

/** Something that could not be read or understood, and nothing newer can. */
export type Defect = {
	readonly what: 'file' | 'cut-import' | 'import-without-time' | 'unknown-failed' | 'conflict';
	readonly file: LogFile;
	readonly line: number | null;
	/** One sentence without the path. */
	readonly message: string;
};

/** What of this connector can be read. */
type Knowledge = Pick<Ledger, 'savedAt'> & {
	/** Completion of the newest import whose failed items are known. */
	readonly newestSoundAt: Instant;
	/** The newest moment any readable file was saved at or tells of. */
	readonly newestSaidAt: Instant;
	/** When the newest file was saved that has entries, each with its time. */
	readonly newestTimedFileAt: Instant;
};

const isKnown = ({kind, counts}: HeldImport): boolean => kind !== 'admin-log' || counts.failed !== null;

const knowledgeOf = ({shares, savedAt}: Ledger, imports: readonly HeldImport[]): Knowledge => {
	let newestSaidAt = -Infinity;
	let newestTimedFileAt = -Infinity;
	for (const {file, blocks, emptyDays} of shares) {
		const sound = blocks.filter(block => isSound(block));
		if (sound.length === 0 && emptyDays.length === 0) {
			continue;
		}

		newestSaidAt = Math.max(newestSaidAt, savedAt(file));
		for (const {completedAt} of sound) {
			newestSaidAt = Math.max(newestSaidAt, completedAt);
		}

		if (blocks.every(({completedAt}) => completedAt !== null)) {
			newestTimedFileAt = Math.max(newestTimedFileAt, savedAt(file));
		}
	}

	return {
		savedAt, newestSoundAt: imports.find(item => isKnown(item))?.completedAt ?? -Infinity, newestSaidAt, newestTimedFileAt,
	};
};

/** Whether a file holds another import of the same second: then that other one may be of another connector. */
const hasSoundTwin = ({completedAt}: ImportBlock, blocks: readonly ImportBlock[]): boolean =>
	blocks.some(block => isSound(block) && block.completedAt === completedAt);

/** Cut off before `Items failed`: cured by an import, sound and completed later, or at the same time in another file. */
const cutImports = ({file, blocks}: Share, {newestSoundAt}: Knowledge): readonly Defect[] =>
	blocks.filter(block => !block.isComplete && block.completedAt !== null
		&& (block.completedAt > newestSoundAt || (block.completedAt === newestSoundAt && hasSoundTwin(block, blocks)))).map(({completedAt, line}) => ({
		what: 'cut-import',
		file,
		line,
		message: `the import of ${formatTime(completedAt!, 'utc')} UTC is cut off before its failed items`,
	}));

/** Returns which places in a file are older than its newest timed import, as the order of the others shows. */
const olderPlaces = (blocks: readonly ImportBlock[]): ((place: number) => boolean) => {
	const timed = blocks.flatMap(({completedAt}, place) => completedAt === null ? [] : [{completedAt, place}]);
	const [first] = timed;
	const last = timed.at(-1);
	if (!first || !last || first.completedAt === last.completedAt) {
		return () => false;
	}

	const isOrdered = (direction: 1 | -1): boolean =>
		timed.every(({completedAt}, index) => index === 0 || (completedAt - timed[index - 1]!.completedAt) * direction >= 0);
	if (isOrdered(1)) {
		return place => place < last.place;
	}

	return isOrdered(-1) ? place => place > first.place : () => false;
};

/**
Without a completion time nobody can say whether it is the newest. Cured by its place, where the order of the other imports
of its file shows that a newer one follows, or by a file saved later that has entries and no such import.
*/
const importsWithoutTime = ({file, blocks}: Share, {savedAt, newestTimedFileAt}: Knowledge): readonly Defect[] => {
	if (newestTimedFileAt > savedAt(file) || blocks.every(({completedAt}) => completedAt !== null)) {
		return [];
	}

	const isOlder = olderPlaces(blocks);
	return blocks.flatMap(({completedAt, line}, place) => completedAt !== null || isOlder(place)
		? []
		: [{
			what: 'import-without-time' as const, file, line, message: 'the completion time of an import cannot be read',
		}]);
};

/** A file that cannot be read or understood: cured by a file that can, saved later or telling of a later import. */
const badFiles = ({file}: Share, {savedAt, newestSaidAt}: Knowledge): readonly Defect[] => {
	const isBad = file.status === 'unrecognised' || (file.status === 'unreadable' && file.reading === null);
	return isBad && newestSaidAt <= savedAt(file)
		? [{
			what: 'file', file, line: null, message: file.reason ?? 'the file cannot be understood',
		}]
		: [];
};

const unknownFailed = (logged: readonly HeldImport[], {newestSoundAt}: Knowledge): readonly Defect[] =>
	logged.filter(item => !isKnown(item) && item.completedAt > newestSoundAt).map(({file, line, completedAt}) => ({
		what: 'unknown-failed',
		file,
		line,
		message: `the failed items of the import of ${formatTime(completedAt, 'utc')} UTC cannot be read`,
	}));

/** How far before the newest import a conflict still counts, milliseconds: the strip shows today and seven days. */
const conflictReach = 8 * durations.day;

/** Two imports of one second with different counts in one file: whose they are is not known, so no later import of that file cures them. */
const conflicting = ({conflicts}: Ledger, imports: readonly HeldImport[]): readonly Defect[] => {
	const from = (imports[0]?.completedAt ?? -Infinity) - conflictReach;
	return conflicts.filter(({block}) => block.completedAt! > from).map(({file, block}) => ({
		what: 'conflict',
		file,
		line: block.line,
		message: `two imports of ${formatTime(block.completedAt!, 'utc')} UTC with different counts: does this file hold several connectors?`,
	}));
};

/**
Returns what makes a connector `unreadable`: what cannot be read or understood while nothing newer can.

- a file that is unreadable and never was read, or is no log: unless a file saved later, or telling of a later import, is one;
- an import cut off before `Items failed`: unless a sound import completed then or later is held;
- an import without a completion time: unless its place in an ordered file, or a file saved later, shows it is not the newest;
- an import of an admin log whose failed items are unknown: unless a later one with a known count is held;
- two imports of one second with different counts in one file, of the eight days up to the newest import.

An empty day cures none of the imports: it proves nothing about earlier failed items. `imports` are those not ahead of now, newest first.
*/
export const findDefects = (ledger: Ledger, imports: readonly HeldImport[]): readonly Defect[] => {
	const knowledge = knowledgeOf(ledger, imports);
	return [
		...ledger.shares.flatMap(share => [...badFiles(share, knowledge), ...cutImports(share, knowledge), ...importsWithoutTime(share, knowledge)]),
		...unknownFailed(imports, knowledge),
		...conflicting(ledger, imports),
	];
};
