/** A download in progress hides nothing: the log beside it is judged as it is. */
import {readdirSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {pendingNames} from '../../../source/connectors/pending-names.ts';
import {makeEngine} from '../engine.ts';
import {adminLog} from '../logs.ts';
import {makeFolder} from '../temporary-folder.ts';

const look = (folder: string) => {
	const {engine, drain, snapshot} = makeEngine(folder, Date.now);
	engine.scan();
	drain();
	return new Map(snapshot().files.map(file => [file.path, file]));
};

test.each(pendingNames.map(({suffix}) => suffix))('the log beside a download called %s is read, in any case', suffix => {
	const folder = makeFolder();
	writeFileSync(path.join(folder, 'Slack_Log.txt'), adminLog(1));
	writeFileSync(path.join(folder, `Slack_Log.txt${suffix}`), adminLog(2));
	writeFileSync(path.join(folder, `Zoom_Log.txt${suffix.toUpperCase()}`), adminLog(3));
	const files = look(folder);
	expect(readdirSync(folder).length).toBe(files.size);
	expect(files.get('Slack_Log.txt')).toMatchObject({status: 'read', reading: {imports: [{}]}});
	expect(files.get(`Slack_Log.txt${suffix}`)).toMatchObject({status: 'pending', reading: null});
	expect(files.get(`Zoom_Log.txt${suffix.toUpperCase()}`)).toMatchObject({status: 'pending', reading: null});
});

test('a last line without its end is believed beside a download, too', () => {
	const folder = makeFolder();
	const log = path.join(folder, 'Slack_Log.txt');
	writeFileSync(log, adminLog(1).trimEnd());
	writeFileSync(`${log}.part`, 'x');
	const old = new Date(Date.now() - 60_000);
	utimesSync(log, old, old);
	expect(look(folder).get('Slack_Log.txt')).toMatchObject({status: 'read', reading: {bytes: {pending: 0}}});
});
