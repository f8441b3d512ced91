import {expect, test} from 'vitest';
import {decode} from '../../source/decode/decoder.ts';

const clean = 'Import completion time: 11/21/2026 2:10:05 AM (UTC)\nItems available from source: 50\nItems available for import: 50\nItems imported successfully: 50\nItems partially imported: 0\nItems skipped: 0\nItems failed: 0\n';
const hidden = 'Import completion time: 11/22/2026 2:14:09 AM (UTC), Items failed: 900';

/** Wherever it stands, also in an import so old that nobody judges it, the problem is one of the file. */
test.each([
	['behind a count', clean.replace('Items skipped: 0', `Items skipped: 0 ${hidden.replace(':', '')}`)],
	['behind a count, in other words', clean.replace('Items skipped: 0', 'Items skipped: 0 Rejected 900 on 11/22/2026')],
	['as the name of the connector', `Connector name: 11/22/2026 900 of 900 failed\n\n${clean}`],
	['as the name of the connector, in code', `Connector name: ${Buffer.from(hidden).toString('base64')}\n\n${clean}`],
	['on a line inside an import', clean.replace('Items skipped: 0', 'Rejected on 11/22/2026: 900\nItems skipped: 0')],
	['in a tag', `${clean}\n<td>11/22/2026 2:14:09 AM</td><td>900</td><td>0</td><td>900</td>\n`],
	['counted in rows', `${clean}\nToday: 900 rows failed\n`],
	['behind a zero', `${clean}\nErrors: 0 before, 900 after\n`],
])('an import %s is told', (_, text) => {
	expect(decode(new TextEncoder().encode(text)).problems.map(({problem}) => problem)).toContain('unexplained');
});

test('names with numbers and words of labels are names', () => {
	for (const name of ['Slack Import 2', 'HR records', 'Microsoft Teams 2026', 'Item 7']) {
		expect(decode(new TextEncoder().encode(`Connector name: ${name}\n\n${clean}`)).problems).toEqual([]);
	}
});
