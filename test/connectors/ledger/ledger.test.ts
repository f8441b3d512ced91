import {describe, expect, it} from 'vitest';
import {failureAt, indexFailures} from '../../../source/connectors/failed-items/failures.ts';
import {lineOf, textAt} from '../../../source/connectors/failed-items/failed-rows.ts';
import type {Counts, LogFile} from '../../../source/connectors/reading.ts';
import {
	at,
	dailyImports,
	emptyDay,
	importBlock,
	logFile,
	logOf,
	now,
	type FailedRow,
} from '../build.ts';
import {only, tenantOf} from '../judged.ts';

const saved = (path: string, modifiedAt: string, ...imports: ReadonlyArray<ReturnType<typeof importBlock>>): LogFile => logFile(path, {reading: {imports}, modifiedAt});
const failedCounts = (failed: number): Partial<Counts> => ({failed});

describe('an import is identified by connector and completion time', () => {
	it('counts overlapping downloads once and lists every file that tells of it', () => {
		const files = [logOf('Slack_Log.txt', ...dailyImports('2026-11-14', '2026-11-20')), logOf('Slack_Log (1).txt', ...dailyImports('2026-11-16', '2026-11-22'))];
		const {totals, imports} = only(files);
		expect(totals).toEqual({
			imports: 9, availableFromSource: 450, availableForImport: 900, imported: 900, partiallyImported: 0, skipped: 0, failed: 0, failureRows: 0,
		});
		expect(imports.map(item => item.files.length)).toEqual([1, 1, 2, 2, 2, 2, 2, 1, 1]);
		expect(imports.every(({revisedFrom}) => revisedFrom === null)).toBe(true);
	});
	it('keeps the imports of two connectors apart', () => {
		const {connectors} = tenantOf([logOf('A_Log.txt', importBlock()), logOf('B_Log.txt', importBlock())]);
		expect(connectors.map(({totals, imports}) => [totals.imports, imports[0]!.id])).toEqual([[1, `a\n${at('2026-11-22T02:00')}`], [1, `b\n${at('2026-11-22T02:00')}`]]);
	});
	it('holds what the block says', () => {
		const [item] = only([logOf('A_Log.txt', importBlock({
			line: 7, counts: {
				availableFromSource: 1204, availableForImport: 3310, imported: 3254, partiallyImported: 12, skipped: 30, failed: 14,
			}, rows: [{}, {}],
		}))]).imports;
		expect(item).toMatchObject({
			connector: 'A', kind: 'admin-log', date: '2026-11-22', imbalance: 0, fanOut: 2.749, failureRows: 2, line: 7, file: {path: 'A_Log.txt'}, revisedFrom: null, badFields: [],
		});
	});
	it.each<readonly [string, Partial<Counts>, number | null, number | null]>([
		['source 0', {availableFromSource: 0}, 0, null],
		['source unknown', {availableFromSource: null}, 0, null],
		['nothing for import', {availableForImport: 0}, 0, 0],
		['for import unknown', {availableForImport: null}, null, null],
		['imported unknown', {imported: null}, null, 2],
		['partial unknown', {partiallyImported: null, imported: 100}, null, 2],
		['skipped unknown', {skipped: null}, null, 2],
		['failed unknown', {failed: null}, null, 2],
		['rounded', {availableFromSource: 3}, 0, 33.333],
	])('balances and divides only what is known: %s', (_what, counts, imbalance, fanOut) => {
		expect(only([logOf('A_Log.txt', importBlock({counts}))]).imports[0]).toMatchObject({imbalance, fanOut});
	});
	it('has no balance for a records log', () => {
		expect(only([logOf('A_Log.txt', importBlock({kind: 'records-log', counts: {availableForImport: 5, partiallyImported: 0, skipped: 0}}))]).imports[0]!.imbalance).toBeNull();
	});
	it('adds up unknown to unknown, not to zero', () => {
		expect(only([logOf('A_Log.txt', importBlock(), importBlock({completedAt: '2026-11-21T02:00', counts: {skipped: null}}))]).totals).toMatchObject({skipped: null, failed: 0, imports: 2});
	});
	it('believes an import one hour ahead', () => {
		const ahead = now + 3_600_000;
		expect(only([logOf('A_Log.txt', importBlock({completedAt: ahead}))])).toMatchObject({totals: {imports: 1}, lastEvidenceAt: ahead});
		expect(only([logOf('A_Log.txt', importBlock({completedAt: ahead + 1}))])).toMatchObject({totals: {imports: 0}, lastEvidenceAt: null});
	});
	it('leaves imports ahead of the clock out of everything', () => {
		const connector = only([logOf('A_Log.txt', importBlock(), importBlock({completedAt: '2026-11-23T02:00', counts: failedCounts(9), rows: [{}]}))]);
		expect(connector).toMatchObject({totals: {imports: 1, failed: 0, failureRows: 0}, failureReasons: [], lastImport: {date: '2026-11-22'}});
		expect(connector.imports).toHaveLength(1);
	});
});

