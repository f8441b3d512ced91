import {describe, expect, test} from 'vitest';
import {
	at,
	dailyImports,
	importBlock,
	logFile,
} from '../build.ts';
import {findingsOf, only} from '../judged.ts';

const fileOf = (imports: ReadonlyArray<ReturnType<typeof importBlock>>, path = 'all_Log.txt', modifiedAt = at('2026-11-22T03:00')) =>
	logFile(path, {modifiedAt, reading: {imports}});

const cleanWeek = dailyImports('2026-11-14', '2026-11-22');
const failing = importBlock({completedAt: '2026-11-22T02:00', counts: {failed: 14}, line: 200});

describe('two imports of one second with different counts in one file', () => {
	test.each([
		['the failing one last', [...cleanWeek, failing]],
		['the failing one first', [failing, ...cleanWeek]],
		['the failing one cut off', [...cleanWeek, importBlock({completedAt: '2026-11-22T02:00', isComplete: false, line: 200})]],
		['a day before the newest import', [...cleanWeek, importBlock({completedAt: '2026-11-21T02:00', counts: {failed: 14}, line: 200})]],
	])('make the connector unreadable: %s', (_, imports) => {
		expect(only([fileOf(imports)]).state).toBe('unreadable');
	});

	test('the finding asks whether the file holds several connectors, and says what to do', () => {
		const [finding] = findingsOf(only([fileOf([...cleanWeek, failing])]), 'unread');
		expect(finding!.message).toBe('all_Log.txt, line 200: two imports of 2026-11-22 02:00 UTC with different counts: does this file hold several connectors?');
		expect(finding!.next).toContain('Connector name:');
	});

	test('a copy of the file does not cure them', () => {
		expect(only([fileOf([...cleanWeek, failing]), fileOf(cleanWeek, 'all_Log (1).txt', at('2026-11-22T04:00'))]).state).toBe('unreadable');
	});

	test('in two files they are a revision', () => {
		expect(only([fileOf(cleanWeek), fileOf([failing], 'all_Log (1).txt', at('2026-11-22T04:00'))]).state).toBe('failing');
	});

	test('with the same counts they are one import', () => {
		expect(only([fileOf([...cleanWeek, ...cleanWeek])]).state).toBe('healthy');
	});

	test('more than eight days before the newest import they are history', () => {
		const old = importBlock({completedAt: '2026-11-13T02:00', counts: {failed: 14}});
		expect(only([fileOf([importBlock({completedAt: '2026-11-13T02:00'}), ...cleanWeek, old])]).state).toBe('healthy');
	});
});

describe('logs that no name, folder or content gives a connector', () => {
	const names = ['export.txt', 'export (1).txt'] as const;
	const connectorOf = (...weeks: ReadonlyArray<ReadonlyArray<ReturnType<typeof importBlock>>>) => only(weeks.map((imports, index) => fileOf(imports, names[index], at('2026-11-22T03:00') + index)));

	test('one of them is a connector without a name, and the finding says how to name it', () => {
		const connector = connectorOf(cleanWeek);
		expect([connector.name, connector.state]).toEqual(['(unnamed)', 'healthy']);
		expect(findingsOf(connector, 'unread')).toMatchObject([{severity: 'info', next: 'Save it as <connector>_Log.txt or in a folder of that name.'}]);
	});

	test('several of them are never well', () => {
		expect(connectorOf(cleanWeek, cleanWeek.slice(0, 4)).state).toBe('suspicious');
	});

	test('different counts of one second are a conflict, not a revision', () => {
		expect(connectorOf([...cleanWeek.slice(0, -1), failing], cleanWeek).state).toBe('unreadable');
	});
});
