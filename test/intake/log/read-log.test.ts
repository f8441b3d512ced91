import {execFileSync} from 'node:child_process';
import {appendFileSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {createDecoder} from '../../../source/decode/decoder.ts';
import {noPulse} from '../../../source/intake/folder/pulse.ts';
import {readLog, type Followed, type ReadResult} from '../../../source/intake/log/read-log.ts';
import {numberedBlocks} from '../logs.ts';
import {makeFolder} from '../temporary-folder.ts';

const read = (location: string, followed: Followed | null, isJustSeen = false): {outcome: ReadResult; followed: Followed | null; bytes: number} => {
	let bytes = 0;
	const steps = readLog({
		location, folder: 0, isSettled: false, isJustSeen, isHashed: true, isKept: true, followed, expected: {
			device: 0, inode: 0, size: 0, modifiedAt: 0, changedAt: 0,
		},
	}, {
		createDecoder, pulse: noPulse, now: () => Date.now(), helperFor: () => null, onBytes(count) {
			bytes += count;
		},
	});
	let result = steps.next();
	while (!result.done) {
		result = steps.next();
	}

	return {...result.value, bytes};
};

test('a file that grew costs its growth, and says what a whole reading says; a changed start or tail costs all', () => {
	const location = path.join(makeFolder(), 'log.txt');
	writeFileSync(location, numberedBlocks(0, 500));
	const first = read(location, null);
	const growth = numberedBlocks(500, 510);
	appendFileSync(location, growth);

	const grown = read(location, first.followed);
	const whole = read(location, null);
	expect(grown.bytes).toBe(growth.length);
	expect({...grown.outcome, readAt: 0, isRacy: false}).toEqual({...whole.outcome, readAt: 0, isRacy: false});

	writeFileSync(location, numberedBlocks(1, 600));
	const rewritten = read(location, grown.followed);
	expect(rewritten.bytes).toBe(numberedBlocks(1, 600).length);

	expect(read(path.join(path.dirname(location), 'nowhere'), null).outcome).toEqual({result: 'gone'});
	expect(read(path.dirname(location), null).outcome).toEqual({result: 'gone'});
});

test.skipIf(process.platform === 'win32')('a pipe or a link that took the place of a log since it was seen is not read, and holds nobody up', () => {
	const folder = makeFolder();
	execFileSync('mkfifo', [path.join(folder, 'pipe')]);
	writeFileSync(path.join(folder, 'log.txt'), numberedBlocks(0, 5));
	symlinkSync('log.txt', path.join(folder, 'link'));
	for (const isJustSeen of [false, true]) {
		expect(read(path.join(folder, 'pipe'), null, isJustSeen).outcome).toEqual({result: 'gone'});
		expect(read(path.join(folder, 'link'), null, isJustSeen).outcome).toEqual({result: 'gone'});
		expect(read(path.join(folder, 'log.txt'), null, isJustSeen).outcome).toMatchObject({result: 'read'});
	}
});
