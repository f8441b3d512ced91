import type {RowFormat} from '../../connectors/reading.ts';
import {LineSplitter} from '../lines/lines.ts';
import type {TextLine} from '../lines/text-line.ts';
import {splitAs} from './rows.ts';

/** No row of a table is longer, in bytes: a line of at most 1 MiB, or quoted lines of at most 64 KiB. */
export const maximumRowLength = 1024 * 1024;

const cells: string[] = [];

/** What of a row is not held, or not as the log says it. */
export type PlacedRow = {readonly itemId: string; /** Exact, even where a long table holds it normalised. */ readonly reason: string};

/**
Returns a row, read again from its bytes: `bytes` begin with the row and may go on behind it. Null when they do not hold a
whole row; `isEnd`: the file ends with them, so a last line needs no end.
*/
export const readPlacedRow = (bytes: Uint8Array, format: RowFormat, isEnd: boolean): PlacedRow | null => {
	let text: string | null = null;
	let row: PlacedRow | null = null;
	const readLine = (line: TextLine): void => {
		if (row !== null) {
			return;
		}

		text = text === null ? line.text : `${text}\n${line.text}`;
		if (splitAs(format, text, false, cells) === 'whole') {
			row = {itemId: cells[format.itemColumn] ?? '', reason: cells[format.reasonColumn] ?? ''};
		}
	};

	const lines = new LineSplitter(format.encoding, 0);
	const wholeLength = format.encoding === 'utf-8' ? bytes.length : bytes.length - (bytes.length % 2);
	lines.push(bytes.subarray(0, wholeLength), readLine);
	if (isEnd && lines.rest) {
		lines.endRest(lines.rest, readLine);
	}

	return row;
};
