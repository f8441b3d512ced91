import {createHash, hash as hashAtOnce, type Hash} from 'node:crypto';

const algorithm = 'sha256';

/** The SHA-256 of a file's bytes, which come in pieces. */
export class ContentHash {
	readonly #size: number;
	#whole: string | null = null;
	#hash: Hash | null = null;

	/** `size` is that of the file, in bytes; Infinity for one that may grow. */
	constructor(size: number) {
		this.#size = size;
	}

	update(bytes: Uint8Array): void {
		if (bytes.length === 0) {
			return;
		}

		// A file in one piece, as most are, needs no object of the system for it: that costs twice as much, and garbage collection more.
		if (bytes.length === this.#size && this.#hash === null) {
			this.#whole = hashAtOnce(algorithm, bytes);
			return;
		}

		this.#hash ??= createHash(algorithm);
		this.#hash.update(bytes);
	}

	/** Returns the hash of what came so far as lower-case hex; more may come. */
	digest(): string {
		return this.#whole ?? (this.#hash?.copy() ?? createHash(algorithm)).digest('hex');
	}
}
