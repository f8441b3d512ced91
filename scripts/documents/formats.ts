import {copyMarks} from '../../source/connectors/copy-marks.ts';
import {countFields} from '../../source/connectors/reading.ts';
import {labels, type Certainty} from '../../source/decode/labels/labels.ts';
import {layouts} from '../../source/decode/layouts/index.ts';
import type {Layout} from '../../source/decode/layouts/layout.ts';
import {problemSentences} from '../../source/decode/labels/problem.ts';
import {magics} from '../../source/decode/unrecognised.ts';
import {maximumDepth, maximumKeys} from '../../source/decode/json/json-nesting.ts';
import {maximumValueLength} from '../../source/decode/json/json-part.ts';
import {maximumLineLength} from '../../source/decode/lines/unfinished-line.ts';

/** How sure each fact is, and what that means. */
const certainties: Readonly<Record<Certainty, string>> = {
	documented: 'Microsoft’s documentation says it',
	seen: 'read off a published screenshot of a real file',
	inferred: 'our reading, checked against no real file',
};

const honesty = `**How sure is this?** The labels, the counts and the rule that they add up are *documented*. The records log of the HR
and badging connectors is *seen*: its layout is checked, byte for byte, against a published screenshot. The bytes of the
admin log are not public: its layout is *inferred*, reconstructed from the documented labels, which is why so many
spellings of it are accepted. The wording of failure reasons is not public either; they are shown as they are and sorted
by keyword. Every sample in this repository is synthetic. If your file is read wrongly or not at all, **send a redacted
sample**: \`connwatch doctor --redact <file>\` writes one with the same structure and no identifiers. Look at it before
you send it.`;

/** Returns docs/log-formats.md: what connwatch reads, written from the tables that read it. */
export const documentFormats = (): string => `${[
	'# What connwatch reads',
	'<!-- Generated from source/decode. Do not edit. -->',
	honesty,
	'The content of a file decides what it is, never its name.',
	'## Layouts',
	...layouts.map(layout => layoutSection(layout)),
	'## Labels',
	'Case, spacing and punctuation make no difference: `Items failed`, `ItemsFailed` and `items_failed` are one label. '
	+ 'Also read: `Items failed (count)`, `Number of items failed`, `**Items failed:**`, `Items failed -> 14`, `Items failed ..... 14`, aligned columns, a full-width colon. '
	+ 'Another remark in brackets (`(total)`, `(CET)`) makes it another label, which is not read but told.',
	labelTable(),
	'## Numbers',
	'Whole numbers with or without group separators (`1,204`, `1.204`, `1\'204`, `1 204`, also with a no-break space), and with a unit (`14 items`). Anything else is a problem with its line, and the count is unknown, never 0.',
	'## Times',
	'`1/13/2020 8:36:56 AM (UTC)`, `01/13/2020 08:36:56`, ISO 8601 with or without an offset, `22-Nov-2026 02:14:09`, `Sun, 22 Nov 2026 02:14:09 GMT`, `Nov 22, 2026 2:14:09 AM`, `/Date(1795313649000)/`. '
	+ 'The month comes first; without an offset it is UTC. Refused, because nobody knows what is meant: a day that does not exist (so also a day before its month), 24:00, a leap second, a number alone, a zone other than UTC without its offset, a weekday that is not that of the date.',
	'## Encodings',
	'UTF-8 and UTF-16 (both byte orders), each with or without a byte order mark. '
	+ 'A line that is no UTF-8 is read as Windows-1252, and the file is marked as guessed. Where a second encoding begins (UTF-8 added to UTF-16, or the other way round), it is read in its own. Lines end at LF, CRLF or CR and nowhere else.',
	'## Limits',
	`A line over ${mebibytes(maximumLineLength)} and a JSON value over ${mebibytes(maximumValueLength)} or nested deeper than ${maximumDepth} levels, or an object with more than ${maximumKeys} keys, are counted, not read.`,
	'## Problems',
	`Every byte of a file is understood, pending (a last line without its end) or skipped. What is wrong has one of these names:\n\n${list(Object.keys(problemSentences).map(name => `\`${name}\``))}`,
	'## Text outside imports',
	'Each line is explained: it is an import, a row, a heading of rows, a rule, a row of totals that add up, or it is harmless, as titles, legends and footers are. '
	+ 'A line that may be an import connwatch cannot read is reported as `unexplained`, wherever it is:\n\n'
	+ list([
		'a word of a label (item, import, record, skipped, failed …) beside a number, or a whole label beside a date',
		'a word of failure (failed, error, denied, expired, timed out …, also in other languages) beside a number or a date',
		'a date beside two numbers, on one line or on consecutive lines',
		'it is not text, or text in code (base64, a hex dump), or longer than any title',
	])
	+ '\n\nLines that differ only in numbers, dates and ids have one shape, and one acknowledgement covers them all. Versions, durations, sizes, addresses, page numbers and `0 errors` are not such numbers.',
	'## Copies of logs',
	'A name with one of these marks is a copy of `Slack_Log.txt` and belongs to the same connector. So does a file whose imports are all in the logs of another connector, '
	+ `whatever it is called.\n\n${list(copyMarks.map(({example}) => `\`${example}\``))}`,
	'## What is not a log',
	`These are named and not read:\n\n${list(magics.map(({what}) => what))}`,
].join('\n\n')}\n`;

const layoutSection = ({name, certainty, summary, example}: Layout): string =>
	`### ${name}\n\n*${certainty}*: ${certainties[certainty]}. ${summary}\n\n\`\`\`text\n${example}\n\`\`\``;

const mebibytes = (bytes: number): string => `${bytes / 1024 / 1024} MiB`;

const list = (lines: readonly string[]): string => lines.map(line => `- ${line}`).join('\n');

const labelTable = (): string => [
	'| label | also | value | how sure |',
	'|---|---|---|---|',
	...labels.map(({field, names, type, certainty}) => {
		const [first, ...others] = names.en;
		const isCount = (countFields as readonly string[]).includes(field);
		return `| ${first!} | ${others.join(' · ')} | ${isCount ? 'count of items' : type} | ${certainty} |`;
	}),
].join('\n');
