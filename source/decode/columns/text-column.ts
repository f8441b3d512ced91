import type {TextColumn} from '../../connectors/reading.ts';
import {GrowingColumn} from './growing-column.ts';

/** Collects a column of mostly distinct texts. */
export class TextColumnBuilder {
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
