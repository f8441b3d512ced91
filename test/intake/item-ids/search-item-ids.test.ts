import {
	appendFileSync,
	rmSync,
	truncateSync,
	writeFileSync,
} from 'node:fs';
import {expect, test} from 'vitest';
import {
	failureAt,
	filterFailures,
	noFilter,
	searchWords,
	type FailureIndex,
} from '../../../source/connectors/failed-items/failures.ts';
import {itemIdSearches} from '../../../source/connectors/failed-items/item-id-search.ts';
import {ChangedLogError} from '../../../source/intake/item-ids/item-ids.ts';
import {readItemIds} from '../../../source/intake/item-ids/read-item-ids.ts';
import {searchItemIds} from '../../../source/intake/item-ids/search-item-ids.ts';
import {loadExpressions} from '../../../source/text/linear-expression.ts';
import {writeTable, writeTables, type Row} from '../long-table.ts';

const count = 9000;
// Item ids that are quoted, spelled beyond ASCII, short of their fields' quotes, or over lines stand between plain ones.
await loadExpressions();

const itemIdAt = (row: number): string => [`Plain-${row}`, `Größe-${row}`, `say "${row}", twice`, `PLAIN${row}x`, `K${row}`, ` spaced ${row}`][row % 6]!;
const rows: readonly Row[] = Array.from({length: count}, (_, row) => [itemIdAt(row), `user${row % 50}`, row % 3 === 0 ? '' : `m365-${row % 7}`, `Reason ${row % 11}`]);

const foundInFiles = async (index: FailureIndex, filter: Partial<typeof noFilter>): Promise<readonly number[]> => {
	const found: number[] = [];
	for (const search of itemIdSearches(index, {...noFilter, ...filter})) {
		for await (const {rows: some} of searchItemIds(index, search)) {
			found.push(...some);
		}
	}

	return found;
};

/** What each word has to be somewhere in, asked of the rows that were written. */
const expected = (filter: string, reason: string | null, log = rows): readonly number[] => {
	const words = searchWords(filter);
	const holds = (cell: string, word: string): boolean => word.startsWith('/') ? new RegExp(word.slice(1, -1), 'iv').test(cell) : cell.toLowerCase().includes(word.toLowerCase());
	return log.flatMap((row, number) => (reason === null || row[3] === reason) && words.every(word => row.some(cell => holds(cell.trim(), word))) ? [number] : []);
};

const filters = ['plain-87', 'PLAIN8', 'größe-1', '"8', 'k1', 'spaced 77', '/^k\\d+5$/', '/plain-(1|2)\\d{3}$/', 'plain user4 1', 'user4', 'nowhere', ', twice', 'x'];

test.each([
	['utf8', ',', [0, 1, 2, 3]],
	['utf8', ',', [1, 3, 0, 2]],
	['utf8', ',', [1, 2, 3, 0]],
	['utf16le', ',', [0, 1, 2, 3]],
] as const)('item ids in a file are found as the held ones: %s %j %j', async (encoding, delimiter, columns) => {
	const {index} = writeTable(encoding, delimiter, columns, rows);
	expect(index.imports[0]!.failedItems!.places).not.toBeNull();
	for (const filter of filters) {
		for (const reason of [null, 'Reason 4']) {
			const conditions = {reason, words: searchWords(filter)};
			const held = filterFailures(index, {...noFilter, ...conditions});
			const inFiles = await foundInFiles(index, conditions);
			expect(inFiles.filter(row => held.includes(row))).toEqual([]);
			expect(inFiles).toEqual(inFiles.toSorted((first, second) => first - second));
			expect([...held, ...inFiles].toSorted((first, second) => first - second), filter).toEqual(expected(filter, reason));
		}
	}
});

test('in a plain log, too, where only the rows that hold the word are read', async () => {
	const plain = rows.map(([, ...rest], row): Row => [`AAMk${row.toString(36)}`, ...rest]);
	const {index} = writeTable('utf8', '\t', [0, 1, 2, 3], plain);
	for (const filter of ['aamk6', 'zz', '6xa', 'user7 k6', '/^aamk.{2}z$/']) {
		const conditions = {words: searchWords(filter)};
		const all = [...filterFailures(index, {...noFilter, ...conditions}), ...await foundInFiles(index, conditions)];
		expect(all.toSorted((first, second) => first - second), filter).toEqual(expected(filter, null, plain));
	}
});

