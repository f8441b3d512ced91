import type {ByteEncoding} from './encoding.ts';

/** A part of a JSON text. `length` counts its bytes in the file; `bytes` is empty unless it is a value. */
export type JsonPart = {
	/** `structure`: white space and what joins values. `debris`: no JSON. `broken`: a value that ends in the middle. */
	readonly kind: 'value' | 'structure' | 'debris' | 'broken' | 'too-deep' | 'too-long';
	readonly bytes: Buffer;
	readonly length: number;
	/** 1-based line on which it starts. */
	readonly line: number;
};

/** A value nested deeper is not read. */
export const maximumDepth = 100;

/** An object with more keys is no entry of a log; making one of it is slow. */
export const maximumKeys = 10_000;

/** A value longer than this is not read, in bytes. */
export const maximumValueLength = 64 * 1024 * 1024;

const quoteMark = 0x22;
const backslash = 0x5C;
const comma = 0x2C;
const colon = 0x3A;
const [braceOpen, braceClose, bracketOpen, bracketClose] = [0x7B, 0x7D, 0x5B, 0x5D];
const lineFeed = 0x0A;
const carriageReturn = 0x0D;
const nothing = Buffer.alloc(0);

/** How much of what is no JSON is kept to be shown, in bytes. */
const maximumDebrisKept = 4096;

/** Zeros are holes of a sparse file. */
const isWhitespace = (code: number): boolean =>
	code === 0x20 || code === lineFeed || code === 0x09 || code === carriageReturn || code === 0;

/**
Cuts bytes into JSON values without parsing them: top-level values (also several, one a line), and the elements of a
top-level array one by one, so that neither a long array nor a cut one needs to be held whole.
*/
export class JsonScanner {
	readonly #encoding: ByteEncoding;
	readonly #unit: 1 | 2;
	#isInArray = false;
	#parts: Uint8Array[] = [];
	#length = 0;
	#depth = 0;
	/** For each open container the number of its keys, -1 for an array. */
	#containers: number[] = [];
	#isInString = false;
	/** Between values stands something that is no JSON. */
	#isInDebris = false;
	#isEscaped = false;
	#isTooDeep = false;
	#previous = 0;
	#line = 1;
	#startLine = 1;

	constructor(encoding: ByteEncoding) {
		this.#encoding = encoding;
		this.#unit = encoding === 'utf-8' ? 1 : 2;
	}

	/** Returns an independent scanner in the same place. */
	fork(): JsonScanner {
		const copy = new JsonScanner(this.#encoding);
		copy.#isInArray = this.#isInArray;
		copy.#parts = [...this.#parts];
		copy.#length = this.#length;
		copy.#depth = this.#depth;
		copy.#containers = [...this.#containers];
		copy.#isInString = this.#isInString;
		copy.#isInDebris = this.#isInDebris;
		copy.#isEscaped = this.#isEscaped;
		copy.#isTooDeep = this.#isTooDeep;
		copy.#previous = this.#previous;
		copy.#line = this.#line;
		copy.#startLine = this.#startLine;
		return copy;
	}

	/** Takes the next bytes, whole code units, and calls `emit` for every part that ended in them. */
	push(chunk: Uint8Array, emit: (part: JsonPart) => void): void {
		let start = 0;
		let structureLength = 0;
		for (let index = 0; index < chunk.length; index += this.#unit) {
			const code = this.#codeAt(chunk, index);
			this.#line += code === lineFeed ? 1 : 0;
			if (this.#isInPart && this.#breaksAt(code)) {
				this.#keep(chunk, start, index);
				this.#end(this.#isInDebris ? 'debris' : 'broken', emit);
				start = index;
			}

			if (this.#isInPart) {
				if (!this.#isInDebris && this.#endsAt(code)) {
					this.#keep(chunk, start, index + this.#unit);
					this.#end('value', emit);
					start = index + this.#unit;
				}
			} else if (this.#isStructure(code)) {
				structureLength += this.#unit;
				start = index + this.#unit;
			} else {
				this.#start(code);
				start = index;
			}
		}

		this.#keep(chunk, start, chunk.length);
		if (structureLength > 0) {
			emit({
				kind: 'structure', bytes: nothing, length: structureLength, line: this.#line,
			});
		}
	}

	/** Returns the value that is still open, null when there is none. */
	get rest(): JsonPart | null {
		return this.#length === 0
			? null
			: {
				kind: this.#isInDebris ? 'debris' : this.#lostAs ?? 'broken',
				bytes: Buffer.concat(this.#parts),
				length: this.#length,
				line: this.#startLine,
			};
	}

	get #isInPart(): boolean {
		return this.#depth > 0 || this.#isInString || this.#isInDebris;
	}

	get #lostAs(): 'too-deep' | 'too-long' | null {
		return this.#isTooDeep ? 'too-deep' : (this.#length > maximumValueLength ? 'too-long' : null);
	}

