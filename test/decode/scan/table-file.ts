import fc from 'fast-check';

const head = 'Import completion time: 2026-11-22T02:00:00Z\nItems failed: 3\n\n';
const field = fc.oneof(
	{weight: 80, arbitrary: fc.constantFrom('', 'anna@contoso.example', 'User mapping not found', 'AAMkAD4099=', ' padded ', 'Äpfel', 'id-0042', '"quoted 1"', '"a|b\tc,d"')},
	{weight: 1, arbitrary: fc.constantFrom('"over\nlines"', '"doubled "" quote"', '"', 'x"', '\u00A0', '\u0000', 'M365 User ID', 'Items failed: 4', '\uFEFF')},
	{weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 20})},
);
const firstField = fc.oneof({weight: 60, arbitrary: fc.constantFrom('a1', 'x@y', '"q7"', ' 7 ', 'a 1')}, {weight: 1, arbitrary: fc.constantFrom('M365UserId', 'No items ingested on 11/20/2026', '')});
const row = fc.tuple(firstField, field, field, field);
const line = (delimiter: string) => fc.oneof(
	{weight: 100, arbitrary: row.map(fields => fields.join(delimiter))},
	{weight: 1, arbitrary: fc.constantFrom('', '---', 'Items failed: 7', `a1${delimiter}b`, 'Import completion time: 2026-11-23T02:00:00Z', ['Item id', 'Source User ID', 'M365 User ID', 'Failure Reason'].join(delimiter), ['M365UserID', 'Source user', 'Item id', 'x1'].join(delimiter))},
);
/** Logs with one long table, odd lines here and there. */
export const tableFile = fc.tuple(fc.constantFrom('\t', ',', ';', '|'), fc.constantFrom('\n', '\r\n', '\n', '\r')).chain(([delimiter, ending]) =>
	fc.array(line(delimiter), {minLength: 30, maxLength: 120}).map(lines => Buffer.from(`${head}${[['Item id', 'Source User ID', 'M365 User ID', 'Failure Reason'].join(delimiter), ...Array.from({length: 70}, (_, index) => ['id', index, 'u', 'r'].join(delimiter)), ...lines].join(ending)}${ending}`)));
