import type {
	CodedColumn,
	FailedItems,
	LineRuns,
	RowPlaces,
	TextColumn,
} from '../../connectors/reading.ts';
import {
	largestNumber,
	longestPacked,
	packedLayout,
	type PackedTables,
} from './packed-reading.ts';

/** The tables of one file, and what of them has been made for somebody to look at; null when nothing has. */
export type PackedFile = PackedTables & {opened: Map<number, unknown> | null};

/** Numbers of all that is opened at once; then all of it is forgotten. */
const maximumOpened = 1 << 18;
const openedFiles = new Set<PackedFile>();
let openedNumbers = 0;

const forgetAll = (): void => {
	for (const file of openedFiles) {
		file.opened = null;
	}

	openedFiles.clear();
	openedNumbers = 0;
};

/** Returns what was made of the numbers at a place, or makes it; who asks for each row must not wait for it each time. */
const open = <Value>(file: PackedFile, key: number, size: number, make: () => Value): Value => {
	const known = file.opened?.get(key);
	if (known !== undefined) {
		return known as Value;
	}

	const value = make();
	if (openedNumbers + size > maximumOpened) {
		forgetAll();
	}

	openedNumbers += size;
	file.opened ??= new Map();
	file.opened.set(key, value);
	openedFiles.add(file);
	return value;
};

const wideAt = ({numbers}: PackedTables, place: number): number => (numbers[place]! * (largestNumber + 1)) + numbers[place + 1]!;

/** Reads that many texts: where the first one begins, then the length of each. */
const textsAt = (file: PackedTables, place: number, count: number): TextColumn => {
	const start = wideAt(file, place);
	const ends = new Uint32Array(count);
	let end = 0;
	for (let row = 0; row < count; row++) {
		end += file.numbers[place + 2 + row]!;
		ends[row] = end;
	}

	return {text: file.text.slice(start, start + end), ends};
};

const valuesAt = (file: PackedTables, place: number): readonly string[] => {
	const count = file.numbers[place]!;
	const values: string[] = [];
	let start = wideAt(file, place + 1);
	for (let index = 0; index < count; index++) {
		const end = start + file.numbers[place + 3 + index]!;
		values.push(file.text.slice(start, end));
		start = end;
	}

	return values;
};

const linesAt = (file: PackedTables, place: number): LineRuns | null => {
	const {numbers} = file;
	const count = numbers[place]!;
	if (count === largestNumber) {
		return null;
	}

	const rows = new Uint32Array(count);
	const lines = new Uint32Array(count);
	for (let run = 0; run < count; run++) {
		rows[run] = numbers[place + 1 + (3 * run)]!;
		lines[run] = wideAt(file, place + 2 + (3 * run));
	}

	return {rows, lines};
};

const zeros = new Uint16Array(longestPacked);
const zeroColumns: Uint16Array[] = [];

/** Returns the codes of a column whose rows are all equal, as most columns are: one array for all tables with that number of rows. */
const zeroCodes = (count: number): Uint16Array => {
	zeroColumns[count] ??= zeros.subarray(0, count);
	return zeroColumns[count];
};

/** Failed items whose columns are made of packed ones when somebody asks for them. */
export class PackedItems implements FailedItems {
	readonly rowCount: number;
	readonly #file: PackedFile;
	readonly #place: number;

	constructor(file: PackedFile, place: number) {
		this.rowCount = file.numbers[place]!;
		this.#file = file;
		this.#place = place;
	}

	get places(): RowPlaces | null {
		return null;
	}

	get users(): CodedColumn {
		return this.#column(0);
	}

	get m365Users(): CodedColumn {
		return this.#column(1);
	}

	get reasons(): CodedColumn {
		return this.#column(2);
	}

	get itemIds(): TextColumn {
		const place = this.#place + packedLayout.itemIds;
		return open(this.#file, place, this.rowCount, () => textsAt(this.#file, place, this.rowCount));
	}

	get lines(): LineRuns | null {
		const place = this.#codesEnd(3);
		return open(this.#file, place, this.rowCount, () => linesAt(this.#file, place));
	}

	get recordIds(): TextColumn | null {
		const {numbers} = this.#file;
		const runs = numbers[this.#codesEnd(3)]!;
		const place = this.#codesEnd(3) + 1 + (runs === largestNumber ? 0 : 3 * runs);
		return numbers[place] === 0 ? null : open(this.#file, place, this.rowCount, () => textsAt(this.#file, place + 1, this.rowCount));
	}

	/** Reads the dictionary and the codes of column 0, 1 or 2. */
	#column(index: number): CodedColumn {
		const file = this.#file;
		return open(file, this.#place + index, this.rowCount, () => {
			const place = this.#dictionaryPlace(index);
			const start = this.#codesEnd(index);
			return {
				codes: file.numbers[place]! > 1 ? file.numbers.subarray(start, start + this.rowCount) : zeroCodes(this.rowCount),
				values: open(file, place, file.numbers[place]!, () => valuesAt(file, place)),
			};
		});
	}

	#dictionaryPlace(index: number): number {
		return wideAt(this.#file, this.#place + packedLayout.dictionaries + (2 * index));
	}

	/** Returns where the codes of that many columns end: a column with one value has no codes. */
	#codesEnd(columns: number): number {
		let place = this.#place + packedLayout.itemIds + 2 + this.rowCount;
		for (let index = 0; index < columns; index++) {
			place += this.#file.numbers[this.#dictionaryPlace(index)]! > 1 ? this.rowCount : 0;
		}

		return place;
	}
}
