import {describe, expect, test} from 'vitest';
import {saysDuplicate} from '../../../source/decode/labels/says-duplicate.ts';

describe('messages about duplicates', () => {
	test.each([
		'Duplicate message', 'duplicate', 'DuplicateMessage', 'Message is a duplicate of item AAMk-001.', 'Skipped: duplicate item', 'The item was skipped because it is a duplicate',
	])('%j is a skip', message => {
		expect(saysDuplicate(message)).toBe(true);
	});

	test.each([
		'',
		'User mapping not found',
		'Mailbox of user duplicate@x.example was not found',
		'Item failed: target folder Duplicates is full',
		'Duplicate check failed',
		'Could not read duplicate',
		'duplicate error 503',
		'Duplicates folder not found',
	])('%j is a failure', message => {
		expect(saysDuplicate(message)).toBe(false);
	});
});
