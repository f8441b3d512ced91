/** A scan that finds a log while it is being read must not queue it again: it would be counted twice and rest before it is left out. */
import {appendFileSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {makeEngine} from './engine.ts';
import {numberedBlocks} from './logs.ts';
import {makeFolder} from './temporary-folder.ts';

const makeReading = () => {
	const location = path.join(makeFolder(), 'Slack_Log.txt');
	// More than one step reads.
	writeFileSync(location, numberedBlocks(0, 20_000));
	utimesSync(location, 1_600_000_000, 1_600_000_000);
	// Not written just now: that would be read twice anyway.
	const {engine, drain, snapshot} = makeEngine(path.dirname(location), () => Date.now() + 60_000);
	engine.scan();
	engine.reader.step();
	return {
		location, engine, drain, snapshot,
	};
};

test('a log found again while it is being read is counted once, and is all read when it is read', () => {
	const {engine: {scan, reader}} = makeReading();
	expect(reader.progress()).toMatchObject({filesDone: 0, filesTotal: 1});
	scan();
	expect(reader.progress()).toMatchObject({filesDone: 0, filesTotal: 1});
	while (reader.step()) {
		// One more.
	}

	expect(reader.progress()).toBeNull();
});

test('one that changed meanwhile is read again', () => {
	const {location, engine, drain, snapshot} = makeReading();
	appendFileSync(location, numberedBlocks(20_000, 20_001));
	engine.scan();
	drain();
	expect(snapshot().files[0]?.reading?.imports).toHaveLength(20_001);
});