	#codeAt(chunk: Uint8Array, index: number): number {
		if (this.#unit === 1) {
			return chunk[index]!;
		}

		const [first, second] = [chunk[index]!, chunk[index + 1]!];
		return this.#encoding === 'utf-16le' ? first + (second * 256) : (first * 256) + second;
	}

	/** A line end inside a text, or an object where none may be: the value was cut and another begins. */
	#breaksAt(code: number): boolean {
		if (this.#isInString || this.#isInDebris) {
			return code === lineFeed || code === carriageReturn || (this.#isInDebris && code === braceOpen);
		}

		return code === braceOpen && (this.#containers.at(-1) ?? -1) >= 0 && this.#previous !== colon && this.#depth <= maximumDepth;
	}

	/** Follows a value by one code unit; true when it ends here. */
	#endsAt(code: number): boolean {
		if (this.#isInString) {
			this.#followText(code);
			return !this.#isInString && this.#depth === 0;
		}

		if (isWhitespace(code)) {
			return false;
		}

		this.#previous = code;
		this.#isInString = code === quoteMark;
		if (code === colon) {
			this.#countKey();
		}

		if (code === braceOpen || code === bracketOpen) {
			this.#open(code);
		}

		if (code === braceClose || code === bracketClose) {
			this.#depth--;
			this.#containers.length = Math.min(this.#containers.length, this.#depth);
		}

		return this.#depth === 0 && !this.#isInString;
	}

	#followText(code: number): void {
		if (this.#isEscaped) {
			this.#isEscaped = false;
		} else if (code === backslash) {
			this.#isEscaped = true;
		} else if (code === quoteMark) {
			this.#isInString = false;
			this.#previous = quoteMark;
		}
	}

	#open(code: number): void {
		this.#depth++;
		if (this.#depth <= maximumDepth) {
			this.#containers.push(code === braceOpen ? 0 : -1);
		} else {
			this.#refuse();
		}
	}

	#countKey(): void {
		const container = this.#depth - 1;
		const keys = (this.#containers[container] ?? 0) + 1;
		this.#containers[container] = keys;
		if (keys > maximumKeys) {
			this.#refuse();
		}
	}

	#refuse(): void {
		this.#isTooDeep = true;
		this.#parts = [];
	}

	#start(code: number): void {
		this.#startLine = this.#line;
		this.#previous = code;
		if (code === quoteMark) {
			this.#isInString = true;
		} else if (code === braceOpen || code === bracketOpen) {
			this.#open(code);
		} else {
			this.#isInDebris = true;
		}
	}

	/** White space, commas, and the brackets of a top-level array, which are followed here. */
	#isStructure(code: number): boolean {
		if (code === bracketOpen && !this.#isInArray) {
			this.#isInArray = true;
			return true;
		}

		if (code === bracketClose && this.#isInArray) {
			this.#isInArray = false;
			return true;
		}

		return code === comma || isWhitespace(code);
	}

	#keep(chunk: Uint8Array, start: number, end: number): void {
		if (start === end) {
			return;
		}

		this.#length += end - start;
		const limit = this.#isInDebris ? maximumDebrisKept : maximumValueLength;
		if (!this.#isTooDeep && this.#length <= limit) {
			this.#parts.push(new Uint8Array(chunk.subarray(start, end)));
		} else if (!this.#isInDebris) {
			this.#parts = [];
		}
	}

	#end(kind: 'value' | 'broken' | 'debris', emit: (part: JsonPart) => void): void {
		const part = {
			kind: this.#lostAs ?? kind, bytes: Buffer.concat(this.#parts), length: this.#length, line: this.#startLine,
		};
		this.#parts = [];
		this.#length = 0;
		this.#depth = 0;
		this.#containers = [];
		this.#isInString = false;
		this.#isInDebris = false;
		this.#isEscaped = false;
		this.#isTooDeep = false;
		emit(part);
	}
}