test('an expression that means the empty text, too, finds no row before its item id was read, and none twice', async () => {
	const numbered = rows.map((_, row): Row => [row % 2 === 0 ? String(row) : `id ${row}`, 'ana', 'anna', 'Reason']);
	const {index} = writeTable('utf8', ',', [0, 1, 2, 3], numbered);
	const conditions = {words: searchWords('/^\\d*$/')};
	const all = [...filterFailures(index, {...noFilter, ...conditions}), ...await foundInFiles(index, conditions)];
	expect(all.toSorted((first, second) => first - second)).toEqual(expected('/^\\d*$/', null, numbered));
});

test('item ids of some rows are read in their order, held ones and those in the file; empty where a log is gone', async () => {
	const {index, location} = writeTable('utf8', ',', [0, 1, 2, 3], rows);
	const some = Uint32Array.from([0, 17, 4094, 4095, 4096, 6001, 8999]);
	const readAll = async () => {
		const all: string[] = [];
		let missing = 0;
		for await (const {itemIds, unreadable} of readItemIds(index, some)) {
			all.push(...itemIds);
			missing += unreadable;
		}

		return {itemIds: all, unreadable: missing};
	};

	expect(await readAll()).toEqual({itemIds: [...some].map(row => itemIdAt(row)), unreadable: 0});
	rmSync(location);
	const gone = await readAll();
	expect(gone.itemIds.slice(0, 2)).toEqual([itemIdAt(0), itemIdAt(17)]);
	expect(gone).toMatchObject({unreadable: gone.itemIds.filter(itemId => itemId === '').length});
	expect(gone.itemIds).toHaveLength(some.length);
	expect(gone.itemIds.at(-1)).toBe('');
});

test('item ids of several logs are read one after the other', async () => {
	const tables = ['a', 'b', 'c'].map(name => Array.from({length: 5000}, (_, row): Row => [`${name}-${row}`, 'ana', '', 'Reason']));
	const index = writeTables(...tables);
	const allItemIds = index.imports.flatMap(({connector}) => Array.from({length: 5000}, (_, row) => `${connector.toLowerCase()}-${row}`));
	const some = Uint32Array.from([0, 4999, 9990, 9999, 10_000, 10_001, 14_999]);
	const read: string[] = [];
	for await (const {itemIds} of readItemIds(index, some)) {
		read.push(...itemIds);
	}

	expect(read).toEqual([...some].map(row => allItemIds[row]));
});

test('a log that grew is searched, one that was replaced is not', async () => {
	const {index, location} = writeTable('utf8', ',', [0, 1, 2, 3], rows);
	appendFileSync(location, 'more\n');
	expect(await foundInFiles(index, {words: ['plain-8994']})).toEqual([8994]);
	writeFileSync(location, 'short');
	await expect(foundInFiles(index, {words: ['plain-8994']})).rejects.toThrow(ChangedLogError);
	expect(failureAt(index, 8994).itemId).toBeNull();
});

test('rows far apart in a log are found: the search goes on behind what is longer than any row', async () => {
	const {index} = writeTable('utf8', ',', [0, 1, 2, 3], [...rows.slice(0, 8000), ['z'.repeat(3 * 1024 * 1024), '', '', ''], ...rows.slice(8000)]);
	expect(index.rowCount).toBe(count);
	expect(await foundInFiles(index, {words: ['plain-8994']})).toEqual([8994]);
});

test('a log that becomes shorter while it is searched ends the search', async () => {
	const {index, location} = writeTable('utf8', ',', [0, 1, 2, 3], Array.from({length: 40_000}, (_, row) => rows[row % count]!));
	const [search] = itemIdSearches(index, {...noFilter, words: ['plain']});
	const found = searchItemIds(index, search!);
	const {done: isDone} = await found.next();
	expect(isDone).toBe(false);
	truncateSync(location, 100);
	await expect(found.next()).rejects.toThrow(ChangedLogError);
});
