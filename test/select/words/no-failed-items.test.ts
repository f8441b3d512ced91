import {describe, expect, test} from 'vitest';
import type {Connector, HeldImport} from '../../../source/connectors/model.ts';
import {doubtOf} from '../../../source/select/words/no-failed-items.ts';
import {connector} from '../../ui/made-up-tenant.ts';

const slack = connector('Slack', 'healthy');
const clean = slack.imports.find(({counts}) => counts.failed === 0)!;
const failed = (count: number | null, failureRows = 0): HeldImport => ({
	...clean, counts: {...clean.counts, failed: count}, failureRows, failedItems: null,
});
const headlineOf = (imports: readonly HeldImport[], connectors: readonly Connector[] = [slack]): string | undefined => doubtOf({imports, connectors})?.headline;

describe('an empty list of failed items', () => {
	test('means that none failed where every import says so', () => {
		expect(doubtOf({imports: [clean, clean], connectors: [slack]})).toBeNull();
	});

	test.each([
		[[failed(1)], '1 item failed, but the log lists no row of it.'],
		[[failed(14), clean], '14 items failed, but the log lists none of them.'],
		[[failed(14), failed(2)], '16 items failed, but the logs list none of them.'],
		[[failed(null), clean], '1 import does not say how many items failed.'],
		[[failed(null), failed(null)], '2 imports do not say how many items failed.'],
		[[], 'No import is held here: whether items failed is not known.'],
	])('else says why it may not, %#', (imports, headline) => {
		expect(headlineOf(imports)).toBe(headline);
	});

	test('of a log nobody could read is no good news', () => {
		const unreadable = connector('Zoom', 'unreadable');
		expect(headlineOf([clean], [slack, unreadable])).toBe('Zoom is unreadable: what failed there is not known.');
		expect(headlineOf([clean], [unreadable, unreadable])).toBe('2 connectors are unreadable: what failed there is not known.');
	});

	test('says nothing of imports whose rows are listed', () => {
		expect(headlineOf([failed(412, 3)])).toBeUndefined();
	});
});
