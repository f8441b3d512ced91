import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
	countFailures,
	failureAt,
	filterFailures,
	importOfRow,
	indexFailures,
	noFilter,
	type FailureFilter,
} from '../../../source/connectors/failed-items/failures.ts';
import {
	at,
	importBlock,
	logOf,
	mappingReason,
	type FailedRow,
} from '../build.ts';
import {tenantOf} from '../judged.ts';

const failing = (completedAt: string, ...rows: readonly FailedRow[]): ReturnType<typeof importBlock> => importBlock({completedAt, counts: {failed: rows.length}, rows});
const tenant = tenantOf([
	logOf('A_Log.txt', failing('2026-11-21T02:00', {
		itemId: 'msg-1', user: 'Ana', m365User: 'ana@x', reason: mappingReason, line: 12,
	}, {itemId: 'msg-2', user: 'ben', reason: 'Item too large'}), failing('2026-11-22T02:00', {itemId: 'doc-3', user: 'Ana', reason: 'Item too large'}), importBlock({completedAt: '2026-11-20T02:00'})),
	logOf('B_Log.txt', failing('2026-11-22T03:00', {itemId: 'msg-4', user: '', reason: mappingReason})),
]);
const all = indexFailures(tenant, {kind: 'all'});
const itemsOf = (rows: Uint32Array, index = all): readonly string[] => [...rows].map(row => failureAt(index, row).itemId!);

describe('the index', () => {
	it('numbers the rows of a scope, newest import first within a connector', () => {
		expect(itemsOf(Uint32Array.from({length: all.rowCount}, (_, row) => row))).toEqual(['doc-3', 'msg-1', 'msg-2', 'msg-4']);
		const ofA = indexFailures(tenant, {kind: 'connector', key: 'a'});
		expect(ofA.rowCount).toBe(3);
		const ofImport = indexFailures(tenant, {kind: 'import', id: ofA.imports[1]!.id});
		expect(itemsOf(filterFailures(ofImport, noFilter), ofImport)).toEqual(['msg-1', 'msg-2']);
		expect(indexFailures(tenant, {kind: 'connector', key: 'none'})).toMatchObject({rowCount: 0, imports: []});
	});
	it('reads one row', () => {
		expect(failureAt(all, 1)).toEqual({
			itemId: 'msg-1', row: 0, user: 'Ana', m365User: 'ana@x', reason: mappingReason, category: 'user-mapping', line: 12, import: all.imports[1],
		});
		expect(failureAt(all, 3)).toMatchObject({user: '', m365User: null});
		const withoutLines = tenantOf([logOf('A_Log.txt', {...importBlock({counts: {failed: 1}}), failedItems: {...importBlock({rows: [{}]}).failedItems!, lines: null}})]);
		expect(failureAt(indexFailures(withoutLines, {kind: 'all'}), 0).line).toBeNull();
	});
	it('knows the import of a row', () => {
		expect([0, 1, 2, 3].map(row => importOfRow(all, row))).toEqual([0, 1, 1, 2]);
	});
});

describe('filters', () => {
	it.each<readonly [string, Partial<FailureFilter>, readonly string[]]>([
		['nothing', {}, ['doc-3', 'msg-1', 'msg-2', 'msg-4']],
		['reason', {reason: mappingReason}, ['msg-1', 'msg-4']],
		['reason in another case', {reason: mappingReason.toUpperCase()}, []],
		['category', {category: 'item-size'}, ['doc-3', 'msg-2']],
		['reason and category', {reason: mappingReason, category: 'item-size'}, []],
		['source user in any case', {user: 'ANA'}, ['doc-3', 'msg-1']],
		['part of a user', {user: 'an'}, []],
		['Microsoft 365 user', {user: 'Ana@X'}, ['msg-1']],
		['connector', {connector: ' b '}, ['msg-4']],
		['since, inclusive', {since: at('2026-11-22T02:00')}, ['doc-3', 'msg-4']],
		['until, exclusive', {until: at('2026-11-22T02:00')}, ['msg-1', 'msg-2']],
		['text in an item id', {words: ['MSG-']}, ['msg-1', 'msg-2', 'msg-4']],
		['text in a reason', {words: ['too LARGE']}, ['doc-3', 'msg-2']],
		['text in a user', {words: ['be']}, ['msg-2']],
		['text in a Microsoft 365 user', {words: ['@']}, ['msg-1']],
		['text over two item ids', {words: ['1msg']}, []],
		['text like a pattern', {words: ['.']}, []],
		['no text', {words: []}, ['doc-3', 'msg-1', 'msg-2', 'msg-4']],
		['all together', {words: ['msg'], user: 'ana', connector: 'a'}, ['msg-1']],
	])('%s', (_what, filter, items) => {
		expect(itemsOf(filterFailures(all, {...noFilter, ...filter}))).toEqual(items);
	});
	it('finds what a hit over two rows hides', () => {
		const overlapping = indexFailures(tenantOf([logOf('A_Log.txt', failing('2026-11-22T02:00', {itemId: 'xa', reason: 'r', user: 'u'}, {itemId: 'aab', reason: 'r', user: 'u'}, {itemId: '', reason: 'r', user: 'u'}))]), {kind: 'all'});
		expect(itemsOf(filterFailures(overlapping, {...noFilter, words: ['aa']}), overlapping)).toEqual(['aab']);
	});
});

