import type {
	CodedColumn,
	Codes,
	FailedItems,
	RowFormat,
	TextColumn,
} from '../connectors/reading.ts';
import {CodeMaps, noCode} from './code-maps.ts';
import {GrowingColumn} from './growing-column.ts';
import {LineRunsBuilder} from './line-runs.ts';
import {normaliseReason} from './normalise-reason.ts';
import {RowPlacesBuilder} from './row-places.ts';
import {decodeText} from './encoding.ts';
import {
	codedRoles,
	inputCapacity,
	reasonLimit,
	type ScannedRows,
} from './scan/row-scanner.ts';

const largestNarrow = 0xFF_FF;

/** From `limit` distinct texts on, a new one is kept by its normalised text: see scan/row-scanner.ts. */
class CodedColumnBuilder {
	readonly #limit: number;
	#codes: GrowingColumn<Codes> = new GrowingColumn<Codes>(Uint16Array);
	#codeOf = new Map<string, number>();
	#isWide = false;

	constructor(limit = Infinity) {
		this.#limit = limit;
	}

	fork(): CodedColumnBuilder {
		const copy = new CodedColumnBuilder(this.#limit);
		copy.#codes = this.#codes.fork();
		copy.#isWide = this.#isWide;
		copy.#codeOf = new Map(this.#codeOf);
		return copy;
	}

	push(value: string): void {
		const code = this.#codeFor(value);
		this.#widenFor(code);
		this.#codes.push(code);
	}

	/** Adds a row for each code of a scan; `codeMap` remembers what the scanner's codes are here. */
	append(codes: Uint32Array, codeMap: Uint32Array, valueOf: (code: number) => string): void {
		// Counted by hand: the iterators of typed arrays take fifteen times as long.
		const count = codes.length;
		for (let row = 0; row < count; row++) {
			const code = codes[row]!;
			if (codeMap[code] === noCode) {
				codeMap[code] = this.#codeFor(valueOf(code));
			}
		}

		this.#widenFor(this.#codeOf.size - 1);
		const rows = this.#codes.extend(count);
		for (let row = 0; row < count; row++) {
			rows[row] = codeMap[codes[row]!]!;
		}
	}

	build(): CodedColumn {
		return {codes: this.#codes.build(), values: this.#codeOf.keys().toArray()};
	}

	/** Moves to four bytes a row when a code needs them. */
	#widenFor(code: number): void {
		if (code <= largestNarrow || this.#isWide) {
			return;
		}

		const wide = new GrowingColumn<Codes>(Uint32Array);
		wide.extend(this.#codes.length).set(this.#codes.build());
		this.#codes = wide;
		this.#isWide = true;
	}

	#codeFor(value: string): number {
		const code = this.#codeOf.get(value);
		if (code !== undefined) {
			return code;
		}

		const text = this.#codeOf.size < this.#limit ? value : normaliseReason(value);
		const next = this.#codeOf.get(text) ?? this.#codeOf.size;
		this.#codeOf.set(text, next);
		return next;
	}
}

class TextColumnBuilder {
	/** Joined now and then: a string made by millions of `+=` is a tree of as many nodes. */
	#parts: string[] = [];
	#recent: string[] = [];
	#length = 0;
	#ends = new GrowingColumn(Uint32Array);

	fork(): TextColumnBuilder {
		const copy = new TextColumnBuilder();
		copy.#parts = [...this.#parts];
		copy.#recent = [...this.#recent];
		copy.#length = this.#length;
		copy.#ends = this.#ends.fork();
		return copy;
	}

	/** How many texts there are. */
	get length(): number {
		return this.#ends.length;
	}

	push(value: string): void {
		this.#recent.push(value);
		this.#length += value.length;
		this.#ends.push(this.#length);
		if (this.#recent.length === 8192) {
			this.#parts.push(this.#recent.join(''));
			this.#recent = [];
		}
	}

