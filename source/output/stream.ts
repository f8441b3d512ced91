/** A form that is written row by row, so that its length does not matter. */
export type RowOutput<Row> = {
	readonly begin: string;
	/** `index` counts from 0. */
	readonly row: (row: Row, index: number) => string;
	/** `count` is how many rows there were. */
	readonly end: (count: number, isMasked: boolean) => string;
};

/** Characters that are gathered before they are handed on. */
const pieceLength = 64 * 1024;

/**
Returns rows as text in pieces, each handed over before the next is made.
@yields Some 64 Ki characters.
*/
export async function * streamRows<Row>(rows: Iterable<Row>, {begin, row: format, end}: RowOutput<Row>, isMasked: boolean): AsyncGenerator<string> {
	let piece = begin;
	let count = 0;
	for (const row of rows) {
		piece += format(row, count);
		count++;
		if (piece.length >= pieceLength) {
			yield piece;
			piece = '';
		}
	}

	yield piece + end(count, isMasked);
}
