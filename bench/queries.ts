/**
Queries over one log with very many failed items, each answer compared with one that was counted from how the log was made,
not from the log. Usage: node bench/queries.ts <folder> <rows>
*/
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
	countFailures,
	filterFailures,
	indexFailures,
	noFilter,
	numbersOf,
	orderFailures,
	searchWords,
	type FailureFilter,
	type FailureIndex,
} from '../source/connectors/failed-items/failures.ts';
import {orderByItemId} from '../source/commands/live/order-by-item-id.ts';
import {createAssessor} from '../source/connectors/judge/assess.ts';
import {itemIdSearches} from '../source/connectors/failed-items/item-id-search.ts';
import {defaultThresholds} from '../source/connectors/settings.ts';
import {readFolders} from '../source/intake/read-folders.ts';
import {searchItemIds} from '../source/intake/item-ids/search-item-ids.ts';
import {
	causeOf,
	factsOfRows,
	itemIdEnd,
	makeLog,
	reasons,
	users,
	type RowFacts,
} from './make-log.ts';
import {median} from './run-timed.ts';

const repeats = 7;
/** Milliseconds: docs/performance.md. */
const target = 100;

const cpuOf = async (work: () => Promise<void> | void): Promise<number> => {
	const before = process.cpuUsage();
	await work();
	const {user, system} = process.cpuUsage(before);
	return (user + system) / 1000;
};

const userText = (user: number): string => `bloomberg.user${user}@vendor.example`;
const reasonText = (reason: number): string => `${causeOf(reason)}: rule ${reason}`;

/** Rows that meet a condition, by their numbers. */
const rowsWith = (rows: number, meets: (facts: RowFacts, row: number) => boolean): readonly number[] => {
	const found: number[] = [];
	let row = 0;
	for (const facts of factsOfRows(rows)) {
		if (meets(facts, row)) {
			found.push(row);
		}

		row++;
	}

	return found;
};

const expectRows = (found: ArrayLike<number>, expected: readonly number[], name: string): void => {
	assert.equal(found.length, expected.length, name);
	assert.ok(expected.every((row, place) => found[place] === row), name);
};

const isMapping = ({reason}: RowFacts): boolean => reason % 5 === 0;

type Filter = {readonly name: string; readonly filter: Partial<FailureFilter>; readonly meets: (facts: RowFacts) => boolean};

const filters: readonly Filter[] = [
	{name: 'filter by reason', filter: {reason: reasonText(7)}, meets: ({reason}) => reason === 7},
	{name: 'filter by user', filter: {user: userText(77)}, meets: ({user}) => user === 77},
	{name: 'text in reasons: mapping', filter: {words: ['mapping']}, meets: isMapping},
	{name: 'text in users: user19', filter: {words: ['user19']}, meets: ({user}) => String(user).startsWith('19')},
	{name: 'two words: mapping user19', filter: {words: ['mapping', 'user19']}, meets: facts => isMapping(facts) && String(facts.user).startsWith('19')},
	{name: 'regular expression: /user1\\d+5@/', filter: {words: ['/user1\\d+5@/']}, meets: ({user}) => /^1\d+5$/v.test(String(user))},
	{name: 'category and text', filter: {category: 'user-mapping', words: ['user19']}, meets: facts => isMapping(facts) && String(facts.user).startsWith('19')},
];

const benchFilters = async (index: FailureIndex): Promise<readonly string[]> => {
	const lines: string[] = [];
	for (const {name, filter, meets} of filters) {
		expectRows(filterFailures(index, {...noFilter, ...filter}), rowsWith(index.rowCount, meets), name);
		lines.push(await measured(name, () => {
			filterFailures(index, {...noFilter, ...filter});
		}));
	}

	return lines;
};

const measured = async (name: string, work: () => void): Promise<string> => {
	const costs: number[] = [];
	for (let run = 0; run < repeats; run++) {
		costs.push(await cpuOf(work));
	}

	return `| ${name} | ${median(costs).toFixed(0)} ms | ${Math.min(...costs).toFixed(0)} ms | ${target} ms |`;
};

const benchCounts = async (index: FailureIndex): Promise<readonly string[]> => {
	const rowsOfReason = new Uint32Array(reasons);
	const hasUser = new Uint8Array(reasons * users);
	const rowsOfUser = new Uint32Array(users);
	for (const {user, reason} of factsOfRows(index.rowCount)) {
		rowsOfReason[reason]! += 1;
		rowsOfUser[user]! += 1;
		hasUser[(reason * users) + user] = 1;
	}

	const usersOf = (reason: number): number => hasUser.subarray(reason * users, (reason + 1) * users).reduce((sum, has) => sum + has, 0);
	const byReason = new Map(countFailures(index, null, 'reason').map(count => [count.value, count]));
	for (const [reason, rows] of rowsOfReason.entries()) {
		assert.deepEqual(byReason.get(reasonText(reason)), {value: reasonText(reason), rows, users: usersOf(reason)});
	}

	const byUser = new Map(countFailures(index, null, 'user').map(({value, rows}) => [value, rows]));
	assert.ok(rowsOfUser.every((rows, user) => byUser.get(userText(user)) === rows));
	assert.equal(countFailures(index, null, 'category').reduce((sum, {rows}) => sum + rows, 0), index.rowCount);
	return [
		await measured('count by reason, with users', () => {
			countFailures(index, null, 'reason');
		}),
		await measured('count by user', () => {
			countFailures(index, null, 'user');
		}),
		await measured('count by category, with users', () => {
			countFailures(index, null, 'category');
		}),
		await measured('count by day, with users', () => {
			countFailures(index, null, 'day');
		}),
	];
};

