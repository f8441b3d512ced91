/** What is typed stays in sight, in the smallest window and however long it grows. */
import {describe, expect, test} from 'vitest';
import {play, stateOf} from '../stage.tsx';

const smallest = {columns: 40, rows: 10};
const long = 'the vendor knows and has promised to mend it before Friday';

describe('the form of an acknowledgement', () => {
	test.each([
		['the note', [], /▸ note {5}….*before Friday▏$/v],
		['the expiry', ['tab'], /▸ expires {2}30d▏$/v],
	])('%s shows where one types in the smallest window', (_, keys, expected) => {
		const {frame} = play(stateOf(smallest), 'j', 'a', long, ...keys);
		expect(frame.filter(line => /^ {2}. (?:note|expires)/v.test(line))).toHaveLength(2);
		expect(frame.some(line => expected.test(line))).toBe(true);
	});

	test('its hint and its blank lines go first', () => {
		const lines = (rows: number): string => play(stateOf({columns: 80, rows}), 'j', 'a').frame.join('\n');
		expect(lines(24)).toContain('Expires: a date such as');
		expect(lines(10)).not.toContain('Expires: a date such as');
		expect(lines(10)).toMatch(/of \S.*\n\s*▸ note.*\n\s*expires/v);
	});
});

test.each(['/', ':'])('what is typed after %s ends in the cursor', sign => {
	const {frame} = play(stateOf(smallest), sign, long);
	expect(frame.at(-2)).toMatch(/^[\/:]….*before Friday▏$/v);
});