describe('revisions', () => {
	const older = importBlock({counts: failedCounts(1)});
	const newer = importBlock({counts: failedCounts(3)});
	it.each<readonly [string, readonly LogFile[]]>([
		['newest modification time', [saved('b_Log.txt', '2026-11-22T06:00', older), saved('B_Log.txt', '2026-11-22T06:00:00.001', newer)]],
		['then the higher (n)', [saved('b_Log (2).txt', '2026-11-22T06:00', older), saved('B_Log (10).txt', '2026-11-22T06:00', newer)]],
		['then the name', [saved('B_Log.txt', '2026-11-22T06:00', older), saved('b_Log.txt', '2026-11-22T06:00', newer)]],
		['within one file the later block', [saved('b_Log.txt', '2026-11-22T06:00', older, newer)]],
	])('%s wins', (_what, files) => {
		for (const ordered of [files, files.toReversed()]) {
			const {totals, imports} = only(ordered);
			expect(totals).toMatchObject({imports: 1, failed: 3});
			expect(imports[0]!.revisedFrom?.counts.failed).toBe(1);
		}
	});
	it('are judged against the version before', () => {
		const third = importBlock({counts: failedCounts(2)});
		const [item] = only([saved('b_Log.txt', '2026-11-22T04:00', older), saved('b_Log (1).txt', '2026-11-22T05:00', newer), saved('b_Log (2).txt', '2026-11-22T06:00', third)]).imports;
		expect(item).toMatchObject({counts: {failed: 2}, revisedFrom: {counts: {failed: 3}, file: {path: 'b_Log (1).txt'}}, file: {path: 'b_Log (2).txt'}});
	});
	it('are none where only the rows differ: the longer list is shown', () => {
		const long = importBlock({counts: failedCounts(3), rows: [{}, {}]});
		const short = importBlock({counts: failedCounts(3), rows: [{}]});
		const [item] = only([saved('b_Log.txt', '2026-11-22T05:00', long), saved('b_Log (1).txt', '2026-11-22T06:00', short)]).imports;
		expect(item).toMatchObject({failureRows: 2, revisedFrom: null, file: {path: 'b_Log.txt'}});
	});
	it('do not come back with a copy of the old download', () => {
		const old = logFile('b_Log.txt', {reading: {imports: [older]}, modifiedAt: '2026-11-22T05:00', sha256: 'aa'});
		const files = [old, saved('b_Log (1).txt', '2026-11-22T06:00', newer), {
			...old, id: 'copy', path: 'b_Log (9).txt', modifiedAt: at('2026-11-22T07:00'),
		}];
		expect(only(files).totals.failed).toBe(3);
	});
	it('are not made by a cut import', () => {
		const cut = importBlock({isComplete: false, counts: {failed: null}});
		const [item] = only([saved('b_Log.txt', '2026-11-22T05:00', older), saved('b_Log (1).txt', '2026-11-22T06:00', cut)]).imports;
		expect(item).toMatchObject({counts: {failed: 1}, revisedFrom: null});
	});
});