	build(): TextColumn {
		return {text: this.#parts.join('') + this.#recent.join(''), ends: this.#ends.build()};
	}
}

const textOf = ({buffer, byteOffset, byteLength}: Uint8Array): string => decodeText(Buffer.from(buffer, byteOffset, byteLength), 'utf-8').text;

/** Where a row stands: its first byte in the file, and how its table is written. */
export type RowPlace = {readonly start: number; readonly format: RowFormat};

/** Collects the failed items of one import as columns: `add` takes the fields of a row, an absent one as the empty text. */
export class FailedItemsBuilder {
	rowCount = 0;
	#itemIds = new TextColumnBuilder();
	#places: RowPlacesBuilder | null = null;
	#users = new CodedColumnBuilder();
	#m365Users = new CodedColumnBuilder();
	#reasons = new CodedColumnBuilder(reasonLimit);
	#lines = new LineRunsBuilder();
	#recordIds: TextColumnBuilder | null = null;
	readonly #codeMaps = new CodeMaps();

	/** Returns an independent builder with the same rows. */
	fork(): FailedItemsBuilder {
		const copy = new FailedItemsBuilder();
		copy.rowCount = this.rowCount;
		copy.#itemIds = this.#itemIds.fork();
		copy.#places = this.#places?.fork() ?? null;
		copy.#users = this.#users.fork();
		copy.#m365Users = this.#m365Users.fork();
		copy.#reasons = this.#reasons.fork();
		copy.#lines = this.#lines.fork();
		copy.#recordIds = this.#recordIds?.fork() ?? null;
		return copy;
	}

	/** Adds a row; `line` is 1-based, null for JSON; with a `place` its item id is left in the file. */
	add(itemId: string, user: string, m365User: string, reason: string, line: number | null, place: RowPlace | null = null): void {
		if (place === null || !this.#place(place)) {
			this.#places?.hold(this.#itemIds.length);
			this.#itemIds.push(itemId);
		}

		this.#users.push(user);
		this.#m365Users.push(m365User);
		this.#reasons.push(reason);
		this.#lines.add(this.rowCount, line);
		this.rowCount++;
	}

	/** Whether rows that are scanned from this place on can be appended. */
	takesScanned({start, format}: RowPlace): boolean {
		return this.#places === null || (this.#places.fits(format) && this.#places.reaches(start, inputCapacity));
	}

	/** Adds rows that a scanner read (see `takesScanned`), each in a line of its own; `start` is the byte of the first one. */
	append(rows: ScannedRows, line: number, {start, format}: RowPlace): void {
		this.#openPlaces(format).append(rows.rowStarts(), start);
		const columns = {user: this.#users, m365User: this.#m365Users, reason: this.#reasons};
		for (const role of codedRoles) {
			columns[role].append(rows.codes(role), this.#codeMaps.of(rows.dictionaries, role), code => textOf(rows.dictionaries.valueOf(role, code)));
		}

		const count = rows.rowCount();
		this.#lines.add(this.rowCount, line);
		this.#lines.extend(count - 1);
		this.rowCount += count;
	}

	/** Adds the audit record's id of the row added last; every row of an audit export has one, empty when unknown. */
	addRecordId(recordId: string): void {
		this.#recordIds ??= new TextColumnBuilder();
		this.#recordIds.push(recordId);
	}

	/** Returns the columns; more rows may be added afterwards without touching them. */
	build(): FailedItems {
		return {
			rowCount: this.rowCount,
			itemIds: this.#itemIds.build(),
			places: this.#places?.build() ?? null,
			users: this.#users.build(),
			m365Users: this.#m365Users.build(),
			reasons: this.#reasons.build(),
			lines: this.#lines.build(),
			recordIds: this.#recordIds?.build() ?? null,
		};
	}

	#place({start, format}: RowPlace): boolean {
		return (this.#places?.fits(format) ?? true) && this.#openPlaces(format).place(start);
	}

	#openPlaces(format: RowFormat): RowPlacesBuilder {
		this.#places ??= RowPlacesBuilder.behind(this.#itemIds.length, format);
		return this.#places;
	}
}
