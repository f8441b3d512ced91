import {expect, test} from 'vitest';
import type {Failure} from '../../../source/connectors/failed-items/failures.ts';
import {noMask} from '../../../source/select/line/mask.ts';
import {reasonText, type StoredItemIds} from '../../../source/select/failures/stored-item-ids.ts';

const stored = (peeked: string | null): StoredItemIds => ({
	peek: () => peeked === null ? null : {itemId: 'msg-1', reason: peeked},
});

// Only what the texts are made of.
const failure = (itemId: string | null, reason: string): Failure => ({itemId, reason}) as unknown as Failure;

test('a reason that is held normalised is shown as its row says it, once that is loaded', () => {
	const normalised = failure(null, 'Item # not found');
	expect(reasonText(normalised, {mask: noMask, storedItemIds: stored(null)})).toBe('Item # not found');
	expect(reasonText(normalised, {mask: noMask, storedItemIds: stored('Item ID-17 not found')})).toBe('Item ID-17 not found');
	expect(reasonText(normalised, {mask: noMask})).toBe('Item # not found');
});

test('no file is asked for a reason that is held exactly', () => {
	const storedItemIds = stored('something else');
	expect(reasonText(failure(null, 'No mapping'), {mask: noMask, storedItemIds})).toBe('No mapping');
	expect(reasonText(failure('msg-1', 'Queue #3 is full'), {mask: noMask, storedItemIds})).toBe('Queue #3 is full');
});
