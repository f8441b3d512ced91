import {
	appendFileSync,
	mkdirSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {setTimeout} from 'node:timers/promises';
import {expect, test} from 'vitest';
import type {IntakeSnapshot} from '../../source/intake/snapshot.ts';
import {adminLog, numberedBlocks} from './logs.ts';
import {fileOf, summarizeFile} from './summary.ts';
import {makeFolder} from './temporary-folder.ts';
import {isLive, until, watchInTest} from './watching.ts';

const importedIn = (name: string, imported: number) => (snapshot: IntakeSnapshot): boolean => {
	const file = snapshot.files.find(file => file.path === name);
	return file?.reading?.imports.at(-1)?.counts.imported === imported;
};

const hasFile = (name: string) => ({files}: IntakeSnapshot): boolean => files.some(file => file.path === name);

test('a log renamed into the folder is told within 150 ms, an appended import too, and a removed file vanishes', async () => {
	const folder = makeFolder();
	const elsewhere = makeFolder();
	writeFileSync(path.join(folder, 'Slack_Log.txt'), adminLog(1));
	const watch = watchInTest([folder]);
	await until(watch, isLive);
	expect(watch.getSnapshot().folders[0]!.lag).toBeNull();
	const before = fileOf(watch.getSnapshot(), 'Slack_Log.txt');

	const latencies: number[] = [];
	for (let number = 0; number < 60; number++) {
		const waiting = path.join(elsewhere, 'download');
		writeFileSync(waiting, adminLog(number));
		renameSync(waiting, path.join(folder, `Zoom_Log (${number}).txt`));
		latencies.push(await until(watch, importedIn(`Zoom_Log (${number}).txt`, number)));
	}

	// Of sixty the fourth slowest: the machine that runs this runs other tests beside it.
	expect(latencies.toSorted((one, other) => one - other).at(-4)).toBeLessThan(150);
	// What did not change is the same object, so that nothing is drawn for it.
	expect(fileOf(watch.getSnapshot(), 'Slack_Log.txt')).toBe(before);

	appendFileSync(path.join(folder, 'Slack_Log.txt'), adminLog(2));
	expect(watch.getSnapshot().folders[0]!.lag).toBeLessThan(1000);
	expect(await until(watch, importedIn('Slack_Log.txt', 2))).toBeLessThan(1000);
	rmSync(path.join(folder, 'Slack_Log.txt'));
	expect(await until(watch, snapshot => !hasFile('Slack_Log.txt')(snapshot))).toBeLessThan(1000);
	expect(watch.getSnapshot().files).toHaveLength(60);
});

test('a new sub-folder, a renamed one and a deleted one are followed', async () => {
	const folder = makeFolder();
	const watch = watchInTest([folder]);
	await until(watch, isLive);
	mkdirSync(path.join(folder, 'a', 'b'), {recursive: true});
	writeFileSync(path.join(folder, 'a', 'b', 'Slack_Log.txt'), adminLog(1));
	await until(watch, importedIn('a/b/Slack_Log.txt', 1));
	renameSync(path.join(folder, 'a'), path.join(folder, 'c'));
	await until(watch, snapshot => hasFile('c/b/Slack_Log.txt')(snapshot) && !hasFile('a/b/Slack_Log.txt')(snapshot));
	appendFileSync(path.join(folder, 'c', 'b', 'Slack_Log.txt'), adminLog(2));
	await until(watch, importedIn('c/b/Slack_Log.txt', 2));
	rmSync(path.join(folder, 'c'), {recursive: true});
	await until(watch, ({files}) => files.length === 0);
});

test('a folder missing at start is waited for; deleted, it keeps its last state with its age; back, it recovers', async () => {
	const parent = makeFolder();
	const folder = path.join(parent, 'logs');
	const watch = watchInTest([folder], 150);
	await until(watch, ({folders}) => folders[0]!.mode === 'missing');
	expect(watch.getSnapshot()).toMatchObject({files: [], folders: [{reason: 'not there (ENOENT)', seenAt: null, lastScanAt: null}]});

	mkdirSync(folder);
	writeFileSync(path.join(folder, 'Slack_Log.txt'), adminLog(1));
	await until(watch, importedIn('Slack_Log.txt', 1));
	renameSync(folder, path.join(parent, 'away'));
	await until(watch, ({folders}) => folders[0]!.mode === 'missing');
	const {seenAt} = watch.getSnapshot().folders[0]!;
	await setTimeout(600);
	expect(watch.getSnapshot().folders[0]).toMatchObject({mode: 'missing', seenAt});
	expect(seenAt).toBeLessThan(Date.now() - 500);
	expect(importedIn('Slack_Log.txt', 1)(watch.getSnapshot())).toBe(true);

	renameSync(path.join(parent, 'away'), folder);
	writeFileSync(path.join(folder, 'Zoom_Log.txt'), adminLog(2));
	await until(watch, importedIn('Zoom_Log.txt', 2));
	rmSync(folder, {recursive: true});
	mkdirSync(folder);
	await until(watch, ({files, folders}) => files.length === 0 && ['starting', 'polling'].includes(folders[0]!.mode));
});

test('events work again in a folder that was deleted and made anew', async () => {
	const parent = makeFolder();
	const folder = path.join(parent, 'logs');
	mkdirSync(folder);
	const watch = watchInTest([folder]);
	await until(watch, isLive);
	rmSync(folder, {recursive: true});
	await until(watch, ({folders}) => folders[0]!.mode === 'missing');
	mkdirSync(folder);
	await until(watch, isLive);
	writeFileSync(path.join(folder, 'Slack_Log.txt'), adminLog(1));
	expect(await until(watch, importedIn('Slack_Log.txt', 1))).toBeLessThan(1000);
});

test('with scans only, the header says so and everything is found', async () => {
	const folder = makeFolder();
	const watch = watchInTest([folder], 100);
	await until(watch, ({isComplete}) => isComplete);
	expect(watch.getSnapshot().folders[0]).toMatchObject({mode: 'polling', reason: 'asked for with --poll'});
	writeFileSync(path.join(folder, 'Slack_Log.txt'), adminLog(1));
	await until(watch, importedIn('Slack_Log.txt', 1));
	// Same size, same modification time: only the change time tells.
	const {atime, mtime} = statSync(path.join(folder, 'Slack_Log.txt'));
	writeFileSync(path.join(folder, 'Slack_Log.txt'), adminLog(3));
	utimesSync(path.join(folder, 'Slack_Log.txt'), atime, mtime);
	await until(watch, importedIn('Slack_Log.txt', 3));
});

test('variables for chokidar cannot turn events off', async () => {
	const folder = makeFolder();
	process.env['CHOKIDAR_USEPOLLING'] = '1';
	process.env['CHOKIDAR_INTERVAL'] = 'never';
	const watch = watchInTest([folder]);
	await until(watch, isLive);
	writeFileSync(path.join(folder, 'Slack_Log.txt'), adminLog(1));
	expect(await until(watch, importedIn('Slack_Log.txt', 1))).toBeLessThan(1000);
	delete process.env['CHOKIDAR_USEPOLLING'];
	delete process.env['CHOKIDAR_INTERVAL'];
});

test('a download is pending while it goes on and read once it is renamed', async () => {
	const folder = makeFolder();
	const watch = watchInTest([folder]);
	await until(watch, isLive);
	// Firefox makes both; Chrome only the second.
	writeFileSync(path.join(folder, 'Slack_Log.txt'), '');
	writeFileSync(path.join(folder, 'Slack_Log.txt.part'), adminLog(1).slice(0, 40));
	await until(watch, ({files}) => files.length === 2);
	await setTimeout(100);
	expect(watch.getSnapshot().files.map(({status, reading}) => [status, reading])).toEqual([['pending', null], ['pending', null]]);
	appendFileSync(path.join(folder, 'Slack_Log.txt.part'), adminLog(1).slice(40));
	renameSync(path.join(folder, 'Slack_Log.txt.part'), path.join(folder, 'Slack_Log.txt'));
	await until(watch, snapshot => importedIn('Slack_Log.txt', 1)(snapshot) && snapshot.files.length === 1);
	expect(fileOf(watch.getSnapshot(), 'Slack_Log.txt')).toMatchObject({status: 'read'});
});

test('a last line without its end is believed once the file has not changed for ten seconds', async () => {
	const folder = makeFolder();
	const watch = watchInTest([folder]);
	await until(watch, isLive);
	const startedAt = Date.now();
	writeFileSync(path.join(folder, 'Slack_Log.txt'), adminLog(1).trimEnd());
	await until(watch, hasFile('Slack_Log.txt'));
	await setTimeout(500);
	expect(summarizeFile(fileOf(watch.getSnapshot(), 'Slack_Log.txt'))).toMatchObject({status: 'pending', reason: 'its last line has no end yet'});
	await until(watch, snapshot => fileOf(snapshot, 'Slack_Log.txt').status === 'read', 20_000);
	expect(Date.now() - startedAt).toBeGreaterThan(9500);
	appendFileSync(path.join(folder, 'Slack_Log.txt'), `\n${adminLog(2)}`);
	await until(watch, importedIn('Slack_Log.txt', 2));
	expect(summarizeFile(fileOf(watch.getSnapshot(), 'Slack_Log.txt')).imported).toEqual([1, 2]);
}, 40_000);

test('appends ten times a second are seen within a second, at little cost', async () => {
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	writeFileSync(location, numberedBlocks(0, 300));
	const watch = watchInTest([folder]);
	await until(watch, isLive);
	const cpuBefore = process.cpuUsage();
	let worst = 0;
	for (let number = 300; number < 340; number++) {
		appendFileSync(location, numberedBlocks(number, number + 1));
		worst = Math.max(worst, await until(watch, importedIn('Slack_Log.txt', number)));
		await setTimeout(90);
	}

	expect(worst).toBeLessThan(1000);
	expect(summarizeFile(fileOf(watch.getSnapshot(), 'Slack_Log.txt')).imported).toEqual(Array.from({length: 340}, (_, number) => number));
	const {user, system} = process.cpuUsage(cpuBefore);
	// Alone on a machine it is a twentieth of a core, this test's own waiting included; other tests run beside it.
	expect((user + system) / 1000 / (40 * 100)).toBeLessThan(0.25);
});
