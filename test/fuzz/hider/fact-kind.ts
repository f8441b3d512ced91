import {formatUsTime} from '../../../source/simulate/times.ts';
import {textFile} from './folder.ts';
import {kindOf} from './kinds.ts';
import {failedAt} from './failing.ts';

/** What a line, a column or a cell more says of an import that has no failed items otherwise. */
const facts = [
	['Records failed', '900'],
	['Items failed', '900'],
	['Failed items', '900'],
	['Failed', '900'],
	['Errors', '900'],
	['Error count', '900'],
	['Items failed (retry)', '900'],
	['Items failed after retry', '900'],
	['Total items failed', '900'],
	['Items not imported because of an error', '900'],
	['Fehlgeschlagen', '900 Fehler'],
	['Status', 'Failed'],
	['Import status', 'Failed'],
	['Result', 'failed: 900 items'],
	['Error', 'The access token has expired. 900 items were not imported.'],
	['Error', 'AADSTS700082: the token expired on 11/22/2026'],
	['Last error', 'HTTP 401 at 11/22/2026 2:14:09 AM'],
	['Warning', '900 items failed'],
	['Note', 'import denied, 900 items lost'],
	['Remark', '900 of 900 items failed'],
	['Exception', 'System.TimeoutException: timed out after 900 seconds'],
].map(([label, value]) => ({name: `${label!}: ${value!}`, label: label!, value: value!}));

const labels = ['Import completion time', 'Items available from source', 'Items available for import', 'Items imported successfully', 'Items partially imported', 'Items skipped', 'Items failed'];

const counts = ['50', '120', '118', '0', '2', '0'];

const values = [formatUsTime(failedAt), ...counts];

const older = [formatUsTime(failedAt - 86_400_000), ...counts];

type Row = readonly string[];

const spots = [8, 7, 6, 3, 1, 0].map(at => ({name: `at ${at}`, at}));

const linesOf = (names: Row, said: Row): string => `${names.map((name, index) => `${name}: ${said[index]!}`).join('\n')}\n`;

const csv = (delimiter: string) => (names: Row, rows: readonly Row[]): string => [names, ...rows].map(cells => `${cells.join(delimiter)}\n`).join('');

/** How an import with one fact more is written. */
const shapes: ReadonlyArray<{readonly name: string; readonly extension: string; readonly write: (names: Row, said: Row, before: Row) => string}> = [
	{name: 'lines', extension: 'txt', write: (names, said, before) => `${linesOf(labels, before)}\n${linesOf(names, said)}`},
	{name: 'lines after a blank line', extension: 'txt', write: (names, said, before) => `${linesOf(labels, before)}\n${linesOf(names, said).replaceAll('\n', '\n\n')}`},
	{name: 'one line', extension: 'txt', write: (names, said, before) => `${linesOf(labels, before)}\n${names.map((name, index) => `${name}: ${said[index]!}`).join(', ')}\n`},
	{name: 'newest first', extension: 'txt', write: (names, said, before) => `${linesOf(names, said)}\n${linesOf(labels, before)}`},
	{name: 'bullets', extension: 'txt', write: (names, said, before) => `${linesOf(labels, before)}\n${linesOf(names, said).replaceAll(/^(?=.)/gmv, '- ')}`},
	{name: 'commas', extension: 'csv', write: (names, said, before) => csv(',')(names, [before.toSpliced(names.length - 1, 0, ''), said])},
	{name: 'tabs', extension: 'tsv', write: (names, said, before) => csv('\t')(names, [before.toSpliced(names.length - 1, 0, ''), said])},
	{name: 'semicolons', extension: 'csv', write: (names, said, before) => csv(';')(names, [before.toSpliced(names.length - 1, 0, ''), said])},
	{name: 'Markdown', extension: 'md', write: (names, said) => [names, names.map(() => '---'), said].map(cells => `| ${cells.join(' | ')} |\n`).join('')},
	{name: 'JSON', extension: 'json', write: (names, said) => JSON.stringify([Object.fromEntries(names.map((name, index) => [name, said[index]!]))])},
	{name: 'records', extension: 'txt', write: (names, said) => `--------------------------\nImport Time: ${said[labels.indexOf(names.find(name => labels.includes(name))!)] === undefined ? '' : values[0]!}\nRecordsSaved: 4, RecordsSkipped: 0, EmailIdsNotSaved:\n${names.flatMap((name, index) => labels.includes(name) ? [] : [`${name}: ${said[index]!}`]).join('\n')}\n--------------------------\n`},
	{name: 'records in columns', extension: 'csv', write: (names, said) => names.flatMap((name, index) => labels.includes(name) ? [] : [`Import Time,RecordsSaved,${name}\n${values[0]!},4,${said[index]!.replaceAll(',', '')}\n`]).join('')},
];

/** An import of today whose counts look well, and one line, column or key in it that says it failed. */
export const factKind = kindOf('fact', {shape: shapes, fact: facts, spot: spots}, ({shape, fact, spot}) => {
	// Alone in its paragraph, a word of failure without a number or a date is the talk of any footer.
	const isTalk = shape.name === 'lines after a blank line' && !/\d/v.test(fact.value);
	// The same label twice is a key twice only where a text says it.
	const isOverwritten = labels.includes(fact.label) && (shape.name === 'JSON' || shape.name.startsWith('records'));
	if (isTalk || isOverwritten) {
		return null;
	}

	const at = Math.min(spot.at, labels.length);
	return [textFile(`Bloomberg Message_Log.${shape.extension}`, shape.write(labels.toSpliced(at, 0, fact.label), values.toSpliced(at, 0, fact.value), older))];
});
