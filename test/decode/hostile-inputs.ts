/** Files that would hurt a careless reader, and what a MiB of each may cost on two idle cores. */
export const mebibyte = 1024 * 1024;
// Below the limit of a line.
const lineLength = 100_000;
export const start = 'Import completion time: 11/20/2026 2:14:09 AM (UTC)\nItems failed: 1\n';
export const header = 'Item id\tSource User ID\tM365 User ID\tFailure Reason\n';

/**
Input that would hurt a careless reader; `make` returns about `size` bytes, text as UTF-8. `most` is the limit in ms a MiB where
it is not `usualLimit`: what those files are made of is a few bytes long and each an object, so it is the objects that cost.
*/
export const hostileInputs: ReadonlyArray<{readonly name: string; readonly make: (size: number) => string | Buffer; readonly most?: number}> = [
	{name: '100,000 blanks a line', make: size => `${start}${`Items skipped:${' '.repeat(100_000)}3\n`.repeat(Math.ceil(size / 100_000))}`},
	{name: 'blanks before a label', make: size => `${start}${`${' '.repeat(lineLength)}Items skipped: 3\n`.repeat(size / lineLength)}`},
	{name: 'blanks between commas', make: size => `${start}${`Items skipped: 3${',       '.repeat(lineLength / 8)}\n`.repeat(size / lineLength)}`},
	{name: 'one line of commas', make: size => `${start}${`${','.repeat(lineLength)}\n`.repeat(size / lineLength)}`},
	{name: 'short lines of commas', most: 100, make: size => `${start}${'a,b\n'.repeat(size / 4)}`},
	{name: 'colons', make: size => `${start}${`${'Items:skipped: '.repeat(lineLength / 15)}\n`.repeat(size / lineLength)}`},
	{name: 'dashes between blanks', make: size => `${start}${`${' - '.repeat(lineLength / 3)}\n`.repeat(size / lineLength)}`},
	{name: 'empty lines', most: 100, make: size => `${start}${'\n'.repeat(size)}`},
	{name: 'empty lines by CR', most: 100, make: size => `${start}${'\r'.repeat(size)}`},
	{name: 'rows', make: size => `${start}${header}${'AAMkAD-000001\tjdoe17\t\tUser mapping not found\n'.repeat(size / 47)}`},
	{name: 'rows, every value another', most: 150, make: size => `${start}${header}${Array.from({length: size / 30}, (_, index) => `${index}\tu${index}\tm${index}\treason ${index}\n`).join('')}`},
	{name: 'a quote that is never closed', most: 100, make: size => `${start}${header}1\t"${'x\ty\n'.repeat(size / 4)}`},
	{name: 'a quote that is never closed, in every line', most: 100, make: size => `${start}${header}${'1\t"x\ty\tz\n'.repeat(size / 9)}`},
	{name: 'a quote that is never closed, in every table', most: 200, make: size => (`${start}${header}1\t"x\n`).repeat(size / 125)},
	{name: 'doubled quotes', most: 150, make: size => `${start}${header}1\t"${'""\n'.repeat(size / 3)}`},
	{name: 'quotes only', make: size => `${start}${header}${`${'"'.repeat(lineLength)}\n`.repeat(size / lineLength)}`},
	{name: 'headers', most: 100, make: size => `${start}${header.repeat(size / header.length)}`},
	{name: 'blocks', most: 100, make: size => start.repeat(size / start.length)},
	{name: 'labelled items', most: 100, make: size => `${start}${'Item id: 1\nSource User ID: x\n'.repeat(size / 29)}`},
	{name: 'labels, one line', make: size => `${start}${`${'Items failed: 1, '.repeat(lineLength / 17)}\n`.repeat(size / lineLength)}`},
	{name: 'addresses', most: 100, make: size => `Import Time: 1/13/2020 8:36:56 AM (UTC)\nRecordsSaved: 4, EmailIdsNotSaved: ${'a@b, '.repeat(size / 6)}\n`},
	{name: 'deep JSON arrays', make: size => `{"a":${'['.repeat(size)}`},
	{name: 'deep JSON objects', make: size => `${'{"a":'.repeat(size / 5)}1${'}'.repeat(size / 5)}`},
	{name: 'JSON of a million keys', make: size => `{"ImportCompletionTime":"2026-11-20T02:14:09Z",${Array.from({length: size / 10}, (_, index) => `"k${index}":1`).join(',')}}`},
	{name: 'JSON of __proto__', make: size => `{"ImportCompletionTime":"2026-11-20T02:14:09Z",${'"__proto__":{"ItemsFailed":0},'.repeat(size / 31)}"constructor":1}`},
	{name: 'JSON strings', make: size => `["${'\\"'.repeat(size / 2)}"`},
	{name: 'JSON blanks', make: size => `[{}${' '.repeat(size)}]`},
	{name: 'JSON lines', most: 100, make: size => '{"ImportCompletionTime":"2026-11-20T02:14:09Z","ItemsFailed":1}\n'.repeat(size / 64)},
	{name: 'JSON debris', make: size => `[{}${' x\n'.repeat(size / 3)}`},
	{name: 'broken JSON lines', most: 100, make: size => '{"a":"b\n'.repeat(size / 8)},
	// Each is an exception of `JSON.parse`.
	{name: 'JSON values that are none', most: 1500, make: size => `[{}${';]{1,]'.repeat(size / 6)}`},
	{name: 'audit records', most: 100, make: size => `[${Array.from({length: size / 120}, (_, index) => `{"RecordType":148,"Id":"${index}","JobId":"j","TaskId":"${index % 7}","CreationTime":"2026-11-20T02:14:09","ItemId":"i${index}"}`).join(',')}]`},
	{name: 'an audit run a record', most: 800, make: size => `[${Array.from({length: size / 60}, (_, index) => `{"RecordType":148,"Id":"${index}","JobId":"${index}"}`).join(',')}]`},
	{name: 'high bytes', make: size => '\u{FFFD}'.repeat(size / 3)},
	{name: 'zeros', make: size => '\0'.repeat(size)},
	{name: 'short lines beyond ASCII', most: 150, make: size => `${start}${'é\n'.repeat(size / 3)}`},
	{name: 'short lines of Windows-1252', most: 900, make: size => Buffer.from(`${start}${'é\n'.repeat(size / 2)}`, 'latin1')},
	{name: 'short lines of UTF-16', most: 100, make: size => Buffer.from(`\uFEFF${start}${'x\n'.repeat(size / 4)}`, 'utf16le')},
];

/** Ms a MiB. */
export const usualLimit = 50;
