import type {FailedItems, RowFormat} from '../../connectors/reading.ts';
import {
	codedRoles,
	inputCapacity,
	reasonLimit,
	type ScannedRows,
} from '../scan/row-scanner.ts';
import {CodeMaps} from './code-maps.ts';
import {CodedColumnBuilder} from './coded-column.ts';
import {LineRunsBuilder} from './line-runs.ts';
import {RowPlacesBuilder} from './row-places.ts';
import {TextColumnBuilder} from './text-column.ts';
import {TextDictionary} from './text-dictionary.ts';

/** Where a row stands: its first byte in the file, and how its table is written. */
export type RowPlace = {readonly start: number; readonly format: RowFormat};

/** Collects the failed items of one import as columns: `add` takes the fields of a row, an absent one as the empty text. */
export class FailedItemsBuilder {
	rowCount = 0;
	#itemIds = new TextColumnBuilder();
	#places: RowPlacesBuilder | null = null;
	#users: CodedColumnBuilder;
	#m365Users: CodedColumnBuilder;
	#reasons: CodedColumnBuilder;
	#lines = new LineRunsBuilder();
	#recordIds: TextColumnBuilder | null = null;
	/** Null until rows are scanned. */
	#codeMaps: CodeMaps | null = null;

	readonly #dictionary: TextDictionary;

	/** `dictionary` is that of the file; imports have it in common. */
	constructor(dictionary = new TextDictionary()) {
		this.#dictionary = dictionary;
		this.#users = new CodedColumnBuilder(dictionary);
		this.#m365Users = new CodedColumnBuilder(dictionary);
		this.#reasons = new CodedColumnBuilder(dictionary, reasonLimit);
	}

	/** Returns an independent builder with the same rows. */
	fork(): FailedItemsBuilder {
		const copy = new FailedItemsBuilder(this.#dictionary);
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
	// eslint-disable-next-line max-params -- an object for each of millions of rows would cost more than the row.
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
		this.#codeMaps ??= new CodeMaps();
		const columns = {user: this.#users, m365User: this.#m365Users, reason: this.#reasons};
		for (const role of codedRoles) {
			columns[role].append(rows.codes(role), this.#codeMaps.of(rows.dictionaries, role), code => rows.dictionaries.textOf(role, code));
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
