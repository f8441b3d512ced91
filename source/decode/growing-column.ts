/** Numbers from which on a column lives in memory that threads share, so that it is neither copied nor handed over. */
const sharedFrom = 1 << 14;
/** A shared column is moved only when it is so many times as long: until then it grows in place, and only what is used is memory. */
const reserve = 16;

/** Memory that forks of a column have in common. The one that stands at its end may write on; the others must move. */
type Storage = {values: Uint32Array; written: number};

const bytesEach = Uint32Array.BYTES_PER_ELEMENT;

const openStorage = (length: number): Storage => ({
	values: length < sharedFrom
		? new Uint32Array(length)
		: new Uint32Array(new SharedArrayBuffer(length * bytesEach, {maxByteLength: length * reserve * bytesEach}), 0, length),
	written: 0,
});

/** Grows the storage in place to at least so many numbers; false where it must be moved. */
const growInPlace = (storage: Storage, length: number): boolean => {
	const {buffer} = storage.values;
	const most = buffer instanceof SharedArrayBuffer ? buffer.maxByteLength / bytesEach : 0;
	if (length > most) {
		return false;
	}

	const wanted = Math.min(most, Math.max(length, Math.ceil(storage.values.length * 1.25)));
	(buffer as SharedArrayBuffer).grow(wanted * bytesEach);
	storage.values = new Uint32Array(buffer, 0, wanted);
	return true;
};

/** A column of unsigned 32-bit integers that grows. */
export class GrowingColumn {
	length = 0;
	#storage = openStorage(4);

	/** Returns an independent column with the same numbers; it shares their memory until one of the two must move. */
	fork(): GrowingColumn {
		const copy = new GrowingColumn();
		copy.length = this.length;
		copy.#storage = this.#storage;
		return copy;
	}

	push(value: number): void {
		const storage = this.#storage;
		if (storage.written === this.length && this.length < storage.values.length) {
			storage.values[this.length++] = value;
			storage.written = this.length;
			return;
		}

		this.extend(1)[0] = value;
	}

	/** Makes room for so many more numbers and returns it, for the caller to fill. */
	extend(count: number): Uint32Array {
		const start = this.length;
		const end = start + count;
		if (this.#storage.written !== start || (end > this.#storage.values.length && !growInPlace(this.#storage, end))) {
			const moved = openStorage(Math.max(end, start * 2));
			moved.values.set(this.#storage.values.subarray(0, start));
			this.#storage = moved;
		}

		this.#storage.written = end;
		this.length = end;
		return this.#storage.values.subarray(start, end);
	}

	/** Returns the numbers; those that are added later are not seen in it. Long columns are not copied. */
	build(): Uint32Array {
		const {values} = this.#storage;
		return values.buffer instanceof SharedArrayBuffer ? values.subarray(0, this.length) : values.slice(0, this.length);
	}
}
