/** The forms failed items are streamed in. */
import type {Failure} from '../../schema/failures.ts';
import {csvLine} from '../../text/csv.ts';
import type {FormatName} from '../format.ts';
import {jsonLine} from '../json.ts';
import {markdownRow, markdownTable} from '../markdown.ts';
import type {RowOutput} from '../stream.ts';

const nothing = (): string => '';

const columns = ['connector', 'completedAt', 'itemId', 'sourceUserId', 'm365UserId', 'reason', 'category', 'path', 'line'] as const;

const cellsOf = (failure: Failure) => columns.map(column => failure[column]);

/** The streamed forms; the table, which must measure its rows first, is not one of them. */
export const failureOutputs: Readonly<Partial<Record<FormatName, RowOutput<Failure>>>> = {
	ndjson: {begin: '', row: jsonLine, end: nothing},
	json: {
		begin: '[',
		row: (failure, index) => `${index === 0 ? '\n' : ',\n'}${jsonLine(failure).trimEnd()}`,
		end: count => count === 0 ? ']\n' : '\n]\n',
	},
	csv: {
		begin: csvLine([...columns, 'masked']),
		row: failure => csvLine([...cellsOf(failure), failure.masked ?? false]),
		end: nothing,
	},
	markdown: {
		begin: markdownTable(columns, []),
		row: failure => markdownRow(cellsOf(failure).map(cell => cell === null ? '' : String(cell))),
		end: (_, isMasked) => isMasked ? '\nPeople and items are masked: tokens replace their ids.\n' : '',
	},
};
