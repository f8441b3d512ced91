/** A log with a table so long that most item ids stay in it. */
import {readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {indexFailures, type FailureIndex} from '../../source/connectors/failed-items/failures.ts';
import type {LogFile} from '../../source/connectors/reading.ts';
import {createDecoder} from '../../source/decode/decoder.ts';
import {tenantOf} from '../connectors/judged.ts';
import {makeFolder} from './temporary-folder.ts';

export type Row = readonly [itemId: string, user: string, m365User: string, reason: string];

const quoted = (cell: string): string => /[",\n]|^ /v.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Writes the rows with their columns in this order, and reads them as the program does. */
const writeLog = (encoding: 'utf8' | 'utf16le', delimiter: string, columns: readonly number[], log: readonly Row[], name = 'a_Log.txt'): {readonly file: LogFile; readonly location: string} => {
	const titles = ['Item id', 'Source User ID', 'M365 User ID', 'Failure Reason'];
	const lines = [titles, ...log].map(row => columns.map(column => delimiter === ',' ? quoted(row[column]!) : row[column]!).join(delimiter));
	const text = ['Import completion time: 2026-11-22T02:00:00Z', `Items failed: ${log.length}`, ...lines, ''].join('\n');
	const folder = makeFolder();
	const location = path.join(folder, name);
	writeFileSync(location, encoding === 'utf8' ? text : `\uFEFF${text}`, encoding);
	const {size, mtimeMs} = statSync(location);
	const decoder = createDecoder();
	decoder.push(readFileSync(location));
	const file: LogFile = {
		id: location, folder, path: name, status: 'read', reason: null, size, modifiedAt: Math.trunc(mtimeMs), sha256: null, reading: decoder.read({isSettled: true}),
	};
	return {file, location};
};

/** Writes the rows with their columns in this order; returns the index over them, and where the log is. */
export const writeTable = (...parameters: Parameters<typeof writeLog>): {readonly index: FailureIndex; readonly location: string} => {
	const {file, location} = writeLog(...parameters);
	return {index: indexFailures(tenantOf([file]), {kind: 'all'}), location};
};

/** Writes several logs of connectors a, b, …; returns the index over all of them. */
export const writeTables = (...tables: ReadonlyArray<readonly Row[]>): FailureIndex => indexFailures(tenantOf(tables.map((rows, place) => {
	const {file} = writeLog('utf8', '\t', [0, 1, 2, 3], rows, `${'abc'[place]!}_Log.txt`);
	return file;
})), {kind: 'all'});

