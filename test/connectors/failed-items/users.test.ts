import {describe, expect, it} from 'vitest';
import {fixList, type FixUser} from '../../../source/connectors/failed-items/users.ts';
import {
	at,
	importBlock,
	logOf,
	mappingReason,
	type FailedRow,
} from '../build.ts';
import {tenantOf} from '../judged.ts';

const mapping = (user: string, rest: FailedRow = {}): FailedRow => ({user, reason: mappingReason, ...rest});
const failing = (completedAt: string, ...rows: readonly FailedRow[]): ReturnType<typeof importBlock> => importBlock({completedAt, counts: {failed: rows.length}, rows});
const listOf = (...files: ReadonlyArray<ReturnType<typeof logOf>>): readonly FixUser[] => fixList(tenantOf(files));
const statusesOf = (...files: ReadonlyArray<ReturnType<typeof logOf>>): readonly string[] => listOf(...files).map(({user, status}) => `${user} ${status}`);

describe('the fix list', () => {
	it('is one row a user over connectors and days', () => {
		const users = listOf(
			logOf('A_Log.txt', failing('2026-11-20T02:00', mapping('ana'), mapping('ana', {reason: 'no matching user'})), failing('2026-11-22T02:00', mapping('ana', {m365User: 'ana@new'}))),
			logOf('B_Log.txt', failing('2026-11-21T02:00', mapping('ana', {m365User: 'ana@old'}), {user: 'ben', reason: 'Item too large'}, mapping(''))),
		);
		expect(users).toEqual([{
			user: 'ana', m365UserId: 'ana@new', status: 'open', connectors: ['A', 'B'], days: ['2026-11-20', '2026-11-21', '2026-11-22'], items: 4,
			firstSeen: at('2026-11-20T02:00'), lastSeen: at('2026-11-22T02:00'), reasons: [mappingReason, 'no matching user'],
		}]);
	});
	it('compares the newest import with the one before: new, open, gone', () => {
		expect(statusesOf(logOf('A_Log.txt', failing('2026-11-20T02:00', mapping('past')), failing('2026-11-21T02:00', mapping('gone'), mapping('open')), failing('2026-11-22T02:00', mapping('open'), mapping('new'))))).toEqual(['new new', 'open open', 'gone gone', 'past gone']);
	});
	it('everybody is new in the first import, and gone after a clean one', () => {
		expect(statusesOf(logOf('A_Log.txt', failing('2026-11-22T02:00', mapping('ana'))))).toEqual(['ana new']);
		expect(statusesOf(logOf('A_Log.txt', failing('2026-11-21T02:00', mapping('ana')), importBlock()))).toEqual(['ana gone']);
	});
	it('an import that lists nobody cannot say that a user is gone', () => {
		const before = [failing('2026-11-20T02:00', mapping('ana')), failing('2026-11-21T02:00', mapping('ana'))];
		expect(statusesOf(logOf('A_Log.txt', ...before, importBlock({counts: {failed: 5}})))).toEqual(['ana open']);
		expect(statusesOf(logOf('A_Log.txt', ...before, importBlock({counts: {failed: null}})))).toEqual(['ana open']);
	});
	it('is open where it is open in one connector, new where it is new in one', () => {
		const gone = [failing('2026-11-21T02:00', mapping('ana')), importBlock()];
		const open = [failing('2026-11-21T02:00', mapping('ana')), failing('2026-11-22T02:00', mapping('ana'))];
		const fresh = [failing('2026-11-22T02:00', mapping('ana'))];
		expect(statusesOf(logOf('A_Log.txt', ...gone), logOf('B_Log.txt', ...fresh))).toEqual(['ana new']);
		expect(statusesOf(logOf('A_Log.txt', ...open), logOf('B_Log.txt', ...fresh), logOf('C_Log.txt', ...gone))).toEqual(['ana open']);
	});
	it('an audit export beside a log does not decide what is gone', () => {
		const audit = importBlock({
			kind: 'audit-export', connector: 'A', completedAt: '2026-11-22T05:00', counts: {failed: 1}, rows: [{user: 'ben', reason: 'incorrectusermapping'}],
		});
		expect(statusesOf(logOf('A_Log.txt', failing('2026-11-21T02:00', mapping('ana'))), logOf('x.csv', audit))).toEqual(['ana new', 'ben gone']);
		expect(statusesOf(logOf('x.csv', audit))).toEqual(['ben new']);
	});
	it('has most rows first, then the id', () => {
		expect(statusesOf(logOf('A_Log.txt', failing('2026-11-22T02:00', mapping('b'), mapping('a'), mapping('c'), mapping('c'))))).toEqual(['c new', 'a new', 'b new']);
	});
});
