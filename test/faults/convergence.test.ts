/**
Whatever happens to a folder, and whatever the events tell of it or keep to themselves: after two scans the state is
that of a cold start.
*/
import {
	appendFileSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	renameSync,
	rmSync,
	truncateSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {readFolders} from '../../source/intake/read-folders.ts';
import {makeEngine} from '../intake/engine.ts';
import {adminLog} from '../intake/logs.ts';
import {summarize} from '../intake/summary.ts';
import {makeFolder} from '../intake/temporary-folder.ts';

const names = ['one.txt', 'two.txt', 'one.txt.part', 'a/one.txt', 'a/b/two.txt', 'a/b/two.txt.crdownload', '.hidden', 'a'] as const;
const name = fc.constantFrom(...names);
const content = fc.oneof(
	fc.nat(9).map(imported => adminLog(imported)),
	fc.nat(9).map(imported => adminLog(imported).trimEnd()),
	fc.constantFrom('', 'x', 'Items failed: 3\n', adminLog(5).slice(0, 70)),
);

const operation = fc.oneof(
	fc.record({does: fc.constant('write'), name, content}),
	fc.record({does: fc.constant('append'), name, content}),
	fc.record({does: fc.constant('rename'), name, to: name}),
	fc.record({does: fc.constant('copy-truncate'), name, to: name}),
	fc.record({does: fc.constant('truncate'), name, size: fc.nat(200)}),
	fc.record({does: fc.constant('delete'), name}),
	fc.record({does: fc.constant('hint'), name}),
	fc.record({does: fc.constant('scan')}),
	fc.record({does: fc.constant('read'), steps: fc.nat(4)}),
	fc.record({does: fc.constant('tell')}),
);

type Operation = {readonly does: string; readonly name?: string; readonly to?: string; readonly content?: string; readonly size?: number; readonly steps?: number};

const change = (folder: string, {does, name: from = '', to = '', content: text = '', size = 0}: Operation): void => {
	const location = path.join(folder, from);
	const other = path.join(folder, to);
	const actions: Readonly<Record<string, () => void>> = {
		write() {
			mkdirSync(path.dirname(location), {recursive: true});
			writeFileSync(location, text);
		},
		append() {
			appendFileSync(location, text);
		},
		rename() {
			renameSync(location, other);
		},
		'copy-truncate'() {
			copyFileSync(location, other);
			truncateSync(location);
		},
		truncate() {
			truncateSync(location, size);
		},
		delete() {
			rmSync(location, {recursive: true});
		},
	};
	try {
		actions[does]?.();
	} catch {
		// A folder where a file was meant, or nothing at all: then nothing happened.
	}
};

test('any changes with any events lost, doubled or late end in the state of a cold start', async () => {
	const parent = makeFolder();
	let run = 0;
	let filesSeen = 0;
	await fc.assert(fc.asyncProperty(
		fc.array(fc.record({operation, isHinted: fc.boolean()}), {minLength: 1, maxLength: 40}),
		fc.boolean(),
		async (steps, isLater) => {
			const folder = path.join(parent, String(run++));
			mkdirSync(folder);
			// Now, nothing has settled; an hour later, everything has.
			const now = (): number => Date.now() + (isLater ? 3_600_000 : 0);
			const {engine, drain, snapshot} = makeEngine(folder, now);
			engine.scan();
			for (const {operation: doing, isHinted} of steps) {
				change(folder, doing);
				if (doing.does === 'scan') {
					engine.scan();
				} else if (doing.does === 'tell') {
					snapshot();
				}

				for (let step = 0; step < ('steps' in doing ? doing.steps : 0); step++) {
					engine.reader.step();
				}

				if (isHinted || doing.does === 'hint') {
					engine.hint(path.join(folder, 'name' in doing ? doing.name : 'one.txt'));
				}
			}

			engine.scan();
			drain();
			engine.scan();
			drain();

			const cold = summarize(await readFolders([folder], {now}));
			filesSeen += cold.length;
			expect(summarize(snapshot())).toEqual(cold);
			rmSync(folder, {recursive: true});
			expect(existsSync(folder)).toBe(false);
		},
	), {numRuns: Number(process.env['CONNWATCH_RUNS'] ?? 400)});
	expect(filesSeen).toBeGreaterThan(50);
}, 60_000);
