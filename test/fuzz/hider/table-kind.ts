import {formatUsTime} from '../../../source/simulate/times.ts';
import {failedAt, sizes} from './failing.ts';
import {textFile} from './folder.ts';
import {kindOf} from './kinds.ts';
import {cleanEvents} from './week.ts';

const titles = ['Import completion time', 'Items available from source', 'Items available for import', 'Items imported successfully', 'Items partially imported', 'Items skipped', 'Items failed'];

const cleanRows = cleanEvents.slice(1).map(event => event.event === 'import'
	? [formatUsTime(event.at), event.availableFromSource, event.availableForImport, event.imported, event.partiallyImported, event.skipped, event.failed].map(String)
	: []);

type Cells = readonly string[];

const join = (delimiter: string) => (cells: Cells): string => cells.join(delimiter);

const dialects = [
	{
		name: 'commas', row: join(','), rule: null, extension: 'csv',
	},
	{
		name: 'tabs', row: join('\t'), rule: null, extension: 'tsv',
	},
	{
		name: 'semicolons', row: join(';'), rule: null, extension: 'csv',
	},
	{
		name: 'pipes', row: join('|'), rule: null, extension: 'psv',
	},
	{
		name: 'commas, quoted', row: (cells: Cells): string => cells.map(cell => `"${cell}"`).join(','), rule: null, extension: 'csv',
	},
	{
		name: 'Markdown', row: (cells: Cells): string => `| ${cells.join(' | ')} |`, rule: `|${'---|'.repeat(7)}`, extension: 'md',
	},
];

/** How the row of the failing import differs from the others. `isPoor`: away from the table nothing in it says that it is an import. */
const rows: ReadonlyArray<{readonly name: string; readonly change: (cells: Cells) => Cells; readonly isPoor?: boolean}> = [
	{name: 'an extra cell', change: cells => [...cells, 'token expired']},
	{name: 'as the others', change: cells => cells},
	{name: 'an extra empty cell', change: cells => [...cells, '']},
	{name: 'an extra cell in front', change: cells => ['Bloomberg', ...cells]},
	{name: 'an extra cell in the middle', change: cells => cells.toSpliced(3, 0, 'retry')},
	{name: 'the last cell missing', change: cells => cells.slice(0, -1)},
	{name: 'a middle cell missing', change: cells => cells.toSpliced(4, 1)},
	{name: 'time and failed only', isPoor: true, change: cells => [cells[0]!, cells[6]!]},
	{name: 'no time', isPoor: true, change: cells => ['', ...cells.slice(1)]},
	{name: 'a dash for the time', isPoor: true, change: cells => ['-', ...cells.slice(1)]},
	{name: 'total for the time', isPoor: true, change: cells => ['Total', ...cells.slice(1)]},
	{name: 'total and the time', change: cells => [`Total ${cells[0]!}`, ...cells.slice(1)]},
	{name: 'an empty day in a cell', change: cells => [...cells.slice(0, 6), 'No items ingested on 11/21/2026.']},
	{name: 'an empty day behind', change: cells => [...cells, 'No items ingested on 11/21/2026.']},
	{name: 'the failed cell empty', change: cells => [...cells.slice(0, 6), '']},
	{name: 'the failed cell in words', change: cells => [...cells.slice(0, 6), 'all failed']},
	{name: 'the failed cell NULL', change: cells => [...cells.slice(0, 6), 'NULL']},
	{name: 'turned round', change: cells => cells.toReversed()},
	{name: 'a quote opened', change: cells => [`"${cells[0]!}`, ...cells.slice(1)]},
	{name: 'a quote opened in the last cell', change: cells => [...cells.slice(0, 6), `"${cells[6]!}`]},
	{name: 'a hash in front', change: cells => [`# ${cells[0]!}`, ...cells.slice(1)]},
	{name: 'the header with counts', change: cells => titles.map((title, index) => `${title} ${cells[index]!}`)},
];

const places: ReadonlyArray<{readonly name: string; readonly put: (lines: readonly string[], row: string) => readonly string[]; readonly isAway?: boolean}> = [
	{name: 'last', put: (lines, row) => [...lines, row]},
	{name: 'last after a blank line', put: (lines, row) => [...lines, '', row]},
	{name: 'last after a rule', put: (lines, row) => [...lines, '----------', row]},
	{name: 'last after a total', put: (lines, row) => [...lines, 'Total', row]},
	{name: 'in the middle', put: (lines, row) => lines.toSpliced(4, 0, row)},
	{name: 'in the middle between blank lines', put: (lines, row) => lines.toSpliced(4, 0, '', row, '')},
	{name: 'first', put: (lines, row) => lines.toSpliced(lines[1]?.startsWith('|---') ? 2 : 1, 0, row)},
	{name: 'above the header', isAway: true, put: (lines, row) => [row, ...lines]},
	{name: 'above the header with a blank line', isAway: true, put: (lines, row) => [row, '', ...lines]},
	{name: 'below a second header', put: (lines, row) => [...lines, '', lines[0]!, row]},
	{name: 'below a second header of other words', put: (lines, row) => [...lines, '', lines[0]!.replaceAll('Items', 'Elements'), row]},
	{name: 'below text', isAway: true, put: (lines, row) => [...lines, '', 'This report was made by the portal.', row]},
];

const dialectsOfRow = [{name: 'the same', row: null}, ...dialects];

/** A failing import as a row of a table of imports that does not quite fit. */
export const tableKind = kindOf('table', {
	fault: rows, place: places, dialect: dialects, dialectOfRow: dialectsOfRow, size: sizes,
}, ({fault, place, dialect, dialectOfRow, size}) => {
	if (fault.isPoor === true && (place.isAway === true || dialectOfRow.row !== null)) {
		return null;
	}

	const lines = [dialect.row(titles), ...(dialect.rule === null ? [] : [dialect.rule]), ...cleanRows.map(cells => dialect.row(cells))];
	const row = (dialectOfRow.row ?? dialect.row)(fault.change([formatUsTime(failedAt), ...size.counts.map(String)]));
	return [textFile(`Bloomberg Message_Log.${dialect.extension}`, `${place.put(lines, row).join('\n')}\n`)];
});
