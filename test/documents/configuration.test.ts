import {expect, test} from 'vitest';
import {configurationDocument, example} from '../../scripts/documents/configuration.ts';
import {parseConfiguration} from '../../source/schema/configuration.ts';

test('the example of docs/configuration.md is a valid configuration', () => {
	expect(parseConfiguration(example)).toEqual({configuration: example});
});

test('every key of the schema has a row with a meaning', () => {
	const rows = configurationDocument().split('\n').filter(line => line.startsWith('| `'));
	expect(rows.length).toBeGreaterThan(18);
	expect(rows.filter(row => row.endsWith('|  |'))).toEqual([]);
});
