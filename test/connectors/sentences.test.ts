import {describe, expect, it} from 'vitest';
import {arithmeticOf} from '../../source/connectors/failed-items/arithmetic.ts';
import {categories, categoryOf, otherCategory} from '../../source/connectors/categories.ts';
import {compareTenants, type Change} from '../../source/connectors/ledger/compare.ts';
import {
	acknowledgement,
	connectorSettings,
	dailyImports,
	emptyDay,
	importBlock,
	logFile,
	logOf,
	mappingReason,
	now,
	settingsOf,
} from './build.ts';
import {only, tenantOf} from './judged.ts';

describe('categories', () => {
	it.each([
		[mappingReason, 'user-mapping'],
		['incorrectusermapping', 'user-mapping'],
		['Mailbox not found', 'user-mapping'],
		['Unable to resolve recipient: user could not be found', 'user-mapping'],
		['Email address not valid', 'user-mapping'],
		['Item too large', 'item-size'],
		['Message size exceeds 10 MB', 'item-size'],
		['Attachment exceeds 10 MB', 'attachment'],
		['Duplicate message', 'duplicate'],
		['MailboxWrite', 'mailbox-write'],
		['Could not write to mailbox', 'mailbox-write'],
		['No licence assigned', 'licence'],
		['User has no LICENSE', 'licence'],
		['Too many requests', 'throttling'],
		['Request was throttled', 'throttling'],
		['Access denied', 'permission'],
		['Unauthorized', 'permission'],
		['Default', otherCategory],
		['', otherCategory],
	])('%j is %s', (reason, category) => {
		expect(categoryOf(reason)).toBe(category);
		expect(categoryOf(reason)).toBe(category);
	});
	it('are those of the contract', () => {
		expect([...categories.map(({name}) => name), otherCategory].toSorted()).toEqual(['attachment', 'duplicate', 'item-size', 'licence', 'mailbox-write', 'other', 'permission', 'throttling', 'user-mapping']);
	});
	it('do not search a long text to its end, and remember only so many', () => {
		expect(categoryOf(`${'x'.repeat(1000)} throttled`)).toBe('other');
		for (let id = 0; id < 10_001; id++) {
			categoryOf(`reason ${id}`);
		}

		expect(categoryOf('reason 5')).toBe('other');
	});
});

describe('honest arithmetic', () => {
	const importsOf = (...blocks: ReadonlyArray<ReturnType<typeof importBlock>>): ReturnType<typeof arithmeticOf> => arithmeticOf(only([logOf('A_Log.txt', ...blocks)]).imports);
	it.each([
		['412 items failed; the log lists 2 (mapping failures once per user)', importBlock({counts: {failed: 412, availableForImport: 500}, rows: [{reason: mappingReason}, {}]})],
		['1 item failed; the log lists 1', importBlock({counts: {failed: 1}, rows: [{}]})],
		['? items failed; the log lists 0', importBlock({counts: {failed: null}})],
		['1,000 items failed; the log lists 0', importBlock({counts: {failed: 1000, availableForImport: 1000}})],
	])('%s', (sentence, block) => {
		expect(importsOf(block).sentence).toBe(sentence);
	});
	it('adds imports up, unknown stays unknown', () => {
		expect(importsOf(importBlock({counts: {failed: 2}, rows: [{reason: mappingReason}]}), importBlock({completedAt: '2026-11-21', counts: {failed: 1}, rows: [{}]}))).toMatchObject({
			failed: 3, rows: 2, mappingRows: 1, sentence: '3 items failed; the log lists 2 (mapping failures once per user)',
		});
		expect(importsOf(importBlock(), importBlock({completedAt: '2026-11-21', counts: {failed: null}})).failed).toBeNull();
		expect(arithmeticOf([])).toMatchObject({failed: 0, rows: 0});
	});
});

describe('changes between two moments', () => {
	const week = dailyImports('2026-11-14', '2026-11-20');
	const before = tenantOf([logOf('Slack_Log.txt', ...week)], {now: now - 1});
	const changes = (...parameters: Parameters<typeof tenantOf>): readonly string[] => compareTenants(before, tenantOf(...parameters)).map(({connector, what, message}: Change) => `${connector} ${what}: ${message}`);
	it('are none for the same', () => {
		expect(compareTenants(before, before)).toEqual([]);
		expect(changes([logOf('Slack_Log.txt', ...week)])).toEqual([]);
	});
	it('tell of imports, revisions, empty days and states', () => {
		expect(changes([logOf('Slack_Log.txt', ...week, importBlock({counts: {failed: 3}}))])).toEqual([
			'Slack import: 3 failed, 97 imported: import of 2026-11-22 02:00 UTC',
			'Slack day: the logs say nothing about Sat 21 Nov',
			'Slack state: late → failing',
		]);
		expect(changes([logOf('Slack_Log.txt', ...week), logOf('Slack_Log (1).txt', importBlock({completedAt: '2026-11-20T02:00', counts: {failed: 1}}))])).toEqual([
			'Slack revision: 1 failed (0 before), 99 imported: revised import of 2026-11-20 02:00 UTC',
			'Slack state: late → failing',
		]);
		expect(changes([logFile('Slack_Log.txt', {reading: {imports: week, emptyDays: [emptyDay('2026-11-21')]}})])).toEqual(['Slack empty-day: no items on Sat 21 Nov', 'Slack state: late → quiet']);
	});
	it('tell of days that pass', () => {
		expect(changes([logOf('Slack_Log.txt', ...week)], {now: now + 86_400_000})).toEqual(['Slack day: the log of Sat 21 Nov is missing', 'Slack state: late → overdue']);
		expect(changes([logOf('Slack_Log.txt', ...week)], {now: now + (8 * 86_400_000)}).slice(-3)).toEqual(['Slack day: the log of Sat 21 Nov can no longer be downloaded', 'Slack day: the log of Sun 22 Nov can no longer be downloaded', 'Slack state: late → overdue']);
	});
	it('tell many imports in one', () => {
		expect(changes([logOf('Slack_Log.txt', ...dailyImports('2026-10-01', '2026-11-20'))])[0]).toBe('Slack import: 44 new imports, the newest 2026-11-13 02:00 UTC');
	});
	it('tell of connectors that come and go, of acknowledgements and onboarding', () => {
		expect(changes([logOf('New_Log.txt', importBlock())])).toEqual(['New connector: new connector, healthy', 'Slack connector: no longer held: its files are gone']);
		expect(changes([logOf('Slack_Log.txt', ...week)], {acknowledgements: [acknowledgement({reason: 'r'}), acknowledgement({id: 'a2', check: 'balance'})]})).toEqual(['Slack acknowledgement: acknowledged: r', 'Slack acknowledgement: acknowledged: balance']);
		const acknowledged = tenantOf([logOf('Slack_Log.txt', ...week)], {acknowledgements: [acknowledgement({reason: 'r'})]});
		expect(compareTenants(acknowledged, before)).toEqual([{connector: 'Slack', what: 'acknowledgement', message: 'no longer acknowledged: r'}]);
		const settings = settingsOf(connectorSettings('Slack', {createdAt: now}));
		expect(compareTenants(tenantOf([], {settings}), tenantOf([logOf('Slack_Log.txt', importBlock())], {settings})).filter(({what}) => what === 'onboarding').map(({message}) => message)[0]).toBe('Auditing on: done. A log arrived, so auditing is on.');
	});
});
