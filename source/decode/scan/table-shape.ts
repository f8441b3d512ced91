import type {RowTable} from '../rows/row-table.ts';
import {codedRoles, maximumColumns, type RowShape} from './row-scanner.ts';

/**
Whether a scanner may read the rows of a table. Its first title must hold neither a digit nor an at sign: then the scanner
stops at a repeated header, which is no row.
*/
export const isScannable = ({header, held}: RowTable): boolean =>
	!header.isMarkdown && held.length === 0 && header.columns.length <= maximumColumns && !/[\d@]/v.test(header.titles[0]!);

/** Returns how the rows of a table are laid out, for a scanner; of columns with the same title the first counts. */
export const shapeOf = (table: RowTable): RowShape => ({
	delimiter: table.header.delimiter.codePointAt(0)!,
	columns: table.header.columns.map((_, column) => [...codedRoles, 'itemId' as const].find(role => table.columnOf(role) === column) ?? 'other'),
});