describe('counts', () => {
	it.each([
		['reason', [[mappingReason, 2, 1], ['Item too large', 2, 2]]],
		['category', [['item-size', 2, 2], ['user-mapping', 2, 1]]],
		['user', [['Ana', 2, 1], ['', 1, 0], ['ben', 1, 1]]],
		['connector', [['A', 3, 2], ['B', 1, 0]]],
		['day', [['2026-11-21', 2, 2], ['2026-11-22', 2, 1]]],
	] as const)('by %s', (field, expected) => {
		const counted = countFailures(all, null, field).map(({value, rows, users}) => [value, rows, users]);
		expect(counted).toEqual(field === 'reason' ? [expected[1], expected[0]] : expected);
		expect(countFailures(all, filterFailures(all, noFilter), field)).toEqual(countFailures(all, null, field));
	});
	it('count only the rows given', () => {
		expect(countFailures(all, filterFailures(all, {...noFilter, connector: 'B'}), 'user')).toEqual([{value: '', rows: 1, users: 0}]);
		expect(countFailures(all, new Uint32Array(), 'user')).toEqual([]);
	});
	it('do not count users of too many values', () => {
		const size = 16_385;
		const rows = Array.from({length: size}, (_, row) => ({user: `u${row}`, reason: `r${row}`}));
		const items = importBlock({rows: [{}]}).failedItems!;
		const codes = Uint32Array.from(rows.keys());
		const column = (name: 'user' | 'reason'): {codes: Uint32Array; values: readonly string[]} => ({codes, values: rows.map(row => row[name])});
		const block = {
			...importBlock({counts: {failed: size, availableForImport: size}}), failedItems: {
				...items, rowCount: size, itemIds: {text: '', ends: new Uint32Array(size)}, users: column('user'), m365Users: {codes: new Uint32Array(size), values: ['']}, reasons: column('reason'), lines: null,
			},
		};
		const [first] = countFailures(indexFailures(tenantOf([logOf('A_Log.txt', block)]), {kind: 'all'}), null, 'reason');
		expect(first).toEqual({value: 'r0', rows: 1, users: null});
	});
});

describe('against a naive search', () => {
	const word = fc.constantFrom('', 'a', 'b', 'ab', 'A.b', 'ba', 'aa');
	const row = fc.record({
		itemId: word, user: word, m365User: word, reason: word,
	});
	const condition = fc.option(word, {nil: null});
	it('filters and counts the same rows', () => {
		fc.assert(fc.property(fc.array(fc.array(row, {minLength: 1, maxLength: 6}), {maxLength: 4}), condition, condition, condition, (imports, reason, user, text) => {
			const index = indexFailures(tenantOf([logOf('A_Log.txt', ...imports.map((rows, place) => failing(`2026-11-${22 - place}T02:00`, ...rows)))]), {kind: 'all'});
			const has = (value: string): boolean => value.toLowerCase().includes((text ?? '').toLowerCase());
			const is = (value: string): boolean => value.toLowerCase() === user?.toLowerCase();
			const expected = imports.flat().flatMap((item, number) => (reason === null || item.reason === reason)
				&& (user === null || is(item.user) || is(item.m365User))
				&& (has(item.itemId) || has(item.user) || has(item.m365User) || has(item.reason))
				? [number]
				: []);
			const found = filterFailures(index, {
				...noFilter, reason, user, words: text === null ? [] : [text],
			});
			expect([...found]).toEqual(expected);
			for (const {value, rows, users} of countFailures(index, found, 'reason')) {
				const ofReason = expected.map(number => imports.flat()[number]!).filter(item => item.reason === value);
				expect([rows, users]).toEqual([ofReason.length, new Set(ofReason.map(item => item.user).filter(name => name !== '')).size]);
			}
		}), {numRuns: 1000});
	});
});
