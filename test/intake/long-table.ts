/** A log with a table so long that most item ids stay in it. */
import {readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {indexFailures, type FailureIndex} from '../../source/connectors/failures.ts';
import {createDecoder} from '../../source/decode/decoder.ts';
import {tenantOf} from '../connectors/judged.ts';
import {makeFolder} from './temporary-folder.ts';

export type Row = readonly [itemId: string, user: string, m365User: string, reason: string];

const quoted = (cell: string): string => /[",\n]|^ /v.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Writes the rows with their columns in this order; returns the index over them, and where the log is. */
export const writeTable = (encoding: 'utf8' | 'utf16le', delimiter: string, columns: readonly number[], log: readonly Row[]): {readonly index: FailureIndex; readonly location: string} => {
	const titles = ['Item id', 'Source User ID', 'M365 User ID', 'Failure Reason'];
	const lines = [titles, ...log].map(row => columns.map(column => delimiter === ',' ? quoted(row[column]!) : row[column]!).join(delimiter));
	const text = ['Import completion time: 2026-11-22T02:00:00Z', `Items failed: ${log.length}`, ...lines, ''].join('\n');
	const folder = makeFolder();
	const location = path.join(folder, 'a_Log.txt');
	writeFileSync(location, encoding === 'utf8' ? text : `\uFEFF${text}`, encoding);
	const {size, mtimeMs} = statSync(location);
	const decoder = createDecoder();
	decoder.push(readFileSync(location));
	const tenant = tenantOf([{
		id: 'a', folder, path: 'a_Log.txt', status: 'read', reason: null, size, modifiedAt: Math.trunc(mtimeMs), sha256: null, reading: decoder.read({isSettled: true}),
	}]);
	return {index: indexFailures(tenant, {kind: 'all'}), location};
};

