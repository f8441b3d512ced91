/** Writes failed items as bytes, without an object or a text for a row: the speed of `failures --format ndjson` and `csv`. */
import {categoryOf} from '../../connectors/categories.ts';
import {itemIdOf, lineOf, placeOf} from '../../connectors/failed-items/failed-rows.ts';
import type {HeldImport} from '../../connectors/model.ts';
import type {
	CodedColumn,
	FailedItems,
	LogFile,
	RowFormat,
} from '../../connectors/reading.ts';
import {BytePiece, EncodedTexts} from '../../output/byte-piece.ts';
import type {ByteForm} from '../../output/failures/byte-forms.ts';
import type {PlacedRow} from '../../decode/rows/placed-row.ts';
import type {Mask} from '../../select/line/mask.ts';
import type {ListedRows} from '../../select/reports/failures-report.ts';
import {formatIso} from '../../text/time.ts';

/** Where an item id stands in bytes that were read; only lent until the next one is asked for. */
export type PlacedId = {bytes: Uint8Array; start: number; end: number};

/** Reads rows that stand in their files. */
export type RowReader = {
	/** Returns where the item id of a plain row stands; null for a row that has to be split with care. */
	readonly find: (file: LogFile, place: number, format: RowFormat) => PlacedId | null;
	readonly read: (file: LogFile, place: number, format: RowFormat) => PlacedRow;
};

type Column = {readonly values: readonly string[]; readonly texts: EncodedTexts};

/** Imports of one file may share a dictionary, which then is encoded once. */
const columnMaker = (textOf: (value: string) => string) => {
	let last: Column | null = null;
	return ({values}: CodedColumn): EncodedTexts => {
		if (last?.values !== values) {
			last = {values, texts: new EncodedTexts(values.length, code => textOf(values[code]!))};
		}

		return last.texts;
	};
};

class FailureWriter {
	readonly piece = new BytePiece();
	readonly #form: ByteForm;
	readonly #mask: Mask;
	readonly #reader: RowReader;
	readonly #usersOf: (column: CodedColumn) => EncodedTexts;
	readonly #m365UsersOf: (column: CodedColumn) => EncodedTexts;
	readonly #reasonsOf: (column: CodedColumn) => EncodedTexts;

	constructor(form: ByteForm, mask: Mask, reader: RowReader) {
		this.#form = form;
		this.#mask = mask;
		this.#reader = reader;
		this.#usersOf = columnMaker(user => form.user(mask.user(user)));
		this.#m365UsersOf = columnMaker(user => form.m365User(user === '' ? null : mask.user(user)));
		this.#reasonsOf = columnMaker(reason => form.reason(mask.text(reason), categoryOf(reason)));
	}

	/** Returns what writes a row of an import. */
	rowsOf({failedItems, connector, completedAt, file}: HeldImport): (row: number) => void {
		const items = failedItems!;
		const {piece} = this;
		const form = this.#form;
		const {users, m365Users, reasons} = items;
		const [userTexts, m365Texts, reasonTexts] = [this.#usersOf(users), this.#m365UsersOf(m365Users), this.#reasonsOf(reasons)];
		const perImport = [form.head({connector, completedAt: formatIso(completedAt)}), form.path(file.path), form.tail(this.#mask.isOn)];
		const fixed = new EncodedTexts(3, part => perImport[part]!);
		return row => {
			piece.addOf(fixed, 0);
			const reason = this.#addItemId(items, row, file);
			piece.addOf(userTexts, users.codes[row]!);
			piece.addOf(m365Texts, m365Users.codes[row]!);
			if (reason === null) {
				piece.addOf(reasonTexts, reasons.codes[row]!);
			} else {
				piece.addText(form.reason(this.#mask.text(reason), categoryOf(reasons.values[reasons.codes[row]!]!)));
			}

			piece.addOf(fixed, 1);
			const line = lineOf(items, row);
			if (line === null) {
				piece.addText(form.noLine);
			} else {
				piece.addNumber(line);
			}

			piece.addOf(fixed, 2);
		};
	}

	/** Adds an item id; returns the exact reason where a long table holds it normalised, else null. */
	#addItemId(items: FailedItems, row: number, file: LogFile): string | null {
		const place = placeOf(items, row);
		if (place === null) {
			this.piece.addText(this.#form.itemId(this.#mask.item(itemIdOf(items, row)!)));
			return null;
		}

		const {format} = items.places!;
		const isNormalised = items.reasons.values[items.reasons.codes[row]!]!.includes('#');
		const found = isNormalised || this.#mask.isOn ? null : this.#reader.find(file, place, format);
		if (found !== null && this.#isPlain(found)) {
			this.piece.add(found.bytes, found.start, found.end);
			return null;
		}

		const {itemId, reason} = this.#reader.read(file, place, format);
		this.piece.addText(this.#form.itemId(this.#mask.item(itemId)));
		return isNormalised ? reason : null;
	}

	#isPlain({bytes, start, end}: PlacedId): boolean {
		const {plain, plainFirst} = this.#form;
		if (start < end && plainFirst[bytes[start]!] === 0) {
			return false;
		}

		for (let at = start; at < end; at++) {
			if (plain[bytes[at]!] === 0) {
				return false;
			}
		}

		return true;
	}
}

/**
Returns rows as bytes in pieces.
@yields Some 256 KiB, only lent until the next piece is asked for.
*/
export async function * streamFailures({index, rows}: ListedRows, form: ByteForm, mask: Mask, reader: RowReader): AsyncGenerator<Uint8Array> {
	const writer = new FailureWriter(form, mask, reader);
	const {piece} = writer;
	piece.addText(form.begin);
	let next = 0;
	for (const [place, held] of index.imports.entries()) {
		const start = index.starts[place]!;
		const end = index.starts[place + 1]!;
		if (next === rows.length || rows[next]! >= end) {
			continue;
		}

		const write = writer.rowsOf(held);
		for (; next < rows.length && rows[next]! < end; next++) {
			write(rows[next]! - start);
			if (piece.isFull) {
				yield piece.take();
			}
		}
	}

	yield piece.take();
}