describe('the account of files', () => {
	const copy = (path: string, modifiedAt: string, sha256 = 'aa'): LogFile => logFile(path, {reading: {imports: [importBlock()]}, modifiedAt, sha256});
	it('has every entry in exactly one count', () => {
		const files = [
			copy('A_Log.txt', '2026-11-22T05:00'),
			copy('A_Log (1).txt', '2026-11-22T06:00'),
			copy('B_Log.txt', '2026-11-22T06:00'),
			copy('A_Log (2).txt', '2026-11-22T06:00', 'bb'),
			logFile('p.tmp', {status: 'pending', reading: null}),
			logFile('.x', {status: 'ignored', reading: null}),
			logFile('x.html', {status: 'unrecognised', reading: null}),
			logFile('y.txt', {status: 'unreadable', reading: null}),
		];
		const {fileAccount, duplicateFiles} = tenantOf(files);
		expect(fileAccount).toEqual({
			read: 3, duplicates: 1, pending: 1, ignored: 1, unrecognised: 1, unreadable: 1,
		});
		expect([...duplicateFiles]).toEqual(['/logs/A_Log (1).txt']);
	});
	it('takes the oldest as the original, then the lower counter, then the name', () => {
		const duplicatesOf = (...files: readonly LogFile[]): readonly string[] => [...tenantOf(files).duplicateFiles].map(id => id.slice(6)).toSorted();
		expect(duplicatesOf(copy('A_Log.txt', '2026-11-22T06:00'), copy('A_Log (1).txt', '2026-11-22T05:00'))).toEqual(['A_Log.txt']);
		expect(duplicatesOf(copy('A_Log (2).txt', '2026-11-22T05:00'), copy('A_Log (1).txt', '2026-11-22T05:00'), copy('a_Log (1).txt', '2026-11-22T05:00'))).toEqual(['A_Log (2).txt', 'a_Log (1).txt']);
	});
});

describe('audit exports', () => {
	const run = (rows: readonly FailedRow[], rest: Parameters<typeof importBlock>[0] = {}): ReturnType<typeof importBlock> => importBlock({
		kind: 'audit-export', connector: 'Slack', auditRun: {jobId: 'j', taskId: 't'}, counts: {failed: rows.length, skipped: 0}, rows, ...rest,
	});
	it('are one import per run, completed at its newest event, each record once', () => {
		const files = [
			saved('a.csv', '2026-11-20T01:00', run([{itemId: 'x', recordId: '1'}, {itemId: 'y', recordId: '2', line: 3}], {completedAt: '2026-11-20T01:00'})),
			saved('b.csv', '2026-11-20T02:00', run([{itemId: 'y', recordId: '2', line: 5}, {itemId: 'z', recordId: '3', line: 6}], {completedAt: '2026-11-20T03:00'})),
		];
		const connector = only(files);
		expect(connector).toMatchObject({
			kind: 'audit-export', state: 'failing', lastEvidenceAt: null, totals: {
				imports: 1, failed: 3, failureRows: 3, imported: null,
			},
		});
		const [item] = connector.imports;
		expect(item).toMatchObject({id: 'slack\nj\nt', completedAt: at('2026-11-20T03:00'), file: {path: 'b.csv'}});
		expect(item!.files.map(({path}) => path)).toEqual(['a.csv', 'b.csv']);
		expect([0, 1, 2].map(row => `${textAt(item!.failedItems!.itemIds, row)} ${textAt(item!.failedItems!.recordIds!, row)} ${lineOf(item!.failedItems!, row)}`)).toEqual(['y 2 5', 'z 3 6', 'x 1 null']);
		expect(failureAt(indexFailures(tenantOf(files), {kind: 'all'}), 2)).toMatchObject({itemId: 'x', line: null});
	});
	it('are the same import again in a copy or a subset', () => {
		const whole = run([{itemId: 'x', recordId: '1'}, {itemId: 'y', recordId: '2'}]);
		const {totals, imports} = only([saved('b.csv', '2026-11-20T02:00', whole), saved('a.csv', '2026-11-20T01:00', whole), saved('c.csv', '2026-11-20T00:00', run([{itemId: 'y', recordId: '2'}]))]);
		expect(totals).toMatchObject({imports: 1, failed: 2});
		expect(imports[0]!.failedItems).toBe(whole.failedItems);
	});
	it('without record ids count what one export repeats, and nothing twice over exports', () => {
		const same = [{itemId: 'x'}, {itemId: 'x'}];
		expect(only([saved('a.csv', '2026-11-20T01:00', run([...same, {itemId: 'y'}])), saved('b.csv', '2026-11-20T02:00', run([...same, {itemId: 'z', recordId: ''}]))]).totals.failed).toBe(4);
	});
	it('join skipped items and keep what no list says', () => {
		const skippedOf = (...ids: readonly string[]): ReturnType<typeof run> => run([], {counts: {failed: 0, skipped: ids.length}, skippedItems: run(ids.map(recordId => ({recordId}))).failedItems});
		expect(only([saved('a.csv', '2026-11-20T01:00', skippedOf('1', '2')), saved('b.csv', '2026-11-20T02:00', skippedOf('2', '3'))]).totals).toMatchObject({skipped: 3, failed: 0});
		const bare = importBlock({
			kind: 'audit-export', connector: 'Slack', auditRun: null, counts: {failed: 4, skipped: 1},
		});
		expect(only([saved('a.csv', '2026-11-20T01:00', bare), saved('b.csv', '2026-11-20T02:00', bare)]).totals).toMatchObject({imports: 1, failed: 4, skipped: 1});
	});
	it('order runs by their newest event', () => {
		const {imports} = only([saved('a.csv', '2026-11-20T01:00', run([{}], {completedAt: '2026-11-19T01:00'}), run([{}], {completedAt: '2026-11-20T01:00', auditRun: {jobId: 'j', taskId: 'u'}}))]);
		expect(imports.map(({date}) => date)).toEqual(['2026-11-20', '2026-11-19']);
	});
	it('beside a log add no totals; days without a log join the drill-down', () => {
		const files = [
			logFile('Slack_Log.txt', {reading: {imports: [importBlock({counts: failedCounts(1), rows: [{itemId: 'log'}]})], emptyDays: [emptyDay('2026-11-21')]}}),
			saved('audit.csv', '2026-11-22T06:00', run([{itemId: 'same day'}]), run([{itemId: 'other day'}], {completedAt: '2026-11-20T05:00', auditRun: {jobId: 'j', taskId: 'u'}})),
		];
		const tenant = tenantOf(files);
		const [connector] = tenant.connectors;
		expect(connector).toMatchObject({
			kind: 'admin-log', totals: {imports: 1, failed: 1, failureRows: 1}, failureReasons: [{rows: 1}], lastImport: {kind: 'admin-log'},
		});
		const index = indexFailures(tenant, {kind: 'all'});
		expect([0, 1].map(row => failureAt(index, row).itemId)).toEqual(['log', 'other day']);
		expect(index.rowCount).toBe(2);
	});
});

