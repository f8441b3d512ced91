import type {Week} from './week.ts';

/** Where in a clean log a text is put; null where the log has no such place. */
export type Place = {readonly name: string; readonly put: (week: Week, hidden: string) => string | null};

const filler = (bytes: number): string => 'This page was intentionally left blank by the portal.\n'.repeat(Math.ceil(bytes / 54));

const lineIndex = (text: string, pattern: RegExp): number => text.search(pattern);

const insertAt = (text: string, index: number, hidden: string): string | null => index === -1 ? null : `${text.slice(0, index)}${hidden}\n${text.slice(index)}`;

/** A row of failed items of the first import. */
const itemRow = /^.*AAMkAD-000002/mv;
/** The first line of the last import but one. */
const middle = /\n\n(?=[^\n]*(?:\n[^\n]+){0,9}11\/20\/2026)/v;

const below = (between: string): Place['put'] => ({text}, hidden) => `${text}${between}${hidden}\n`;

export const places: readonly Place[] = [
	{name: 'below after a blank line', put: below('\n')},
	{name: 'directly below', put: below('')},
	{name: 'below without a line end', put: ({text}, hidden) => `${text}\n${hidden}`},
	{name: 'below after three blank lines', put: below('\n'.repeat(3))},
	{name: 'below after a rule', put: below('\n--------------------------\n')},
	{name: 'below after equals', put: below('\n==========================\n\n')},
	{name: 'below after a form feed', put: below('\f')},
	{name: 'below after a heading', put: below('\n# Import\n\n')},
	{name: 'below after an end mark', put: below('\n--- End of log ---\n\n')},
	{name: 'below after an empty day', put: below('\nNo items ingested on 11/21/2026.\n')},
	{name: 'below after a total', put: below('\nTotal: 1320\n\n')},
	{name: 'below after a page footer', put: below('\nPage 1 of 2\n\n')},
	{name: 'below after 70 KiB', put: below(`\n${filler(70_000)}\n`)},
	{name: 'below after 70 KiB of blank lines', put: below('\n'.repeat(70_000))},
	{name: 'below 300 lines of text', put: below(`\n${filler(16_000)}`)},
	{name: 'below 300 paragraphs of text', put: below(`\n${filler(16_000).replaceAll('\n', '\n\n')}`)},
	{name: 'below 250 odd paragraphs', put: below(`\n${Array.from({length: 250}, (_, index) => `Odd line ${'abcdefghij'[index % 10]!}${index}\n\n`).join('')}`)},
	{name: 'at the end of a long line', put: below(`\n${'Nothing to see here. '.repeat(800)}`)},
	{name: 'at the end of a line of 1 MiB', put: below(`\n${'Nothing to see here. '.repeat(52_000)}`)},
	{name: 'below after NULs', put: below(`${'\u0000'.repeat(512)}\n`)},
	{name: 'below after end of file mark', put: below('\u001A\n')},
	{name: 'above', put: ({text}, hidden) => `${hidden}\n\n${text}`},
	{name: 'directly above', put: ({text}, hidden) => `${hidden}\n${text}`},
	{name: 'above after a title', put: ({text}, hidden) => `Bloomberg Message\n\n${hidden}\n\n${text}`},
	{name: 'between imports', put: ({text}, hidden) => insertAt(text, lineIndex(text, middle) === -1 ? -1 : lineIndex(text, middle) + 2, `${hidden}\n`)},
	{name: 'between rows of failed items', put: ({text}, hidden) => insertAt(text, lineIndex(text, itemRow), hidden)},
	{name: 'between rows after a blank line', put: ({text}, hidden) => insertAt(text, lineIndex(text, itemRow), `\n${hidden}\n`)},
	{name: 'between rows in a quoted cell', put: ({text}, hidden) => insertAt(text, lineIndex(text, itemRow), `"${hidden.replaceAll('"', '""')}"`)},
	{name: 'in a cell of failed items', put: ({text}, hidden) => text.includes('User mapping not found') ? text.replace('User mapping not found', () => `"User mapping not found\n${hidden.replaceAll('"', '""')}"`) : null},
	{name: 'behind a reason', put: ({text}, hidden) => text.includes('User mapping not found') ? text.replace('User mapping not found', () => `User mapping not found ${hidden}`) : null},
	{name: 'inside an import', put: ({text}, hidden) => insertAt(text, lineIndex(text, /^.*Items skipped/mv), hidden)},
	{name: 'behind a count', put: ({text}, hidden) => /Items skipped: \d+$/mv.test(text) ? text.replace(/Items skipped: \d+$/mv, found => `${found} ${hidden}`) : null},
	{name: 'as the name of the connector', put: ({text}, hidden) => hidden.includes('\n') || text.startsWith('Connector name') ? null : `Connector name: ${hidden}\n\n${text}`},
	{name: 'as the name of an import', put: ({text}, hidden) => hidden.includes('\n') ? null : insertAt(text, lineIndex(text, /^.*Items skipped/mv), `Connector name: ${hidden}`)},
	{name: 'behind the last line', put: ({text}, hidden) => `${text.trimEnd()} ${hidden}\n`},
];
