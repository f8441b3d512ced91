import type {RowFormat} from '../connectors/reading.ts';
import {LineSplitter} from './lines.ts';
import {splitAs} from './rows.ts';
import type {TextLine} from './text-line.ts';

/** No row of a table is longer, in bytes: a line of at most 1 MiB, or quoted lines of at most 64 KiB. */
export const maximumRowLength = 1024 * 1024;

const cells: string[] = [];

/**
Returns the item id of a row, read again from its bytes: `bytes` begin with the row and may go on behind it. Null when
they do not hold a whole row; `isEnd`: the file ends with them, so a last line needs no end.
*/
export const readItemId = (bytes: Uint8Array, format: RowFormat, isEnd: boolean): string | null => {
	let text: string | null = null;
	let itemId: string | null = null;
	const readLine = (line: TextLine): void => {
		if (itemId !== null) {
			return;
		}

		text = text === null ? line.text : `${text}\n${line.text}`;
		if (splitAs(format, text, false, cells) === 'whole') {
			itemId = cells[format.itemColumn] ?? '';
		}
	};

	const lines = new LineSplitter(format.encoding, 0);
	const wholeLength = format.encoding === 'utf-8' ? bytes.length : bytes.length - (bytes.length % 2);
	lines.push(bytes.subarray(0, wholeLength), readLine);
	if (isEnd && lines.rest) {
		lines.endRest(lines.rest, readLine);
	}

	return itemId;
};
