/** Reading known blocks once must give, field by field, what the decoder gives for the whole file. */
import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Reading} from '../../../source/connectors/reading.ts';
import {createDecoder} from '../../../source/decode/decoder.ts';
import {createKnownBlocks} from '../../../source/intake/log/known-blocks.ts';

const read = (create: () => Pick<ReturnType<typeof createDecoder>, 'push' | 'finish'>, bytes: Uint8Array, isSettled: boolean, cut = bytes.length): Reading => {
	const decoder = create();
	decoder.push(bytes.subarray(0, cut));
	if (cut < bytes.length) {
		decoder.push(bytes.subarray(cut));
	}

	return decoder.finish({isSettled});
};

const row = fc.tuple(fc.constantFrom('AAMkAD40', 'item 7', '', '"A"', '`x`'), fc.constantFrom('ana@vendor.example', '', 'b: c'), fc.constantFrom('', 'ana@contoso.example'), fc.constantFrom('User mapping not found', 'Item too large', 'a\tb', 'Items failed: 3')).map(cells => cells.join('\t'));

const oddLines = ['Slack', 'Connector name: Slack', 'No items ingested on 11/02/2026', 'Total: 4', '---', '| a | b |', '```', 'Übung: 3', 'Import completion time:', 'Run: 7', ''];

const block = fc.record({
	hour: fc.nat(30), failed: fc.nat(3), hasTable: fc.boolean(), rows: fc.array(row, {maxLength: 3}), title: fc.constantFrom('Item id\tSource User ID\tM365 User ID\tFailure Reason', 'Item id\tFailure Reason\tSource User ID', 'Failure Reason\tItem id'), odd: fc.option(fc.constantFrom(...oddLines), {freq: 5}), place: fc.nat(12), cut: fc.option(fc.nat(200), {freq: 12}),
}).map(({hour, failed, hasTable, rows, title, odd, place, cut}) => {
	const lines = [
		`Import completion time: 11/${hour + 1}/2026 2:14:09 AM (UTC)`,
		'Items available from source: 100',
		'Items available for import: 250',
		`Items imported successfully: ${250 - failed}`,
		'Items partially imported: 0',
		'Items skipped: 0',
		`Items failed: ${failed}`,
		...hasTable ? ['Failed item details', title, ...rows] : [],
	];
	const text = (odd === null ? lines : lines.toSpliced(place, 0, odd)).join('\n');
	return `${cut === null ? text : text.slice(0, cut)}\n`;
});

/** A pool of blocks, and files that each hold some of them, as downloads of overlapping days do. */
const archives = fc.tuple(fc.array(block, {minLength: 1, maxLength: 6}), fc.array(fc.record({
	places: fc.array(fc.nat(5), {minLength: 1, maxLength: 6}), isSettled: fc.boolean(), end: fc.constantFrom('', '', '\n', '\n\n', 'x'), share: fc.option(fc.double({min: 0, max: 1, noNaN: true}), {freq: 8}),
}), {minLength: 2, maxLength: 8}));

test('files of blocks that occur again and again read as without a memory', () => {
	fc.assert(fc.property(archives, ([pool, files]) => {
		const create = createKnownBlocks(() => createDecoder(), 0);
		for (const {places, isSettled, end, share} of files) {
			const bytes = new TextEncoder().encode(`${places.map(place => pool[place % pool.length]!).join('\n')}${end}`);
			const cut = share === null ? bytes.length : Math.floor(bytes.length * share);
			expect(structuredClone(read(create, bytes, isSettled, cut))).toEqual(structuredClone(read(() => createDecoder(), bytes, isSettled, cut)));
		}
	}), {numRuns: 400});
}, 60_000);

test('samples, alone and below each other, read as without a memory, however often', () => {
	const samples = path.resolve(import.meta.dirname, '../../../samples');
	const texts = globSync('{admin-log,records-log,not-a-log}/*/*.*', {cwd: samples}).filter(name => !name.endsWith('expected.json')).toSorted().map(name => readFileSync(path.join(samples, name)));
	const plain = texts.find(text => text.toString('latin1').startsWith('Import completion time:'))!;
	const create = createKnownBlocks(() => createDecoder(), 0);
	for (const bytes of texts.flatMap(text => [text, text, Buffer.concat([plain, Buffer.from('\n'), text]), Buffer.concat([text, Buffer.from('\n'), plain]), text])) {
		expect(structuredClone(read(create, bytes, true))).toEqual(structuredClone(read(() => createDecoder(), bytes, true)));
	}
});

/** Returns how many times bytes were decoded so far, and decoders with a memory. */
const counted = (): {readonly create: ReturnType<typeof createKnownBlocks>; readonly decoded: readonly number[]} => {
	const decoded: number[] = [];
	const create = createKnownBlocks(() => {
		const decoder = createDecoder();
		return {
			...decoder, push(bytes) {
				decoded.push(bytes.length);
				decoder.push(bytes);
			},
		};
	}, 0);
	return {create, decoded};
};

test('a block is decoded once, not once a file', () => {
	const {create, decoded} = counted();
	const blockOf = (day: number): string => `Import completion time: 11/${day}/2026 2:14:09 AM (UTC)\nItems available from source: 1\nItems available for import: 1\nItems imported successfully: 1\nItems partially imported: 0\nItems skipped: 0\nItems failed: 0\n`;
	const fileOf = (from: number): Uint8Array => new TextEncoder().encode([0, 1, 2].map(day => blockOf(from + day)).join('\n'));
	for (const from of [10, 11, 12, 13]) {
		expect(read(create, fileOf(from), true).imports).toHaveLength(3);
	}

	// The first as a whole; then each of its blocks once more, and each new one.
	expect(decoded.length).toBe(1 + 3 + 1 + 1);
});

test('where files do not repeat each other nothing is cut any more', () => {
	const {create, decoded} = counted();
	const fileOf = (number: number): Uint8Array => new TextEncoder().encode(`Import completion time: 11/10/2026 2:14:09 AM (UTC)\nItems available from source: ${number}\nItems available for import: ${number}\nItems imported successfully: ${number}\nItems partially imported: 0\nItems skipped: 0\nItems failed: 0\n`);
	for (let number = 0; number < 600; number++) {
		read(create, fileOf(number), true);
	}

	const before = decoded.length;
	read(create, fileOf(599), true);
	read(create, fileOf(599), true);
	// Each as a whole: nothing was remembered.
	expect(decoded.slice(before)).toEqual([fileOf(599).length, fileOf(599).length]);
});
