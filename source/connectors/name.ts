import {latePattern} from '../text/late-pattern.ts';
import {withoutCopyMarks} from './copy-marks.ts';
import {namesNothing} from './no-name.ts';
import type {LogFile} from './reading.ts';
import type {ConnectorSettings} from './settings.ts';

/** Returns what two spellings of one connector have in common: composed, case folded, white space collapsed. */
export const connectorKey = (name: string): string => name.normalize('NFC').trim().replaceAll(/\s+/gv, ' ').toLowerCase();

const blank = /^\s*$/v;
const logName = /^(?<name>.*\S)\s*_log\.txt$/isv;
/** The connector of logs whose names, folders and content name none. */
export const unnamed = '(unnamed)';
const counter = /\((?<n>\d+)\)(?:\.[^.]*)?$/v;

// What a file name says besides its connector; each leaves a gap, so that words on both sides do not grow together.
const gap = '\0';
const additions: ReadonlyArray<() => RegExp> = [
	() => /\.[a-z\d]{1,8}$/iv,
	() => /\s*\(\d+\)/gv,
	() => /(?<!\d)\d{4}[\-_. ]?(?:0[1-9]|1[0-2])[\-_. ]?(?:0[1-9]|[12]\d|3[01])(?:[T_\- ]?\d{2}[\-:_.]?\d{2}(?:[\-:_.]?\d{2})?Z?)?(?!\d)/gv,
	() => /(?<!\d)\d{1,2}[\-_.]\d{1,2}[\-_.]\d{4}(?!\d)/gv,
	latePattern(String.raw`(?<![\p{L}\p{N}])admin[\s_\-]*logs?(?![\p{L}\p{N}])`, 'giv'),
	latePattern(String.raw`(?<![\p{L}\p{N}])logs?(?![\p{L}\p{N}])`, 'giv'),
];

/** Returns the last part of a path. */
export const baseNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Returns the number a browser put behind a second download (`name (2).txt`), 0 without one. */
export const counterOf = (path: string): number => path.includes('(') ? Number(counter.exec(baseNameOf(path))?.groups?.['n'] ?? 0) : 0;

/** Returns the connector a file called `<name>_Log.txt` is the log of, null for other names. */
export const nameFromLogName = (path: string): string | null => logName.exec(withoutCopyMarks(baseNameOf(path)))?.groups?.['name']?.trim() ?? null;

/** Returns the first folder below the watched folder that names something (`logs` and `2026-11` do not); null without one. */
export const nameFromFolder = (path: string): string | null =>
	path.split('/').slice(0, -1).find(folder => !blank.test(folder) && !namesNothing(folder))?.trim() ?? null;

/** Returns a file name without marks of copies, date, `admin log`, `log`, counter and extension; `(unnamed)` when what is left names nothing. */
export const nameFromFileName = (path: string): string => {
	const base = baseNameOf(path);
	let name = withoutCopyMarks(base);
	for (const addition of additions) {
		name = name.replace(addition(), gap);
	}

	const rest = name
		.replaceAll(/[\s_.\-]*\0[\s_.\-\0]*/gv, gap)
		.split(gap)
		.filter(part => !blank.test(part))
		.join(' ')
		.trim();
	return namesNothing(rest) ? unnamed : rest;
};

/** Returns the configured connector whose `match` rules a path meets, the first one listed; null without one. */
export const settingsMatching = (path: string, connectors: readonly ConnectorSettings[]): ConnectorSettings | null =>
	connectors.find(connector => connector.matches(path)) ?? null;

/** Returns the name that is written inside a file, null when it is blank or not there. */
export const nameInside = (name: string | null): string | null => name === null || blank.test(name) ? null : name.trim();

/**
Returns the connector of a file from its path alone: `<name>_Log.txt`, then the sub-folder, then the file name.
The two rules before these (configuration, inside the file) are applied in shares.ts.
*/
export const nameFromPath = (path: string): string =>
	nameFromLogName(path) ?? nameFromFolder(path) ?? nameFromFileName(path);

const codePointRank = (unit: number): number => {
	if (unit < 0xD8_00) {
		return unit;
	}

	// Surrogates stand for code points above all others.
	return unit >= 0xE0_00 ? unit - 0x8_00 : unit + 0x20_00;
};

/** Compares two texts by code point: negative when the first comes first. */
export const compareByCodePoint = (first: string, second: string): number => {
	const length = Math.min(first.length, second.length);
	for (let index = 0; index < length; index++) {
		// eslint-disable-next-line unicorn/prefer-code-point -- surrogates are ranked one by one
		const difference = codePointRank(first.charCodeAt(index)) - codePointRank(second.charCodeAt(index));
		if (difference !== 0) {
			return difference;
		}
	}

	return first.length - second.length;
};

/** Compares two files by folder, then path, then id: an order that does not depend on how they were found. */
export const compareFiles = (first: LogFile, second: LogFile): number =>
	(first.folder === second.folder ? 0 : compareByCodePoint(first.folder, second.folder))
	|| compareByCodePoint(first.path, second.path)
	|| compareByCodePoint(first.id, second.id);
