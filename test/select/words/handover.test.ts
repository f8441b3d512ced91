import {describe, expect, it} from 'vitest';
import {handoverOf} from '../../../source/select/words/handover.ts';
import {noMask} from '../../../source/select/line/mask.ts';
import {
	acknowledgement,
	connectorSettings,
	importBlock,
	logOf,
	mappingReason,
	now,
	settingsOf,
} from '../../connectors/build.ts';
import {only} from '../../connectors/judged.ts';

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
			'14 items failed; the log lists 6 (mapping failures once per user).',
			'Source users: ana, ben, cleo, dan, eva and 1 more.',
			'Reasons in everything held: “User mapping not found” (6 rows).',
			'14 items failed. Open the failed items, fix the most frequent reason first.',
			'The logs of Wed 18 Nov to Fri 20 Nov are not held; download the first by Wed 25 Nov, the last by Fri 27 Nov. In the portal: Data connectors, this connector, Download log. After that date (UTC) the portal deletes it.',
			'12 items imported without attachments. Look for attachments over 10 MB at the source and keep them another way.',
			'Next deadline: download the log of Wed 18 Nov by Wed 25 Nov (UTC). After that the portal deletes it.',
		]);
		expect(handoverOf(connector, {...noMask, user: () => 'user-7f3a'})[3]).toBe('Source users: user-7f3a, user-7f3a, user-7f3a, user-7f3a, user-7f3a and 1 more.');
	});
	it('of a paused one says until when and why, and asks for no download', () => {
		const paused = connectorSettings('Slack', {paused: {until: '2026-12-01', reason: 'vendor migration'}});
		const sentences = handoverOf(only([logOf('Slack_Log.txt', importBlock({completedAt: '2026-11-17T02:00'}), importBlock())], {settings: settingsOf(paused)}));
		expect(sentences[1]).toBe('Paused until 2026-12-01: vendor migration.');
		expect(sentences.join(' ')).not.toMatch(/deadline|[Dd]ownload/v);
	});
	it('names items where no user is named', () => {
		const connector = only([logOf('Slack_Log.txt', importBlock({counts: {failed: 2}, rows: [{itemId: 'x1', user: ''}, {itemId: 'x2', user: ''}]}))]);
		expect(handoverOf(connector)).toContain('Items: x1, x2.');
		expect(handoverOf(connector, {...noMask, item: () => '*'})).toContain('Items: *, *.');
	});
	it('leaves out the counts its kind of log never gives', () => {
		const counts = {
			availableFromSource: null, availableForImport: null, imported: 8, partiallyImported: null, skipped: null, failed: 0,
		};
		expect(handoverOf(only([logOf('HR_Log.txt', importBlock({kind: 'records-log', counts}))]))[1]).toBe('The newest import was completed 2026-11-22 02:00 UTC: 8 imported, 0 failed.');
		expect(handoverOf(only([logOf('Slack_Log.txt', importBlock({counts: {skipped: null}}))]))[1]).toContain('? skipped');
	});
	it('is short for a healthy or an empty one, and leaves out what is acknowledged', () => {
		expect(handoverOf(only([logOf('Slack_Log.txt', importBlock())]))).toEqual(['Slack (healthy): imported recently, no problems found.', 'The newest import was completed 2026-11-22 02:00 UTC: 100 available for import, 100 imported, 0 partially imported, 0 skipped, 0 failed.']);
		expect(handoverOf(only([], {settings: settingsOf(connectorSettings('Slack', {createdAt: now}))}))[1]).toBe('No import is held.');
		const failed = [logOf('Slack_Log.txt', importBlock({counts: {failed: 1}}))];
		expect(handoverOf(only(failed, {acknowledgements: [acknowledgement({check: 'failed-items'})]})).join(' ')).not.toContain('1 item failed. ');
		expect(handoverOf(only(failed))[2]).toBe('1 item failed; the log lists 0.');
	});
});
