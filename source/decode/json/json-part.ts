import type {JsonNesting} from './json-nesting.ts';

/** A part of a JSON text. */
export type JsonPart = {
	/** `structure`: white space and what joins values. `debris`: no JSON. `broken`: a value that ends in the middle. */
	readonly kind: 'value' | 'structure' | 'debris' | 'broken' | 'too-deep' | 'too-long';
	/** Bytes in the file. */
	readonly length: number;
	/** 1-based line on which it starts. */
	readonly line: number;
	/** Where its bytes stand, as far as they are kept: in `source`, which is only lent, from `start` to `end`. */
	readonly source: Buffer;
	readonly start: number;
	readonly end: number;
	/** Keys of all objects in it, as they are written; 0 where it is no value. */
	readonly keyCount: number;
};

/** A value longer than this is not read, in bytes. */
export const maximumValueLength = 64 * 1024 * 1024;

/** How much of what is no JSON is kept to be shown, in bytes. */
const maximumDebrisKept = 8192;

/** A value, or what is none, whose end has not come yet. */
export class OpenPart {
	readonly line: number;
	/** Null: it is no JSON. */
	readonly nesting: JsonNesting | null;
	/** Bytes of it in earlier chunks. */
	length = 0;
	#kept: Uint8Array[] = [];

	constructor(nesting: JsonNesting | null, line: number) {
		this.nesting = nesting;
		this.line = line;
	}

	fork(): OpenPart {
		const copy = new OpenPart(this.nesting?.fork() ?? null, this.line);
		copy.length = this.length;
		copy.#kept = [...this.#kept];
		return copy;
	}

	/** Adds bytes that are only lent. */
	add(bytes: Uint8Array): void {
		const room = this.nesting === null ? maximumDebrisKept - this.length : bytes.length;
		this.length += bytes.length;
		if (this.#lostAs !== null) {
			this.#kept = [];
		} else if (room > 0) {
			this.#kept.push(new Uint8Array(bytes.subarray(0, room)));
		}
	}

	/** Returns the part, all of whose bytes were added. */
	end(kind: 'value' | 'broken'): JsonPart {
		const source = Buffer.concat(this.#kept);
		return {
			kind: this.#kindFor(kind), length: this.length, line: this.line, source, start: 0, end: source.length, keyCount: this.nesting?.keyCount ?? 0,
		};
	}

	/** Returns the part, all of whose bytes stand in one chunk. */
	endWithin(kind: 'value' | 'broken', source: Buffer, start: number, end: number): JsonPart {
		this.length = end - start;
		return {
			kind: this.#kindFor(kind), length: this.length, line: this.line, source, start, end: this.nesting === null ? Math.min(end, start + maximumDebrisKept) : end,
			keyCount: this.nesting?.keyCount ?? 0,
		};
	}

	#kindFor(kind: 'value' | 'broken'): JsonPart['kind'] {
		return this.nesting === null ? 'debris' : this.#lostAs ?? kind;
	}

	get #lostAs(): 'too-deep' | 'too-long' | null {
		return this.nesting?.isRefused ? 'too-deep' : (this.nesting !== null && this.length > maximumValueLength ? 'too-long' : null);
	}
}
