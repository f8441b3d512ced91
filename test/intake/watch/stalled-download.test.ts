/** A download that was never completed must not hide the log beside it for ever: it is in progress for a day at most. */
import {readFileSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {makeEngine} from '../engine.ts';
import {adminLog} from '../logs.ts';
import {makeFolder} from '../temporary-folder.ts';

const day = 24 * 3_600_000;

const makeDownload = (age: number, log = adminLog(1)) => {
	const folder = makeFolder();
	const partial = path.join(folder, 'Slack_Log.txt.part');
	writeFileSync(path.join(folder, 'Slack_Log.txt'), log);
	writeFileSync(partial, 'x');
	utimesSync(partial, new Date(Date.now() - age), new Date(Date.now() - age));
	const clock = {now: Date.now()};
	const {engine, drain, snapshot} = makeEngine(folder, () => clock.now);
	const look = () => {
		engine.scan();
		drain();
		engine.scan();
		drain();
		return snapshot().files.find(file => file.path === 'Slack_Log.txt')!;
	};

	return {partial, clock, look};
};

test('a download that has not changed for a day does not hide the log beside it', () => {
	expect(makeDownload(day - 60_000).look()).toMatchObject({status: 'pending', reason: 'a download in progress lies beside it: Slack_Log.txt.part'});
	expect(makeDownload(day + 60_000).look()).toMatchObject({status: 'read', reading: {imports: [{}]}});
});

test('the day passes while the folder is watched, and a download that goes on begins another', () => {
	const {partial, clock, look} = makeDownload(0, adminLog(1).trimEnd());
	expect(look().status).toBe('pending');
	clock.now += day + 60_000;
	const log = look();
	expect(log).toMatchObject({status: 'read', reading: {bytes: {pending: 0}}});
	writeFileSync(partial, readFileSync(partial, 'utf8') + 'x');
	utimesSync(partial, new Date(clock.now), new Date(clock.now));
	expect(look().status).toBe('pending');
});
