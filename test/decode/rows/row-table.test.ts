import {expect, test} from 'vitest';
import {decode} from '../../../source/decode/decoder.ts';

const read = (table: string) => {
	const {imports, problems} = decode(new TextEncoder().encode(`Import completion time: 11/20/2026 2:14:09 AM (UTC)\nItems failed: 2\n\n${table}\n`));
	return {rows: imports.map(({failedItems}) => failedItems?.rowCount), problems: problems.map(({problem}) => problem)};
};

const markdown = [
	'| Item id | Source User ID | Failure Reason | M365 User ID |',
	'| --- | --- | --- | --- |',
	'| item-1 | anna@vendor.example | User mapping not found | anna@contoso.example |',
];

test('a Markdown row whose last cells are missing is a row with empty cells', () => {
	expect(read([...markdown, '| item-2 | bert@vendor.example | User mapping not found |'].join('\n'))).toEqual({rows: [2], problems: []});
});

test('a Markdown row with more cells than the header is reported, never dropped', () => {
	const {rows, problems} = read([...markdown, '| item-2 | bert@vendor.example | User mapping not found | | surplus |'].join('\n'));
	expect(rows).toEqual([1]);
	expect(problems).not.toEqual([]);
});
