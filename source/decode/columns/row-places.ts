import {
	heldEntry,
	placeBlockBits,
	type RowFormat,
	type RowPlaces,
} from '../../connectors/reading.ts';
import {GrowingColumn} from './growing-column.ts';

const blockLength = 2 ** placeBlockBits;

const isSameFormat = (first: RowFormat, second: RowFormat): boolean => first === second
	|| (first.delimiter === second.delimiter && first.isMarkdown === second.isMarkdown && first.columnCount === second.columnCount
		&& first.itemColumn === second.itemColumn && first.reasonColumn === second.reasonColumn && first.isLastOpen === second.isLastOpen && first.encoding === second.encoding);

/** Collects where the rows of one import stand in their file. */
export class RowPlacesBuilder {
	readonly #format: RowFormat;
	#entries = new GrowingColumn(Uint32Array);
	/** Has holes where a block holds all its rows. */
	#bases: Array<number | undefined> = [];

	constructor(format: RowFormat) {
		this.#format = format;
	}

	/** Returns a builder for the rows behind so many that are held. */
	static behind(held: number, format: RowFormat): RowPlacesBuilder {
		const places = new RowPlacesBuilder(format);
		for (let row = 0; row < held; row++) {
			places.hold(row);
		}

		return places;
	}

	fork(): RowPlacesBuilder {
		const copy = new RowPlacesBuilder(this.#format);
		copy.#entries = this.#entries.fork();
		copy.#bases = [...this.#bases];
		return copy;
	}

	/** Whether rows of a format can be placed here: the first one's counts. */
	fits(format: RowFormat): boolean {
		return isSameFormat(this.#format, format);
	}

	/** Adds a row whose item id is held as the text of this number. */
	hold(text: number): void {
		this.#entries.push(heldEntry + text);
	}

	/** Adds a row that begins at a byte of the file; false, and nothing is added, when it is too far from its base. */
	place(start: number): boolean {
		const offset = start - this.#baseFor(start);
		if (offset < 0 || offset >= heldEntry) {
			return false;
		}

		this.#entries.push(offset);
		return true;
	}

	/** Whether rows of the next bytes, at most `length` from byte `start` on, are all near enough to their base. */
	reaches(start: number, length: number): boolean {
		const base = this.#bases[this.#entries.length >>> placeBlockBits] ?? start;
		return base <= start && start + length - base < heldEntry;
	}

	/** Adds rows (see `reaches`) by their starts in some bytes, the first of which is byte `start` of the file. */
	append(rowStarts: Uint32Array, start: number): void {
		const first = rowStarts[0]!;
		for (let from = 0; from < rowStarts.length;) {
			const base = this.#baseFor(start + rowStarts[from]! - first);
			const to = Math.min(rowStarts.length, from + blockLength - (this.#entries.length % blockLength));
			const shift = start - base - first;
			const entries = this.#entries.extend(to - from);
			for (let row = from; row < to; row++) {
				entries[row - from] = rowStarts[row]! + shift;
			}

			from = to;
		}
	}

	build(): RowPlaces {
		return {entries: this.#entries.build(), bases: Float64Array.from(this.#bases, base => base ?? 0), format: this.#format};
	}

	/** Returns the base of the next row's block, which is `start` when the row is the first placed there. */
	#baseFor(start: number): number {
		const block = this.#entries.length >>> placeBlockBits;
		const base = this.#bases[block] ?? start;
		this.#bases[block] = base;
		return base;
	}
}
