/** Clocks that jump and files from the future or from 1970: read like any other, and never waited for without end. */
import {appendFileSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {settlingTime} from '../../source/intake/book/book.ts';
import {makeEngine} from '../intake/engine.ts';
import {adminLog} from '../intake/logs.ts';
import {makeFolder} from '../intake/temporary-folder.ts';

const day = 86_400_000;

test.for([0, 1, 4_102_444_800] as const)('a file changed at second %d of the epoch is read, and read again when it grows', seconds => {
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	const {engine, drain, snapshot} = makeEngine(folder, () => Date.now());
	writeFileSync(location, adminLog(1));
	utimesSync(location, seconds, seconds);
	engine.scan();
	drain();
	expect(snapshot().files).toMatchObject([{status: 'read', modifiedAt: seconds * 1000, reading: {imports: [{counts: {imported: 1}}]}}]);
	appendFileSync(location, adminLog(2));
	utimesSync(location, seconds, seconds);
	engine.scan();
	drain();
	expect(snapshot().files[0]!.reading!.imports.map(({counts}) => counts.imported)).toEqual([1, 2]);
});

test.for([-day, day, -20 * 365 * day] as const)('after a jump of the clock by %d ms changes are read, and nothing waits longer than before', jump => {
	const folder = makeFolder();
	const location = path.join(folder, 'Slack_Log.txt');
	let offset = 0;
	const {engine, drain, snapshot} = makeEngine(folder, () => Date.now() + offset);
	writeFileSync(location, adminLog(1).trimEnd());
	engine.scan();
	drain();
	expect(snapshot().files).toMatchObject([{status: 'pending', reason: 'its last line has no end yet'}]);
	offset = jump;
	appendFileSync(location, `\n${adminLog(2).trimEnd()}`);
	engine.scan();
	drain();
	expect(engine.reader.dueIn() ?? 0).toBeLessThanOrEqual(settlingTime);
	offset += settlingTime;
	engine.scan();
	drain();
	expect(snapshot().files[0]).toMatchObject({status: 'read', reading: {imports: [{counts: {imported: 1}}, {counts: {imported: 2}}]}});
});
