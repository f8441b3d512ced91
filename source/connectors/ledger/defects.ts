import {durations, formatTime, startOfDate} from '../../text/time.ts';
import type {HeldImport} from '../model.ts';
import {becomesOf} from '../pending-names.ts';
import type {
	ImportBlock,
	Instant,
	Kind,
	LogFile,
} from '../reading.ts';
import type {ConnectorSettings} from '../settings.ts';
import type {Ledger} from './ledger.ts';
import type {Share} from './shares.ts';
import {isBeingWritten, isMute, isNamedAsLogsOf} from './unfinished.ts';
import {isSound} from './versions.ts';

/** Something that could not be read or understood, and nothing newer can. */
export type Defect = {
	readonly what: 'file' | 'cut-import' | 'import-without-time' | 'unknown-failed' | 'conflict';
	readonly file: LogFile;
	readonly line: number | null;
	/** One sentence without the path. */
	readonly message: string;
	/** Whether the file changed less than a minute ago and may still be being written: a warning until then. */
	readonly isYoung: boolean;
};

/** What of this connector can be read. */
type Knowledge = Pick<Ledger, 'savedAt'> & {
	readonly now: Instant;
	readonly key: string;
	/** Its row of the configuration, null when it is not listed. */
	readonly listed: ConnectorSettings | null;
	readonly shares: readonly Share[];
	/** Completion of the newest import whose failed items are known. */
	readonly newestSoundAt: Instant;
	/** Completion of the newest import with all its counts. */
	readonly newestImportAt: Instant;
	/** Of each file that says something: when it was saved, and until when it counts as a new download. */
	readonly said: ReadonlyArray<{readonly savedAt: Instant; readonly upTo: Instant}>;
};

type Circumstances = Pick<Knowledge, 'key' | 'listed' | 'now'>;

/** How old the newest import of a new download usually is at most, by kind, milliseconds. */
const patience: Readonly<Record<Kind, number>> = {'admin-log': durations.day, 'records-log': 7 * durations.day, 'audit-export': durations.day};

const isKnown = ({kind, counts}: HeldImport): boolean => kind !== 'admin-log' || counts.failed !== null;

const knowledgeOf = ({shares, savedAt}: Ledger, imports: readonly HeldImport[], {key, listed, now}: Circumstances): Knowledge => {
	const said: Array<Knowledge['said'][number]> = [];
	let newestImportAt = -Infinity;
	for (const {file, blocks, emptyDays} of shares) {
		let newest = -Infinity;
		for (const block of blocks) {
			if (isSound(block)) {
				newestImportAt = Math.max(newestImportAt, block.completedAt);
				newest = Math.max(newest, block.completedAt + patience[block.kind]);
			}
		}

		for (const {date} of emptyDays) {
			newest = Math.max(newest, startOfDate(date) + durations.day + patience['admin-log']);
		}

		if (newest > -Infinity) {
			said.push({savedAt: savedAt(file), upTo: newest});
		}
	}

	return {
		savedAt, key, listed, now, shares, said, newestImportAt, newestSoundAt: imports.find(item => isKnown(item))?.completedAt ?? -Infinity,
	};
};

/** Whether a file holds another import of the same second: then that other one may be of another connector. */
const hasSoundTwin = ({completedAt}: ImportBlock, blocks: readonly ImportBlock[]): boolean =>
	blocks.some(block => isSound(block) && block.completedAt === completedAt);

