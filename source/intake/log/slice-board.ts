import {openRowSpace, rowSpaceBytes, type RowSpace} from '../../decode/scan/slices.ts';

/** Cells of the memory: the next slice nobody has claimed, the slice that is read next, how many were sent. */
const claimed = 0;
const wanted = 1;
const sent = 2;
const cellBytes = 64;

/** Slices that may be scanned before their turn; each has a space of its own until it was read. */
const lead = 8;

/** Where two threads that scan the slices of one file see what the other does, and put the rows they find. */
export class SliceBoard {
	readonly memory: SharedArrayBuffer;
	readonly #cells: Int32Array;
	readonly #count: number;
	readonly #spaces: readonly RowSpace[];

	/** For so many slices; `memory` is that of the board in the other thread. */
	constructor(count: number, memory = new SharedArrayBuffer(cellBytes + (lead * rowSpaceBytes))) {
		this.memory = memory;
		this.#cells = new Int32Array(memory, 0, cellBytes / Int32Array.BYTES_PER_ELEMENT);
		this.#count = count;
		this.#spaces = Array.from({length: lead}, (_, index) => openRowSpace(memory, cellBytes + (index * rowSpaceBytes)));
	}

	/** Where the rows of a claimed slice go; free again when a later slice is wanted. */
	spaceOf(slice: number): RowSpace {
		return this.#spaces[slice % lead]!;
	}

	/** Takes a slice to scan; null when there is none, or none yet. */
	claim(): number | null {
		for (;;) {
			const slice = Atomics.load(this.#cells, claimed);
			if (slice >= this.#count || slice >= Atomics.load(this.#cells, wanted) + lead) {
				return null;
			}

			if (Atomics.compareExchange(this.#cells, claimed, slice, slice + 1) === slice) {
				return slice;
			}
		}
	}

	/** Whether nothing is left to claim. */
	get isClosed(): boolean {
		return Atomics.load(this.#cells, claimed) >= this.#count;
	}

	/** Leaves nothing to claim. */
	close(): void {
		Atomics.store(this.#cells, claimed, this.#count);
		Atomics.notify(this.#cells, wanted);
	}

	/** Says which slice is read next. */
	want(slice: number): void {
		Atomics.store(this.#cells, wanted, slice);
		Atomics.notify(this.#cells, wanted);
	}

	/** Waits until another slice is wanted, at most so many milliseconds. */
	awaitWant(patience: number): void {
		Atomics.wait(this.#cells, wanted, Atomics.load(this.#cells, wanted), patience);
	}

	/** Says that one more slice was sent. */
	tellSent(): void {
		Atomics.add(this.#cells, sent, 1);
		Atomics.notify(this.#cells, sent);
	}

	/** How many slices were sent. */
	get sentCount(): number {
		return Atomics.load(this.#cells, sent);
	}

	/** Waits until more than `seen` slices were sent, at most so many milliseconds. */
	awaitSent(seen: number, patience: number): void {
		Atomics.wait(this.#cells, sent, seen, patience);
	}
}
