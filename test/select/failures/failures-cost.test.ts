import {expect, test} from 'vitest';
import {heldEntry, type FailedItems} from '../../../source/connectors/reading.ts';
import {failedItemsScreen} from '../../../source/select/screens/failed-items-screen.ts';
import {type FailureSorts, defaultFailureSorts} from '../../../source/select/failures/failure-lists.ts';
import {locate} from '../../../source/select/screens/location.ts';
import {noMask} from '../../../source/select/line/mask.ts';
import {importBlock, logOf} from '../../connectors/build.ts';
import {tenantOf} from '../../connectors/judged.ts';
import {now} from '../../ui/made-up-tenant.ts';

const rowCount = 10_000_000;
const pageLength = 30;

/** Counts how often a column is read; reading past its end counts, too. */
const counted = <Column extends object>(column: Column, reads: {count: number}): Column => new Proxy(column, {
	get(target, name) {
		reads.count += typeof name === 'string' && /^\d+$/v.test(name) ? 1 : 0;
		const value: unknown = Reflect.get(target, name, target);
		return typeof value === 'function' ? (value.bind(target) as unknown) : value;
	},
});

const reads = {count: 0};
const items: FailedItems = {
	...importBlock({rows: [{}]}).failedItems!,
	rowCount,
	itemIds: {text: '', ends: new Uint32Array()},
	places: {
		entries: Uint32Array.from({length: rowCount}, (_, row) => (row % 2048) * 100), bases: Float64Array.from({length: Math.ceil(rowCount / 2048)}, (_, block) => block * 204_800), format: {
			delimiter: '\t', isMarkdown: false, columnCount: 4, itemColumn: 0, reasonColumn: 3, isLastOpen: true, encoding: 'utf-8',
		},
	},
	users: {codes: Uint16Array.from({length: rowCount}, (_, row) => row % 1000), values: Array.from({length: 1000}, (_, code) => `user${code}`)},
	m365Users: {codes: new Uint16Array(rowCount), values: ['']},
	reasons: {codes: Uint16Array.from({length: rowCount}, (_, row) => row % 7), values: Array.from({length: 7}, (_, code) => `reason ${code}`)},
	lines: {rows: Uint32Array.of(0), lines: Uint32Array.of(11)},
};
const block = {...importBlock({counts: {failed: rowCount}}), failedItems: items};
const tenant = tenantOf([logOf('A_Log.txt', block)]);
// Counted from here on: what is read to index, sort and count is another matter.
const [held] = tenant.connectors[0]!.imports;
const watched = held!.failedItems!;

const costOfPage = (filter: string, failureSorts: FailureSorts): readonly number[] => {
	let loads = 0;
	const {list} = failedItemsScreen({
		tenant, intake: null, location: locate('failed-items', {filter}), now, zone: 'utc', isAscii: false, width: 98, mask: noMask,
		sort: {column: 'state', isReversed: false}, failureSorts, isProblemsOnly: false, activity: [], hiddenColumns: [],
		storedItemIds: {
			peek() {
				loads++;
				return null;
			},
			async load() {
				throw new Error('only exports load');
			},
		},
	});
	const {users, reasons, places} = watched;
	const columns = {users: users.codes, reasons: reasons.codes, entries: places!.entries};
	Object.assign(users, {codes: counted(columns.users, reads)});
	Object.assign(reasons, {codes: counted(columns.reasons, reads)});
	Object.assign(places!, {entries: counted(columns.entries, reads)});
	try {
		return [0, 1, 999_999, Math.floor(list.length / 2), list.length - pageLength].map(top => {
			reads.count = 0;
			loads = 0;
			for (let place = top; place < top + pageLength; place++) {
				const {key, line} = list.rowAt(place);
				expect(line.length).toBeGreaterThan(0);
				expect(list.indexOf(key!)).toBe(place);
			}

			expect(loads).toBe(pageLength);
			return reads.count;
		});
	} finally {
		Object.assign(users, {codes: columns.users});
		Object.assign(reasons, {codes: columns.reasons});
		Object.assign(places!, {entries: columns.entries});
	}
};

test('a screen of ten million rows costs the same reads wherever it stands', () => {
	expect(heldEntry).toBeGreaterThan(2048 * 100);
	const costs = costOfPage('', defaultFailureSorts);
	expect(new Set(costs).size).toBe(1);
	expect(costs[0]).toBeLessThan(pageLength * 10);
});

test.each([
	['filtered', 'user1', defaultFailureSorts],
	['sorted', '', {...defaultFailureSorts, items: {column: 'source user', isReversed: true}}],
] as const)('%s, a row is found in a few steps of a binary search', (_what, filter, sorts) => {
	for (const cost of costOfPage(filter, sorts)) {
		expect(cost).toBeLessThan(pageLength * 4 * Math.log2(rowCount));
	}
});
