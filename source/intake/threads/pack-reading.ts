import type {
	CodedColumn,
	FailedItems,
	ImportBlock,
	LineRuns,
	Reading,
	TextColumn,
} from '../../connectors/reading.ts';
import {
	largestNumber,
	longestPacked,
	type PackedBlock,
	type PackedReading,
	type PackedTables,
} from './packed-reading.ts';

/**
Returns a reading with its short tables packed (`unpackReading` undoes it); one that is packed already, or has nothing to
pack, is returned as it is.
*/
export const packReading = (reading: Reading | PackedReading): Reading | PackedReading => {
	if ('tables' in reading || reading.imports.every(block => !hasShortTable(block))) {
		return reading;
	}

	const packer = new Packer();
	const imports = reading.imports.map((block): PackedBlock => hasShortTable(block)
		? {...block, failedItems: packer.pack(block.failedItems), skippedItems: packer.pack(block.skippedItems)}
		: block);
	return {...reading, imports, tables: packer.finish()};
};

const hasShortTable = ({failedItems, skippedItems}: ImportBlock): boolean => isShort(failedItems) || isShort(skippedItems);

const isShort = (items: FailedItems | null): items is FailedItems => items !== null
	&& items.rowCount <= longestPacked && items.places === null && isShortColumn(items.itemIds) && (items.recordIds === null || isShortColumn(items.recordIds))
	&& [items.users, items.m365Users, items.reasons].every(({values}) => values.length <= longestPacked && values.every(({length}) => length <= largestNumber));

/** Whether each text is so short that its length takes one place. */
const isShortColumn = ({text, ends}: TextColumn): boolean =>
	text.length <= largestNumber || ends.every((end, row) => end - (ends[row - 1] ?? 0) <= largestNumber);

/** Space for the numbers of one file, reused for each. */
let space = new Uint16Array(4096);

class Packer {
	readonly #texts: string[] = [];
	/** By their first value. */
	readonly #dictionaries = new Map<string, {readonly values: readonly string[]; readonly place: number}>();
	#textLength = 0;
	#count = 0;

	/** Packs a short table and returns its place; any other is returned as it is. */
	pack(items: FailedItems | null): FailedItems | number | null {
		if (!isShort(items)) {
			return items;
		}

		const columns = [items.users, items.m365Users, items.reasons] as const;
		const dictionaries = columns.map(({values}) => this.#dictionary(values));
		const place = this.#count;
		this.#add(items.rowCount);
		for (const dictionary of dictionaries) {
			this.#addWide(dictionary);
		}

		this.#addTexts(items.itemIds);
		for (const column of columns) {
			this.#addCodes(column);
		}

		this.#addLines(items.lines);
		this.#add(Number(items.recordIds !== null));
		if (items.recordIds) {
			this.#addTexts(items.recordIds);
		}

		return place;
	}

	finish(): PackedTables {
		return {text: this.#texts.join(''), numbers: space.slice(0, this.#count)};
	}

	/** Returns the place of a dictionary; imports of one file that list the same users have one in common. */
	#dictionary(values: readonly string[]): number {
		const known = this.#dictionaries.get(values[0] ?? '');
		if (known?.values.length === values.length && known.values.every((value, index) => value === values[index])) {
			return known.place;
		}

		const place = this.#count;
		this.#add(values.length);
		this.#addWide(this.#textLength);
		for (const value of values) {
			this.#add(value.length);
			this.#addText(value);
		}

		this.#dictionaries.set(values[0] ?? '', {values, place});
		return place;
	}

	#addTexts({text, ends}: TextColumn): void {
		this.#addWide(this.#textLength);
		this.#addText(text);
		this.#reserve(ends.length);
		let before = 0;
		for (let row = 0; row < ends.length; row++) {
			const end = ends[row]!;
			space[this.#count + row] = end - before;
			before = end;
		}

		this.#count += ends.length;
	}

	/** Codes that can only be 0 say nothing. */
	#addCodes({codes, values}: CodedColumn): void {
		if (values.length <= 1) {
			return;
		}

		this.#reserve(codes.length);
		space.set(codes, this.#count);
		this.#count += codes.length;
	}

	/** A table of n rows has at most n runs of lines; one more means none is known. */
	#addLines(lines: LineRuns | null): void {
		this.#add(lines === null ? largestNumber : lines.rows.length);
		for (let index = 0; index < (lines?.rows.length ?? 0); index++) {
			this.#add(lines!.rows[index]!);
			this.#addWide(lines!.lines[index]!);
		}
	}

	#addText(text: string): void {
		this.#texts.push(text);
		this.#textLength += text.length;
	}

	#addWide(number: number): void {
		this.#add(number >>> 16);
		this.#add(number & largestNumber);
	}

	#add(number: number): void {
		this.#reserve(1);
		space[this.#count++] = number;
	}

	#reserve(count: number): void {
		if (this.#count + count <= space.length) {
			return;
		}

		const larger = new Uint16Array((this.#count + count) * 2);
		larger.set(space);
		space = larger;
	}
}
