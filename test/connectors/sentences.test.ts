import {describe, expect, it} from 'vitest';
import {arithmeticOf} from '../../source/connectors/arithmetic.ts';
import {categories, categoryOf, otherCategory} from '../../source/connectors/categories.ts';
import {compareTenants, type Change} from '../../source/connectors/compare.ts';
import {handoverOf} from '../../source/connectors/handover.ts';
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
	const importsOf = (...blocks: ReadonlyArray<ReturnType<typeof importBlock>>): ReturnType<typeof arithmeticOf> => arithmeticOf(...only([logOf('A_Log.txt', ...blocks)]).imports);
	it.each([
		['412 failed · 2 rows listed · 1 one-per-user mapping row', importBlock({counts: {failed: 412, availableForImport: 500}, rows: [{reason: mappingReason}, {}]})],
		['1 failed · 1 row listed', importBlock({counts: {failed: 1}, rows: [{}]})],
		['? failed · 0 rows listed', importBlock({counts: {failed: null}})],
		['1,000 failed · 0 rows listed', importBlock({counts: {failed: 1000, availableForImport: 1000}})],
	])('%s', (sentence, block) => {
		expect(importsOf(block).sentence).toBe(sentence);
	});
	it('adds imports up, unknown stays unknown', () => {
		expect(importsOf(importBlock({counts: {failed: 2}, rows: [{reason: mappingReason}]}), importBlock({completedAt: '2026-11-21', counts: {failed: 1}, rows: [{}]}))).toMatchObject({
			failed: 3, rows: 2, mappingRows: 1, parts: ['3 failed', '2 rows listed', '1 one-per-user mapping row'],
		});
		expect(importsOf(importBlock(), importBlock({completedAt: '2026-11-21', counts: {failed: null}})).failed).toBeNull();
		expect(arithmeticOf()).toMatchObject({failed: 0, rows: 0});
	});
});

describe('the handover', () => {
	it('says when, how many, which, why, and the deadline', () => {
		const rows = ['ana', 'ben', 'cleo', 'dan', 'eva', 'fay'].map(user => ({user, reason: mappingReason}));
		const connector = only([logOf('Slack_Log.txt', importBlock({completedAt: '2026-11-17T02:00'})), logOf('Slack_Log (1).txt', importBlock({
			counts: {
				availableForImport: 3310, failed: 14, skipped: 30, partiallyImported: 12,
			}, rows,
		}))]);
		expect(handoverOf(connector)).toEqual([
			'Slack (failing): the newest import has more failed items than allowed.',
			'The newest import was completed 2026-11-22 02:00 UTC: 3,310 available for import, 3,254 imported, 12 partially imported, 30 skipped, 14 failed.',
			'14 failed · 6 rows listed · 6 one-per-user mapping rows.',
			'Source users: ana, ben, cleo, dan, eva and 1 more.',
			'Reasons in everything held: “User mapping not found” (6 rows).',
			'14 items failed. Open the failed items, fix the most frequent reason first.',
			'The log of Wed 18 Nov is not held; download it by Wed 25 Nov. The log of Thu 19 Nov is not held; download it by Thu 26 Nov. The log of Fri 20 Nov is not held; download it by Fri 27 Nov. In the portal: Data connectors, this connector, Download log; after that date the day is gone for good.',
			'12 items imported without attachments. Look for attachments over 10 MB at the source and keep them another way.',
			'Next deadline: download the log of Wed 18 Nov by Wed 25 Nov, then it is gone for good.',
		]);
		expect(handoverOf(connector, () => 'user-7f3a')[3]).toBe('Source users: user-7f3a, user-7f3a, user-7f3a, user-7f3a, user-7f3a and 1 more.');
	});
	it('names items where no user is named', () => {
		const connector = only([logOf('Slack_Log.txt', importBlock({counts: {failed: 2}, rows: [{itemId: 'x1', user: ''}, {itemId: 'x2', user: ''}]}))]);
		expect(handoverOf(connector)).toContain('Items: x1, x2.');
		expect(handoverOf(connector, () => '*')).toContain('Items: *, *.');
	});
	it('leaves out the counts its kind of log never gives', () => {
		const counts = {
			availableFromSource: null, availableForImport: null, imported: 8, partiallyImported: null, skipped: null, failed: 0,
		};
		expect(handoverOf(only([logOf('HR_Log.txt', importBlock({kind: 'records-log', counts}))]))[1]).toBe('The newest import was completed 2026-11-22 02:00 UTC: 8 imported, 0 failed.');
		expect(handoverOf(only([logOf('Slack_Log.txt', importBlock({counts: {skipped: null}}))]))[1]).toContain('? skipped');
	});
	it('is short for a healthy or an empty one, and leaves out what is acknowledged', () => {
		expect(handoverOf(only([logOf('Slack_Log.txt', importBlock())]))).toEqual(['Slack (healthy): evidence is recent, and no check objects.', 'The newest import was completed 2026-11-22 02:00 UTC: 100 available for import, 100 imported, 0 partially imported, 0 skipped, 0 failed.']);
		expect(handoverOf(only([], {settings: settingsOf(connectorSettings('Slack', {createdAt: now}))}))[1]).toBe('No import is held.');
		const failed = [logOf('Slack_Log.txt', importBlock({counts: {failed: 1}}))];
		expect(handoverOf(only(failed, {acknowledgements: [acknowledgement({check: 'failed-items'})]})).join(' ')).not.toContain('1 item failed');
		expect(handoverOf(only(failed))[2]).toBe('1 failed · 0 rows listed.');
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
			'Slack import: import of 2026-11-22 02:00 UTC: 97 imported, 3 failed',
			'Slack day: the logs say nothing about Sat 21 Nov',
			'Slack state: late → failing',
		]);
		expect(changes([logOf('Slack_Log.txt', ...week), logOf('Slack_Log (1).txt', importBlock({completedAt: '2026-11-20T02:00', counts: {failed: 1}}))])).toEqual([
			'Slack revision: revised import of 2026-11-20 02:00 UTC: 99 imported, 1 failed, 0 before',
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