/** Cut off before `Items failed`: cured by an import, sound and completed later, or at the same time in another file. */
const cutImports = ({file, blocks}: Share, {newestSoundAt, now}: Knowledge): readonly Defect[] =>
	blocks.filter(block => !block.isComplete && block.completedAt !== null
		&& (block.completedAt > newestSoundAt || (block.completedAt === newestSoundAt && hasSoundTwin(block, blocks)))).map(({completedAt, line}) => ({
		what: 'cut-import',
		file,
		line,
		message: `the import of ${formatTime(completedAt!, 'utc')} UTC is cut off before its failed items`,
		isYoung: isBeingWritten(file, now),
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
of its file shows that a newer one follows, or by an import whose failed items are known and that completed after the file was saved.
*/
const importsWithoutTime = ({file, blocks}: Share, {savedAt, newestSoundAt}: Knowledge): readonly Defect[] => {
	if (newestSoundAt > savedAt(file) || blocks.every(({completedAt}) => completedAt !== null)) {
		return [];
	}

	const isOlder = olderPlaces(blocks);
	return blocks.flatMap(({completedAt, line}, place) => completedAt !== null || isOlder(place)
		? []
		: [{
			what: 'import-without-time' as const, file, line, message: 'the completion time of an import cannot be read', isYoung: false,
		}]);
};

/** A file that says nothing though it should be a log of this connector. */
const isBad = (file: LogFile, {key, listed, shares}: Knowledge): boolean =>
	file.status === 'unrecognised' || (isMute(file) && file.reading !== null)
		? (listed?.matches(file.path) ?? false) || isNamedAsLogsOf(file.path, key, shares)
		: isMute(file);

/** When a bad file was saved; a folder that cannot be listed, or what the system says nothing of, may hold anything newer. */
const badSince = (file: LogFile, {savedAt}: Knowledge): Instant => file.status === 'unreadable' && file.modifiedAt === 0 ? Infinity : savedAt(file);

/**
A file that cannot be read or understood: cured by an import completed after it was saved, or by a file saved later whose newest import
is no older than a new download would have; an older log copied later cures nothing.
*/
const badFiles = ({file}: Share, knowledge: Knowledge): readonly Defect[] => {
	if (!isBad(file, knowledge)) {
		return [];
	}

	const since = badSince(file, knowledge);
	const isCured = knowledge.newestImportAt > since || knowledge.said.some(({savedAt, upTo}) => savedAt > since && upTo >= since);
	return isCured
		? []
		: [{
			what: 'file', file, line: null, message: file.reason ?? 'the file cannot be understood', isYoung: isFileYoung(file, knowledge),
		}];
};

/** Some browsers put an empty file in the place of the log until the download beside it is whole. */
const isFileYoung = (file: LogFile, {now, shares}: Knowledge): boolean =>
	isBeingWritten(file, now) || (file.size === 0 && shares.some(({file: other}) => becomesOf(other.id) === file.id && isBeingWritten(other, now)));

const unknownFailed = (logged: readonly HeldImport[], {newestSoundAt}: Knowledge): readonly Defect[] =>
	logged.filter(item => !isKnown(item) && item.completedAt > newestSoundAt).map(({file, line, completedAt}) => ({
		what: 'unknown-failed',
		file,
		line,
		message: `the failed items of the import of ${formatTime(completedAt, 'utc')} UTC cannot be read`,
		isYoung: false,
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
		isYoung: false,
	}));
};

/** A file whose names cannot be told apart may say of one connector what is true of another. */
const unclearNames = ({file}: Share): readonly Defect[] =>
	file.reading?.problems.some(({problem}) => problem === 'unclear-names')
		? [{
			what: 'conflict', file, line: null, message: 'it names several connectors, but not which import is whose: does this file hold several connectors?', isYoung: false,
		}]
		: [];

/**
Returns what makes a connector `unreadable`: what cannot be read or understood while nothing newer can.

- a file that has no bytes, is unreadable and was never read, or does not contain a log although it is named as one of this connector: unless an import
  completed after it was saved, or a new download was saved later;
- an import cut off before `Items failed`: unless a sound import completed then or later is held;
- an import without a completion time: unless its place in an ordered file, or an import completed after the file was saved, shows it is
  not the newest;
- an import of an admin log whose failed items are unknown: unless a later one with a known count is held;
- names of connectors in a file that are not consistently above, in or below their imports;
- two imports of one second with different counts in one file, of the eight days up to the newest import.

An empty day cures none of the imports: it proves nothing about earlier failed items. `imports` are those not ahead of now, newest first.
*/
export const findDefects = (ledger: Ledger, imports: readonly HeldImport[], circumstances: Circumstances): readonly Defect[] => {
	const knowledge = knowledgeOf(ledger, imports, circumstances);
	const defects = [
		...ledger.shares.flatMap(share => [...badFiles(share, knowledge), ...cutImports(share, knowledge), ...importsWithoutTime(share, knowledge), ...unclearNames(share)]),
		...unknownFailed(imports, knowledge),
		...conflicting(ledger, imports),
	];
	// What will not be cured by waiting is told first.
	return defects.toSorted((one, other) => Number(one.isYoung) - Number(other.isYoung));
};
