/** Nothing hides: whatever a folder holds that is not known, at random, the verdict is never ok; and downloads in progress alarm nobody. */
import {mkdirSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {assess} from '../../source/connectors/judge/assess.ts';
import type {Tenant} from '../../source/connectors/model.ts';
import {pendingNames} from '../../source/connectors/pending-names.ts';
import type {LogFile} from '../../source/connectors/reading.ts';
import {noSettings} from '../../source/connectors/settings.ts';
import {readFolders} from '../../source/intake/read-folders.ts';
import {makeFolder} from '../intake/temporary-folder.ts';

const now = Date.parse('2026-11-22T08:00:00Z');
const minute = 60_000;
/** When the logs in the folder were saved, in minutes before now. */
const savedBefore = 300;

const importOf = (day: number, failed: number, time = `11/${day}/2026 2:14:09 AM`): string => `Import completion time: ${time}
Items available from source: 900
Items available for import: 900
Items imported successfully: ${900 - failed}
Items partially imported: 0
Items skipped: 0
Items failed: ${failed}
`;

const weekOf = (failed: number): string => Array.from({length: 9}, (_, index) => importOf(14 + index, index === 8 ? failed : 0)).join('\n');

/** How the logs of a connector are called: the first one, and those saved after it. */
const namings: ReadonlyArray<(number: number) => string> = [
	number => `Slack_Log${number === 0 ? '' : ` (${number})`}.txt`,
	number => `Slack${number === 0 ? '' : ` (${number})`}.txt`,
	number => `Slack/2026-11-${10 + number}.csv`,
	number => `team/Slack_Log-${number + 1}.txt`,
];

/** What may lie beside the log; `isKnown`: whether all is known with it there. */
type Sibling = {readonly name: string; readonly text: string; readonly isKnown: boolean; readonly isForbidden: boolean};

const half = (text: string, share: number): string => text.slice(0, Math.floor(text.indexOf('Items failed') * share));

const siblingKinds: ReadonlyArray<(name: string, share: number, suffix: string) => Sibling> = [
	(name, share, suffix) => ({
		name: `${name}${suffix}`, text: half(weekOf(0), share), isKnown: true, isForbidden: false,
	}),
	(name, _share, suffix) => ({
		name: `${name}${suffix}`, text: weekOf(900), isKnown: true, isForbidden: true,
	}),
	name => ({
		name, text: '', isKnown: false, isForbidden: false,
	}),
	(name, share) => ({
		name, text: half(importOf(22, 900, '11/22/2026 3:14:09 AM'), share), isKnown: false, isForbidden: false,
	}),
	name => ({
		name, text: '<!DOCTYPE html><html><body>Sign in</body></html>\n', isKnown: false, isForbidden: false,
	}),
	name => ({
		name, text: importOf(22, 900, '11/22/2026 02:14:09 CET'), isKnown: false, isForbidden: false,
	}),
	name => ({
		name, text: importOf(22, 900), isKnown: false, isForbidden: true,
	}),
];

const siblings = fc.array(fc.record({
	kind: fc.nat(siblingKinds.length - 1), share: fc.double({min: 0.01, max: 0.99, noNaN: true}), suffix: fc.constantFrom(...pendingNames.map(({suffix}) => suffix)),
	age: fc.integer({min: 0, max: savedBefore - 1}),
}), {maxLength: 3});

const folders = fc.record({
	naming: fc.nat(namings.length - 1), failed: fc.constantFrom(0, 0, 900), siblings, isFolderForbidden: fc.constantFrom(false, false, false, true),
});

/** Root may read everything: what is forbidden is told as the intake tells it (permissions.test.ts sees that it does). */
const forbid = (file: LogFile): LogFile => ({
	...file, status: 'unreadable', reason: 'no permission (EACCES)', reading: null, sha256: null,
});

const forbiddenFolder = (folder: string): LogFile => ({
	id: `${folder}/Zoom/`, folder, path: 'Zoom/', status: 'unreadable', reason: 'the folder cannot be listed: no permission (EACCES)', size: 0, modifiedAt: 0, sha256: null, reading: null,
});

const judge = async (files: ReadonlyArray<{readonly name: string; readonly text: string; readonly age: number; readonly isForbidden: boolean}>, isFolderForbidden: boolean): Promise<Tenant> => {
	const folder = makeFolder();
	for (const {name, text, age} of files) {
		const place = path.join(folder, name);
		mkdirSync(path.dirname(place), {recursive: true});
		writeFileSync(place, text);
		const savedAt = new Date(now - (age * minute));
		utimesSync(place, savedAt, savedAt);
	}

	const forbidden = new Set(files.filter(({isForbidden}) => isForbidden).map(({name}) => name));
	const snapshot = await readFolders([folder], {now: () => now + minute});
	return assess({
		files: [
			...snapshot.files.map(file => forbidden.has(file.path) && file.status !== 'pending' ? forbid(file) : file),
			...isFolderForbidden ? [forbiddenFolder(folder)] : [],
		],
		settings: noSettings, acknowledgements: [], now,
	});
};

test('whatever is not known, the verdict is not ok, and what is known alarms nobody', async () => {
	await fc.assert(fc.asyncProperty(folders, async ({naming, failed, siblings: chosen, isFolderForbidden}) => {
		const nameOf = namings[naming]!;
		const beside = chosen.map(({kind, share, suffix, age}, index) => ({...siblingKinds[kind]!(nameOf(index + 1), share, suffix), age}));
		const tenant = await judge([{
			name: nameOf(0), text: weekOf(failed), age: savedBefore, isForbidden: false,
		}, ...beside], isFolderForbidden);
		const isWell = failed === 0 && !isFolderForbidden && beside.every(({isKnown}) => isKnown);
		expect(tenant.verdict === 'ok', tenant.connectors.map(({name, state, findings}) => `${name} ${state} ${findings[0]?.message ?? ''}`).join('\n')).toBe(isWell);
		// Every row that is not well says why, in words of its own severity.
		const notWell = tenant.connectors.filter(({severity}) => severity === 'critical' || severity === 'warning');
		for (const {severity, findings} of notWell) {
			expect(findings.some(finding => finding.severity === severity)).toBe(true);
		}
	}), {numRuns: 150});
}, 60_000);
