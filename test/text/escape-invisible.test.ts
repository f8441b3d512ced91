import {expect, test} from 'vitest';
import {escapeInvisible} from '../../source/text/escape-invisible.ts';

test('a report of a very large tenant is escaped like any other', () => {
	const json = `["${'plain text, '.repeat(5_000_000)}"]`;
	expect(escapeInvisible(json) === json).toBe(true);
	expect(escapeInvisible(json.replace(']', ',"\u202E"]')).endsWith(String.raw`,"\u202e"]`)).toBe(true);
});
