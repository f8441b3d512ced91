import {describe, expect, test} from 'vitest';
import type {WatchMode} from '../../../source/intake/snapshot.ts';
import {textOf} from '../../../source/select/line/line.ts';
import {
	folderWords,
	healthLine,
	isCurrent,
	isWatched,
	progressLines,
	unfinishedLine,
	worstFolder,
} from '../../../source/select/words/watching.ts';
import {now, watching, wholeTenant} from '../../ui/made-up-tenant.ts';

const withModes = (...modes: readonly WatchMode[]) => ({...watching, folders: modes.map((mode, index) => ({...watching.folders[0]!, folder: `/${index}`, mode}))});

describe('watch health', () => {
	test('mode, last scan and newest file, in minutes', () => {
		expect(textOf(healthLine(watching, wholeTenant, now, false))).toBe('● live · scan now · newest file 12m ago');
		expect(textOf(healthLine(watching, wholeTenant, now + 180_000, false))).toBe('● live · scan 3m ago · newest file 15m ago');
	});

	test('before it is known how a folder is watched, the word is neutral', () => {
		expect(textOf(healthLine(withModes('starting'), wholeTenant, now, false))).toBe('● watching · scan now · newest file 12m ago');
		expect(worstFolder(withModes('starting', 'polling', 'live'))?.mode).toBe('polling');
	});

	test('the worst folder speaks for all', () => {
		expect(worstFolder(withModes('live', 'missing', 'polling'))?.mode).toBe('missing');
		expect(textOf(healthLine(withModes('live', 'stale'), wholeTenant, now, false))).toContain('stale');
	});

	test.each([['live', true], ['starting', true], ['polling', true], ['stale', false], ['missing', false], ['not-responding', false]] as const)('%s is current: %s', (mode, expected) => {
		expect(isCurrent(withModes(mode))).toBe(expected);
	});

	test('what is not all read is not current, gives no verdict, and is called so', () => {
		const reading = {
			...watching, isComplete: false, progress: {
				filesDone: 3, filesTotal: 40, bytesDone: 1024, bytesTotal: 4096,
			},
		};
		expect(isCurrent(reading)).toBe(false);
		expect(isWatched(reading)).toBe(true);
		expect(textOf(healthLine(reading, wholeTenant, now, false))).toBe('◌ reading · scan now · newest file 12m ago');
		expect(textOf(healthLine(reading, null, now, false))).toBe('◌ reading · scan now');
		expect(textOf(unfinishedLine(reading)!)).toBe('unknown until all is read: 3 of 40 files, 25 %');
		expect(unfinishedLine(watching)).toBeNull();
		expect(textOf(healthLine({...withModes('missing'), isComplete: false}, wholeTenant, now, false))).toContain('folder missing');
	});

	test('no watch is not health', () => {
		expect(isCurrent(null)).toBe(false);
		expect(textOf(healthLine({...watching, folders: []}, wholeTenant, now, false))).toBe('not watching');
	});

	test('before the first news of a folder nothing is said of it, neither how many there are nor that nobody watches', () => {
		expect(textOf(healthLine(null, null, now, false))).toBe('starting');
		expect(folderWords(null)).toBe('');
	});
});

test('progress says how far, an empty folder divides nothing by nothing', () => {
	const lines = progressLines({
		filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0,
	}, 20, true).map(line => textOf(line));
	expect(lines[0]).toBe('.'.repeat(20));
	expect(progressLines(null, 20, true)).toEqual([]);
});
