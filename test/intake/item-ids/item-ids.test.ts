import fs, {
	appendFileSync,
	readFileSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import path from 'node:path';
import {expect, test, vi} from 'vitest';
import {itemIdOf, lineOf, placeOf} from '../../../source/connectors/failed-items/failed-rows.ts';
import type {Failure} from '../../../source/connectors/failed-items/failures.ts';
import type {LogFile} from '../../../source/connectors/reading.ts';
import {createDecoder} from '../../../source/decode/decoder.ts';
import {ChangedLogError, ItemIds} from '../../../source/intake/item-ids/item-ids.ts';
import {createItemIdLoader} from '../../../source/intake/item-ids/load-item-ids.ts';
import {makeFolder} from '../temporary-folder.ts';

const count = 8000;
const itemIdAt = (row: number): string => row % 7 === 0 ? `id "${row}", quoted` : `item-${row}`;
const rowAt = (row: number, ending: string): string => row % 7 === 0 ? `"id ""${row}"", quoted",u${row % 10},,"over${ending}lines"` : `item-${row},u${row % 10},,No mapping`;

const writeLog = (encoding: 'utf8' | 'utf16le', ending: string): LogFile => {
	const folder = makeFolder();
	const rows = Array.from({length: count}, (_, row) => rowAt(row, ending));
	const text = ['Import completion time: 2026-11-22T02:00:00Z', `Items failed: ${count}`, 'Item id,Source User ID,M365 User ID,Failure Reason', ...rows, ''].join(ending);
	const file = path.join(folder, 'a_Log.txt');
	writeFileSync(file, `\uFEFF${text}`, encoding);
	const {size, mtimeMs} = statSync(file);
	const decoder = createDecoder();
	decoder.push(readFileSync(file));
	return {
		id: 'a', folder, path: 'a_Log.txt', status: 'read', reason: null, size, modifiedAt: Math.trunc(mtimeMs), sha256: null, reading: decoder.read({isSettled: true}),
	};
};

test.each([['utf8', '\n'], ['utf8', '\r\n'], ['utf8', '\r'], ['utf16le', '\r\n']] as const)('item ids are read again from a long table: %s, %j', (encoding, ending) => {
	const file = writeLog(encoding, ending);
	const items = file.reading!.imports[0]!.failedItems!;
	expect(items.rowCount).toBe(count);
	const itemIds = new ItemIds();
	let placed = 0;
	for (const row of [...Array.from({length: count}, (_, row) => row), count - 1, 5000, 7000]) {
		const place = placeOf(items, row);
		placed += Number(place !== null);
		expect(itemIdOf(items, row) ?? itemIds.read(file, place!, items.places!.format).itemId).toBe(itemIdAt(row));
	}

	itemIds.close();
	expect(placed).toBeGreaterThan(count / 3);
	expect(lineOf(items, 0)).toBe(4);
	expect(lineOf(items, count - 1)).toBe(4 + count - 1 + Math.ceil((count - 1) / 7));
});

test('a log that grew is read, one that changed or vanished is not', () => {
	const file = writeLog('utf8', '\n');
	const items = file.reading!.imports[0]!.failedItems!;
	const read = (): string => {
		const itemIds = new ItemIds();
		try {
			return itemIds.read(file, placeOf(items, 7000)!, items.places!.format).itemId;
		} finally {
			itemIds.close();
		}
	};

	appendFileSync(path.join(file.folder, file.path), 'more\n');
	expect(read()).toBe(itemIdAt(7000));
	writeFileSync(path.join(file.folder, file.path), 'short');
	expect(read).toThrow(ChangedLogError);
	expect(() => new ItemIds().read({...file, path: 'nowhere'}, 0, items.places!.format)).toThrow(ChangedLogError);
});

test('a log that was refused is refused again, and is closed once', () => {
	const file = writeLog('utf8', '\n');
	const {format} = file.reading!.imports[0]!.failedItems!.places!;
	writeFileSync(path.join(file.folder, file.path), 'short');
	const itemIds = new ItemIds();
	expect(() => itemIds.read(file, 0, format)).toThrow(ChangedLogError);
	expect(() => itemIds.read(file, 0, format)).toThrow(ChangedLogError);
	const close = vi.spyOn(fs, 'closeSync').mockImplementation(() => {
		throw Object.assign(new Error('the share went away'), {code: 'EIO'});
	});
	syncBuiltinESMExports();
	try {
		expect(() => {
			itemIds.close();
		}).toThrow('the share went away');
		itemIds.close();
		expect(close).toHaveBeenCalledTimes(1);
	} finally {
		vi.restoreAllMocks();
		syncBuiltinESMExports();
	}
});

test('the loader gives item ids that were asked for, off the thread, and says when a log changed', async () => {
	const file = writeLog('utf8', '\n');
	const items = file.reading!.imports[0]!.failedItems!;
	// Only what the loader looks at.
	const failureAt = (row: number): Failure => ({row, import: {file, failedItems: items}}) as unknown as Failure;
	const loader = createItemIdLoader();
	expect(loader.peek(failureAt(7000)).itemId).toBe('(not read from the log)');
	await loader.load([failureAt(7000), failureAt(7001)]);
	expect(loader.peek(failureAt(7000)).itemId).toBe(itemIdAt(7000));
	expect(loader.peek(failureAt(7001)).itemId).toBe(itemIdAt(7001));
	await loader.load([failureAt(6998), failureAt(6997)]);
	expect(loader.peek(failureAt(6998))).toEqual({itemId: itemIdAt(6998), reason: 'No mapping'});
	expect(loader.peek(failureAt(6997)).itemId).toBe(itemIdAt(6997));
	await loader.idle();

	writeFileSync(path.join(file.folder, file.path), 'short');
	await loader.load([failureAt(6000)]);
	expect(loader.peek(failureAt(6000)).itemId).toBe('(the log changed since it was read)');
});
