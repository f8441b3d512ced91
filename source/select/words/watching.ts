/** How the folders are being watched, as the header and the files screen say it. */
import type {Tenant} from '../../connectors/model.ts';
import type {Instant} from '../../connectors/reading.ts';
import type {FolderHealth, IntakeProgress, WatchMode} from '../../intake/snapshot.ts';
import {countOf, formatBytes, formatCount} from '../../text/numbers.ts';
import {formatAge} from '../../text/time.ts';
import {bar} from '../line/graphics.ts';
import {marks, pick} from '../line/glyphs.ts';
import {
	type Line,
	type Tone,
	lineOf,
	span,
} from '../line/line.ts';

/** The part of an intake snapshot the screens speak of. */
export type Watching = {
	readonly folders: readonly FolderHealth[];
	readonly progress: IntakeProgress | null;
	readonly isComplete: boolean;
};

const modes: Readonly<Record<WatchMode, {readonly rank: number; readonly words: string; readonly tone: Tone; readonly isCurrent: boolean}>> = {
	live: {
		rank: 0, words: 'live', tone: 'plain', isCurrent: true,
	},
	starting: {
		rank: 1, words: 'watching', tone: 'plain', isCurrent: true,
	},
	polling: {
		rank: 2, words: 'polling', tone: 'plain', isCurrent: true,
	},
	stale: {
		rank: 3, words: 'stale', tone: 'critical', isCurrent: false,
	},
	'not-responding': {
		rank: 4, words: 'not responding', tone: 'critical', isCurrent: false,
	},
	missing: {
		rank: 5, words: 'folder missing', tone: 'critical', isCurrent: false,
	},
};

/** How a folder that is watched as it should be is called before every log in it was read. */
const reading: (typeof modes)[WatchMode] = {
	rank: 0, words: 'reading', tone: 'warning', isCurrent: false,
};

/** Returns the folder that is watched worst; null before there is one. */
export const worstFolder = (watching: Watching | null): FolderHealth | null => {
	let worst: FolderHealth | null = null;
	for (const folder of watching?.folders ?? []) {
		if (worst === null || modes[folder.mode].rank > modes[worst.mode].rank) {
			worst = folder;
		}
	}

	return worst;
};

/** Whether every folder is being watched as it should be. */
export const isWatched = (watching: Watching | null): boolean => {
	const worst = worstFolder(watching);
	return worst !== null && modes[worst.mode].isCurrent;
};

/** Returns in two words why the folders are not being watched: `folder missing`; null when they are, and before that is known. */
export const blindWords = (watching: Watching | null): string | null => {
	const worst = worstFolder(watching);
	return worst === null || modes[worst.mode].isCurrent ? null : modes[worst.mode].words;
};

/** Whether what is shown can be trusted to be the present, and all of it; false makes the whole board look frozen. */
export const isCurrent = (watching: Watching | null): boolean => watching?.isComplete === true && isWatched(watching);

/** Returns what stands in place of the verdict while not every log was read; null when all were. */
export const unfinishedLine = (watching: Watching | null): Line | null => {
	if (watching === null || watching.isComplete) {
		return null;
	}

	const {progress} = watching;
	return lineOf(`unknown until all is read: ${progress === null ? 'not yet' : briefProgress(progress)}`, 'warning');
};

/** Without the bytes: it has to fit beside nothing else into the smallest window, and a huge file alone moves only the percents. */
const briefProgress = ({filesDone, filesTotal, bytesDone, bytesTotal}: IntakeProgress): string =>
	`${formatCount(filesDone)} of ${countOf(filesTotal, 'file')}, ${Math.floor(100 * fractionOf(bytesDone, bytesTotal))} %`;

const fractionOf = (part: number, whole: number): number => whole === 0 ? 0 : part / whole;

/** Returns how the folder is watched: mode, last full scan, newest file's age, each only as fine as a minute. */
export const healthLine = (watching: Watching | null, tenant: Tenant | null, now: Instant, isAscii: boolean): Line => {
	const worst = worstFolder(watching);
	if (worst === null) {
		return watching === null ? lineOf('starting', 'dim') : lineOf('not watching', 'critical');
	}

	const mode = modes[worst.mode].isCurrent && !isCurrent(watching) ? reading : modes[worst.mode];
	const separator = ` ${pick(marks.separator, isAscii)} `;
	const dot = pick(mode.isCurrent ? marks.live : marks.stopped, isAscii);
	const scan = worst.lastScanAt === null ? 'not scanned yet' : `scan ${ago(now - worst.lastScanAt)}`;
	const newest = newestFileAt(tenant);
	const file = newest === null ? 'no file' : `newest file ${ago(now - newest)}`;
	const facts = [scan, ...newest === null && watching?.isComplete !== true ? [] : [file]];
	return [span(`${dot} ${mode.words}`, mode.tone), span(facts.map(fact => separator + fact).join(''), mode.isCurrent ? 'dim' : mode.tone)];
};

const ago = (age: number): string => {
	const words = formatAge(age);
	return words === 'now' ? words : `${words} ago`;
};

const newestFileAt = (tenant: Tenant | null): Instant | null => {
	let newest: Instant | null = null;
	for (const file of tenant?.files ?? []) {
		if (newest === null || file.modifiedAt > newest) {
			newest = file.modifiedAt;
		}
	}

	return newest;
};

/** Returns the watched folders in few words: the only one's path, or how many there are; empty while they are not known. */
export const folderWords = (watching: Watching | null): string => {
	if (watching === null) {
		return '';
	}

	const {folders} = watching;
	return folders.length === 1 ? folders[0]!.folder : countOf(folders.length, 'folder');
};

/** Returns how far a first read is, in numbers. */
export const progressWords = ({filesDone, filesTotal, bytesDone, bytesTotal}: IntakeProgress): string =>
	`${formatCount(filesDone)} of ${countOf(filesTotal, 'file')}, ${formatBytes(bytesDone)} of ${formatBytes(bytesTotal)}`;

/** Returns how far a first read is, as a bar and its numbers; nothing while nothing is known. */
export const progressLines = (progress: IntakeProgress | null, width: number, isAscii: boolean): readonly Line[] => {
	if (progress === null) {
		return [];
	}

	return [
		lineOf(bar(fractionOf(progress.bytesDone, progress.bytesTotal), Math.min(40, width), isAscii)),
		lineOf(progressWords(progress), 'dim'),
	];
};