const benchOrder = async (index: FailureIndex): Promise<readonly string[]> => {
	const userOf = Uint32Array.from(factsOfRows(index.rowCount), ({user}) => user);
	const ranks = new Map(Array.from({length: users}, (_, user) => user).toSorted((first, second) => userText(first) < userText(second) ? -1 : 1).map((user, rank) => [user, rank]));
	const rankOf = Uint32Array.from({length: users}, (_, user) => ranks.get(user)!);
	const {rows} = orderFailures(index, null, 'user', false);
	assert.equal(rows.length, index.rowCount);
	for (let place = 1; place < rows.length; place++) {
		const [before, after] = [rows[place - 1]!, rows[place]!];
		const [first, second] = [rankOf[userOf[before]!]!, rankOf[userOf[after]!]!];
		assert.ok(first < second || (first === second && before < after));
	}

	return [
		await measured('sort by reason', () => {
			orderFailures(index, null, 'reason', false);
		}),
		await measured('sort by user', () => {
			orderFailures(index, null, 'user', false);
		}),
	];
};

/** Item ids stay in the file: the whole of it is read. */
const benchItemIds = async (index: FailureIndex): Promise<readonly string[]> => {
	const searches = [
		{name: 'item ids in the file, text: 0abcBG', filter: '0abcBG', meets: (row: number) => itemIdEnd(row).includes('0abcBG')},
		{name: 'item ids in the file, /0abc?bga+d/', filter: '/0abc?bga+d/', meets: (row: number) => /0abc?bga+d/iv.test(itemIdEnd(row))},
	];
	const lines: string[] = [];
	for (const {name, filter, meets} of searches) {
		const conditions = {...noFilter, words: searchWords(filter)};
		const found: number[] = [...filterFailures(index, conditions)];
		const cpu = await cpuOf(async () => {
			for (const search of itemIdSearches(index, conditions)) {
				for await (const {rows} of searchItemIds(index, search)) {
					found.push(...rows);
				}
			}
		});
		expectRows(found, rowsWith(index.rowCount, (_, row) => meets(row)), name);
		lines.push(`| ${name} | ${cpu.toFixed(0)} ms | | in the background |`);
	}

	return lines;
};

const benchOrderByItemId = async (index: FailureIndex): Promise<readonly string[]> => {
	const numberOf = Uint32Array.from(factsOfRows(index.rowCount), ({itemNumber}) => itemNumber);
	let sorted = new Uint32Array();
	const cpu = await cpuOf(async () => {
		const {ordered} = await orderByItemId({
			index, rows: numbersOf(index, null), isReversed: false, signal: new AbortController().signal, tell: () => undefined,
		});
		sorted = ordered.rows as typeof sorted;
	});
	assert.equal(sorted.length, index.rowCount);
	for (let place = 1; place < sorted.length; place++) {
		const [before, after] = [sorted[place - 1]!, sorted[place]!];
		assert.ok(numberOf[before]! < numberOf[after]! || (numberOf[before] === numberOf[after] && before < after));
	}

	return [`| sort by item id, read from the file | ${cpu.toFixed(0)} ms | | in the background |`];
};

/** Measures and returns the lines of the table, in a process whose memory holds nothing else. */
export const benchQueries = (scratch: string, rows: number): readonly string[] => {
	const folder = path.join(scratch, `queries-${rows}`);
	mkdirSync(folder, {recursive: true});
	makeLog(path.join(folder, 'Bench_Log.txt'), rows);
	const {status, stdout, stderr} = spawnSync(process.execPath, [import.meta.filename, folder, String(rows)], {encoding: 'utf8'});
	if (status !== 0) {
		throw new Error(`the queries ended with ${status}: ${stderr}`);
	}

	return stdout.trimEnd().split('\n');
};

if (import.meta.main) {
	const [folder, rows] = process.argv.slice(2);
	const {files} = await readFolders([folder!], {now: Date.now});
	const tenant = createAssessor()({
		files, settings: {defaults: defaultThresholds, connectors: []}, acknowledgements: [], now: Date.parse('2026-11-22T08:00:00Z'),
	});
	const index = indexFailures(tenant, {kind: 'all'});
	assert.equal(index.rowCount, Number(rows));
	console.log([
		`| query over ${index.rowCount.toLocaleString('en-US')} rows | CPU, median of ${repeats} | best | target |`,
		'|---|---:|---:|---:|',
		...await benchCounts(index),
		...await benchFilters(index),
		...await benchOrder(index),
		...await benchItemIds(index),
		...await benchOrderByItemId(index),
	].join('\n'));
}
