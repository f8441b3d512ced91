import {describe, expect, it} from 'vitest';
import {fixList, type FixUser, type IsMapped} from '../../../source/connectors/failed-items/users.ts';
import type {Acknowledgement} from '../../../source/connectors/settings.ts';
import {
	acknowledgement,
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
			user: 'ana', m365UserId: 'ana@new', status: 'open', isMapping: true, connectors: ['A', 'B'], days: ['2026-11-20', '2026-11-21', '2026-11-22'], items: 4,
			firstSeen: at('2026-11-20T02:00'), lastSeen: at('2026-11-22T02:00'), reasons: [mappingReason, 'no matching user'],
		}]);
	});
	it('compares the newest import with all before: new, open, unseen', () => {
		expect(statusesOf(logOf('A_Log.txt', failing('2026-11-20T02:00', mapping('past')), failing('2026-11-21T02:00', mapping('gone'), mapping('open')), failing('2026-11-22T02:00', mapping('open'), mapping('new'))))).toEqual(['new new', 'open open', 'gone unseen', 'past unseen']);
	});
	it('everybody is new in the first import; a clean one does not show that anybody was mapped', () => {
		expect(statusesOf(logOf('A_Log.txt', failing('2026-11-22T02:00', mapping('ana'))))).toEqual(['ana new']);
		expect(statusesOf(logOf('A_Log.txt', failing('2026-11-21T02:00', mapping('ana')), importBlock()))).toEqual(['ana unseen']);
	});
	it('who failed before the import before is not new again', () => {
		expect(statusesOf(logOf('A_Log.txt', failing('2026-11-20T02:00', mapping('ana')), importBlock({completedAt: '2026-11-21T02:00'}), failing('2026-11-22T02:00', mapping('ana'))))).toEqual(['ana open']);
	});
	it('an import that lists nobody cannot say that a user was not in it', () => {
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
	it('an audit export beside a log does not decide who is unseen', () => {
		const audit = importBlock({
			kind: 'audit-export', connector: 'A', completedAt: '2026-11-22T05:00', counts: {failed: 1}, rows: [{user: 'ben', reason: 'incorrectusermapping'}],
		});
		expect(statusesOf(logOf('A_Log.txt', failing('2026-11-21T02:00', mapping('ana'))), logOf('x.csv', audit))).toEqual(['ana new', 'ben unseen']);
		expect(statusesOf(logOf('x.csv', audit))).toEqual(['ben new']);
	});
	it('lists permission, licence and mailbox failures by Microsoft 365 user, and no other failure', () => {
		const rows: readonly FailedRow[] = [
			{user: 'a1', m365User: 'Ana@contoso', reason: 'Target mailbox has no licence'},
			{user: 'a2', m365User: 'ana@contoso', reason: 'Access denied'},
			{user: 'b1', m365User: '', reason: 'MailboxWrite'},
			{user: 'c1', m365User: 'cem@contoso', reason: 'Item too large'},
			mapping('a1', {m365User: 'ana@contoso'}),
		];
		expect(listOf(logOf('A_Log.txt', failing('2026-11-22T02:00', ...rows))).map(({user, m365UserId, isMapping, items}) => [user, m365UserId, isMapping, items])).toEqual([
			['Ana@contoso', 'Ana@contoso', false, 2],
			['a1', 'ana@contoso', true, 1],
			['b1', null, false, 1],
		]);
	});
	it('is done where every reason is acknowledged or the mapping file has a row, in every connector', () => {
		const files = ['A', 'B'].map(name => logOf(`${name}_Log.txt`, failing('2026-11-22T02:00', mapping('ana'), mapping('ben', {reason: 'no matching user'}))));
		const statuses = (isMapped: IsMapped, ...acknowledgements: readonly Acknowledgement[]): readonly string[] => fixList(tenantOf(files, {acknowledgements}), isMapped).map(({user, status}) => `${user} ${status}`);
		const known = (connector: string): Acknowledgement => acknowledgement({id: connector, connector, reason: mappingReason});
		expect(statuses(() => false, known('A'))).toEqual(['ana new', 'ben new']);
		expect(statuses(() => false, known('A'), known('B'))).toEqual(['ben new', 'ana acknowledged']);
		expect(statuses((user, key) => user === 'ben' && key === 'a')).toEqual(['ana new', 'ben new']);
		expect(statuses(user => user === 'ben')).toEqual(['ana new', 'ben mapped']);
		expect(statuses((user, key) => user === 'ana' && key === 'b', known('A'))).toEqual(['ben new', 'ana mapped']);
	});
	it('has most rows first, then the id', () => {
		expect(statusesOf(logOf('A_Log.txt', failing('2026-11-22T02:00', mapping('b'), mapping('a'), mapping('c'), mapping('c'))))).toEqual(['c new', 'a new', 'b new']);
	});
});
