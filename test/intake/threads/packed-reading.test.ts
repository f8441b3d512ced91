import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {FailedItems, Reading} from '../../../source/connectors/reading.ts';
import {decode} from '../../../source/decode/decoder.ts';
import {longestPacked} from '../../../source/intake/threads/packed-reading.ts';
import {packReading} from '../../../source/intake/threads/pack-reading.ts';
import {unpackReading} from '../../../source/intake/threads/unpack-reading.ts';

/** All columns as an object of their own, since packed ones are made when asked for. */
const columnsOf = (items: FailedItems | null): unknown => items && {
	rowCount: items.rowCount,
	itemIds: items.itemIds,
	places: items.places,
	users: {codes: [...items.users.codes], values: items.users.values},
	m365Users: {codes: [...items.m365Users.codes], values: items.m365Users.values},
	reasons: {codes: [...items.reasons.codes], values: items.reasons.values},
	lines: items.lines,
	recordIds: items.recordIds,
};

const plainOf = (reading: Reading): unknown => ({
	...reading, imports: reading.imports.map(block => ({...block, failedItems: columnsOf(block.failedItems), skippedItems: columnsOf(block.skippedItems)})),
});

const sent = (reading: Reading): Reading => unpackReading(structuredClone(packReading(reading)));

const text = fc.oneof(fc.constantFrom('', '\n', 'anna@vendor.example', 'Jörg', '\u{1F600}', '\0'), fc.string({unit: 'binary', maxLength: 12}));
const columnOf = (texts: readonly string[]): FailedItems['users'] => {
	const values = [...new Set(texts)];
	return {codes: Uint16Array.from(texts, one => values.indexOf(one)), values};
};

const textsOf = (texts: readonly string[]): FailedItems['itemIds'] => {
	let end = 0;
	return {
		text: texts.join(''), ends: Uint32Array.from(texts, ({length}) => {
			end += length;
			return end;
		}),
	};
};

const table = fc.tuple(fc.array(fc.tuple(text, text, text, text), {maxLength: 40}), fc.boolean(), fc.boolean(), fc.nat((2 ** 32) - 100)).map(([rows, hasLines, hasRecords, line]): FailedItems => ({
	rowCount: rows.length,
	itemIds: textsOf(rows.map(([item]) => item)),
	places: null,
	users: columnOf(rows.map(([, user]) => user)),
	m365Users: columnOf(rows.map(row => row[2])),
	reasons: columnOf(rows.map(row => row[3])),
	lines: hasLines
		? {
			rows: Uint32Array.from(rows.length > 0 ? [0, ...rows.length > 3 ? [2] : []] : []),
			lines: Uint32Array.from(rows.length > 0 ? [line, ...rows.length > 3 ? [line + 9] : []] : []),
		}
		: null,
	recordIds: hasRecords ? textsOf(rows.map(([item, user]) => user + item)) : null,
}));

const [block] = decode(Buffer.from('Import completion time: 11/01/2026 02:14:09\nItems failed: 0\n')).imports;
const readingOf = (tables: ReadonlyArray<readonly [FailedItems | null, FailedItems | null]>): Reading => ({
	...decode(Buffer.from('')), imports: tables.map(([failedItems, skippedItems]) => ({...block!, failedItems, skippedItems})),
});

test('what is unpacked is what was packed, also when tables are looked at again and in another order', () => {
	fc.assert(fc.property(fc.array(fc.tuple(fc.option(table), fc.option(table)), {maxLength: 5}), tables => {
		const reading = readingOf(tables);
		const expected = plainOf(reading);
		const received = sent(reading);
		expect(plainOf({...received, imports: received.imports.toReversed()})).toEqual(plainOf({...reading, imports: reading.imports.toReversed()}));
		expect(plainOf(received)).toEqual(expected);
	}));
});

test('long tables and long texts are sent as they are, beside packed ones', () => {
	const rows = Array.from({length: longestPacked + 1}, (_, row) => `item ${row}`);
	const long = {
		rowCount: rows.length, itemIds: textsOf(rows), places: null, users: columnOf(['a', ...rows.slice(1).map(() => 'b')]), m365Users: columnOf(rows.map(() => '')), reasons: columnOf(rows.map(() => 'x'.repeat(70_000))), lines: null, recordIds: null,
	};
	const wordy = {
		...long, rowCount: 1, itemIds: textsOf(['y'.repeat(70_000)]), users: columnOf(['b']), m365Users: columnOf(['']), reasons: columnOf(['z']),
	};
	const short = {...wordy, itemIds: textsOf(['y'])};
	const reading = readingOf([[long, null], [wordy, short], [short, long]]);
	expect(packReading(reading).imports.map(({failedItems, skippedItems}) => [typeof failedItems, typeof skippedItems])).toEqual([['object', 'object'], ['object', 'number'], ['number', 'object']]);
	expect(plainOf(sent(reading))).toEqual(plainOf(reading));
});

test('more tables than may be open at once are read anew', () => {
	const texts = Array.from({length: 4000}, (_, row) => `user ${row}`);
	const many = Array.from({length: 40}, (_, index) => ({
		rowCount: texts.length, itemIds: textsOf(texts), places: null, users: columnOf(texts.map(one => `${one} ${index}`)), m365Users: columnOf(texts.map(() => '')), reasons: columnOf(texts.map(() => String(index))), lines: null, recordIds: null,
	}));
	const received = sent(readingOf(many.map(items => [items, null])));
	for (let round = 0; round < 2; round++) {
		expect(received.imports.map(({failedItems}) => failedItems!.users.values[3999])).toEqual(many.map((_, index) => `user 3999 ${index}`));
	}

	const {failedItems} = received.imports[0]!;
	expect(failedItems!.users).toBe(failedItems!.users);
});

test('a reading without tables, or packed already, is not packed again', () => {
	const reading = readingOf([[null, null]]);
	expect(packReading(reading)).toBe(reading);
	expect(unpackReading(reading)).toBe(reading);
	const packed = packReading(readingOf([[{
		rowCount: 0, itemIds: textsOf([]), places: null, users: columnOf([]), m365Users: columnOf([]), reasons: columnOf([]), lines: null, recordIds: null,
	}, null]]));
	expect(packReading(packed)).toBe(packed);
});
