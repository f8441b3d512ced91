import {cutBytes, type ByteEncoding} from './encoding.ts';
import {unitAt, unitLength} from './line-ends.ts';

/** A longer line keeps this much as its head, in bytes; the rest is only counted. */
export const maximumLineLength = 1024 * 1024;

/**
The line whose end has not come yet. Zeros at its start are let go, so that the hole of a sparse file is no line.
*/
export class UnfinishedLine {
	readonly #encoding: ByteEncoding;
	#parts: Uint8Array[] = [];
	/** Bytes that are kept, at most one more than a line may have. */
	#keptLength = 0;
	/** Bytes that came in, those that were let go included. */
	length = 0;
	/** Whether it ends in a CR: only the next byte tells whether an LF belongs to it. */
	endsInReturn = false;

	constructor(encoding: ByteEncoding) {
		this.#encoding = encoding;
	}

	/** Returns an independent line with the same bytes. */
	fork(): UnfinishedLine {
		const copy = new UnfinishedLine(this.#encoding);
		copy.#parts = [...this.#parts];
		copy.#keptLength = this.#keptLength;
		copy.length = this.length;
		copy.endsInReturn = this.endsInReturn;
		return copy;
	}

	/** Adds bytes that are only lent. */
	add(bytes: Uint8Array): void {
		this.length += bytes.length;
		const wanted = this.#keptLength === 0 ? bytes.subarray(this.#zerosAtStart(bytes)) : bytes;
		// A copy, not `slice`: that of a Buffer would be a view.
		const part = new Uint8Array(wanted.subarray(0, maximumLineLength + unitLength(this.#encoding) - this.#keptLength));
		if (part.length > 0) {
			this.#parts.push(part);
			this.#keptLength += part.length;
		}
	}

	/** Adds a CR, which may be half of a line end. */
	addReturn(): void {
		this.length += unitLength(this.#encoding);
		this.endsInReturn = true;
	}

	/** Whether bytes of it were let go because it is too long. */
	get isCut(): boolean {
		return this.#keptLength > maximumLineLength;
	}

	/** Its bytes, or those of its head. */
	get bytes(): Buffer {
		return cutBytes(Buffer.concat(this.#parts), maximumLineLength, this.#encoding);
	}

	#zerosAtStart(bytes: Uint8Array): number {
		let index = 0;
		while (index < bytes.length && unitAt(bytes, index, this.#encoding) === 0) {
			index += unitLength(this.#encoding);
		}

		return index;
	}
}