describe('the kind of a connector', () => {
	it.each([
		['admin-log', ['records-log', 'admin-log', 'audit-export']],
		['records-log', ['audit-export', 'records-log']],
		['audit-export', ['audit-export']],
	] as const)('is the richest held: %s', (kind, kinds) => {
		const blocks = kinds.map((given, index) => importBlock({kind: given, connector: 'X', completedAt: `2026-11-2${index}T02:00`}));
		expect(only([logOf('x.txt', ...blocks)]).kind).toBe(kind);
	});
	it('is an admin log with an empty day alone', () => {
		expect(only([logFile('X_Log.txt', {reading: {emptyDays: [emptyDay('2026-11-21')]}})]).kind).toBe('admin-log');
	});
});

describe('failure reasons', () => {
	it('are most rows first, then by reason, and add up to the rows', () => {
		const shared = importBlock({counts: failedCounts(4), rows: [{reason: 'b', user: 'u'}, {reason: 'a', user: 'u'}, {reason: 'c', user: 'v'}, {reason: 'c', user: ''}]});
		const second = importBlock({completedAt: '2026-11-21T02:00', counts: failedCounts(1), rows: [{reason: 'c', user: 'v'}]});
		const {failureReasons, totals} = only([logOf('A_Log.txt', shared, second)]);
		expect(failureReasons.map(({reason, rows, users}) => [reason, rows, users])).toEqual([['c', 3, 1], ['a', 1, 1], ['b', 1, 1]]);
		expect(totals.failureRows).toBe(5);
	});
	it('count no users above the limit', () => {
		const items = importBlock({rows: [{}]}).failedItems!;
		const rowCount = 50_001;
		const many = {
			...items, rowCount, itemIds: {text: '', ends: new Uint32Array(rowCount)}, users: {...items.users, codes: new Uint32Array(rowCount)}, m365Users: {...items.m365Users, codes: new Uint32Array(rowCount)}, reasons: {codes: new Uint32Array(rowCount), values: ['r', 'not used']}, lines: null,
		};
		expect(only([logOf('A_Log.txt', {...importBlock({counts: failedCounts(rowCount), kind: 'records-log'}), failedItems: many})]).failureReasons).toEqual([{
			reason: 'r', category: 'other', rows: rowCount, users: null, isAcknowledged: false,
		}]);
	});
});
