import {setImmediate as yieldToKeys} from 'node:timers/promises';
import type {ExportTable} from '../../select/screens/export-text.ts';
import {countOf} from '../../text/numbers.ts';

/** Rows made into text before a key is read: some milliseconds. */
const pieceRows = 1024;
/** Progress is told this often at most, in milliseconds. */
const tellEvery = 500;

/**
Returns a table as text, with time for keys after each piece; throws when `stopping` says so.
@yields Some rows.
*/
export async function * exportPieces({rowCount, titles, load, textOf}: ExportTable, stopping: AbortSignal, tell: (progress: string) => void): AsyncGenerator<string> {
	yield titles;
	// What is loaded from a share that hangs is not waited for.
	const stopped = new Promise<void>(resolve => {
		stopping.addEventListener('abort', () => {
			resolve();
		}, {once: true});
	});
	let toldAt = performance.now();
	for (let from = 0; from < rowCount; from += pieceRows) {
		const to = Math.min(rowCount, from + pieceRows);
		await Promise.race([load(from, to), stopped]);
		await yieldToKeys();
		stopping.throwIfAborted();
		yield textOf(from, to);
		if (performance.now() - toldAt >= tellEvery) {
			toldAt = performance.now();
			tell(`exporting ${countOf(rowCount, 'row')}: ${Math.floor(to / rowCount * 100)} %, esc stops`);
		}
	}
}
