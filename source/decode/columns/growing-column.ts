import type {Codes} from '../../connectors/reading.ts';

/** Numbers from which on a column lives in memory that threads share, so that it is neither copied nor handed over. */
const sharedFrom = 1 << 14;
/** A shared column is moved only when it is so many times as long: until then it grows in place, and only what is used is memory. */
const reserve = 16;

/** Memory that forks of a column have in common. The one that stands at its end may write on; the others must move. */
type Storage<Column extends Codes> = {values: Column; written: number};

/** What makes the column of a width. */
type ColumnMaker<Column extends Codes> = {
	readonly BYTES_PER_ELEMENT: number;
	new (length: number): Column;
	new (numbers: readonly number[]): Column;
	new (buffer: ArrayBufferLike, offset: number, length: number): Column;
};

const openStorage = <Column extends Codes>(Maker: ColumnMaker<Column>, length: number, written: number): Storage<Column> => {
	const bytes = length * Maker.BYTES_PER_ELEMENT;
	const values = length < sharedFrom ? new Maker(length) : new Maker(new SharedArrayBuffer(bytes, {maxByteLength: bytes * reserve}), 0, length);
	return {values, written};
};

/** Grows the storage in place to at least so many numbers; false where it must be moved. */
const growInPlace = <Column extends Codes>(Maker: ColumnMaker<Column>, storage: Storage<Column>, length: number): boolean => {
	const {buffer} = storage.values;
	const most = buffer instanceof SharedArrayBuffer ? buffer.maxByteLength / Maker.BYTES_PER_ELEMENT : 0;
	if (length > most) {
		return false;
	}

	const wanted = Math.min(most, Math.max(length, Math.ceil(storage.values.length * 1.25)));
	(buffer as SharedArrayBuffer).grow(wanted * Maker.BYTES_PER_ELEMENT);
	storage.values = new Maker(buffer, 0, wanted);
	return true;
};

/** So many numbers are kept in a plain array: making typed ones costs more than all else about a short column. */
const fewest = 128;

/** A column of unsigned integers that grows. */
export class GrowingColumn<Column extends Codes> {
	length = 0;
	readonly #maker: ColumnMaker<Column>;
	/** The numbers of a short column. */
	#few: number[] = [];
	/** Null while the column is short. */
	#storage: Storage<Column> | null = null;

	constructor(maker: ColumnMaker<Column>) {
		this.#maker = maker;
	}

	/** Returns an independent column with the same numbers; a long one shares their memory until one of the two must move. */
	fork(): GrowingColumn<Column> {
		const copy = new GrowingColumn(this.#maker);
		copy.length = this.length;
		copy.#few = [...this.#few];
		copy.#storage = this.#storage;
		return copy;
	}

	push(value: number): void {
		const storage = this.#storage;
		if (storage === null && this.length < fewest) {
			this.#few.push(value);
			this.length++;
		} else if (storage?.written === this.length && this.length < storage.values.length) {
			storage.values[this.length++] = value;
			storage.written = this.length;
		} else {
			this.extend(1)[0] = value;
		}
	}

	/** Makes room for so many more numbers and returns it, for the caller to fill; they are part of the column once it is extended. */
	room(count: number): Column {
		const end = this.length + count;
		return this.#storageFor(end).values.subarray(this.length, end) as Column;
	}

	/** Adds so many numbers and returns their place, for the caller to fill, unless `room` was filled before. */
	extend(count: number): Column {
		const added = this.room(count);
		this.length += count;
		this.#storage!.written = this.length;
		return added;
	}

	/** Returns the numbers; those that are added later are not seen in it. Long columns are not copied. */
	build(): Column {
		if (this.#storage === null) {
			return new this.#maker(this.#few);
		}

		const {values} = this.#storage;
		return (values.buffer instanceof SharedArrayBuffer ? values.subarray(0, this.length) : values.slice(0, this.length)) as Column;
	}

	/** Returns storage of at least so many numbers at whose end this column stands. */
	#storageFor(end: number): Storage<Column> {
		const storage = this.#storage;
		if (storage?.written === this.length && (end <= storage.values.length || growInPlace(this.#maker, storage, end))) {
			return storage;
		}

		const moved = openStorage(this.#maker, Math.max(end, this.length * 2), this.length);
		moved.values.set(storage?.values.subarray(0, this.length) ?? this.#few);
		this.#storage = moved;
		this.#few = [];
		return moved;
	}
}
