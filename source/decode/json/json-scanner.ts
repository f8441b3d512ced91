import type {ByteEncoding} from '../lines/encoding.ts';
import {
	isLineEnd,
	lineFeed,
	unitAt,
	unitLength,
} from '../lines/line-ends.ts';
import {
	backslash,
	braceOpen,
	bracketClose,
	bracketOpen,
	comma,
	isWhitespace,
	JsonNesting,
	quoteMark,
} from './json-nesting.ts';
import {OpenPart, type JsonPart} from './json-part.ts';

type TakePart = (part: JsonPart) => void;

const nothing = Buffer.alloc(0);

/** Code units at which something may happen inside a text, or inside what is no JSON. */
const isStop = (code: number): boolean => code === quoteMark || code === backslash || code === braceOpen || isLineEnd(code);

/**
Cuts bytes into JSON values without parsing them: top-level values (also several, one a line), and the elements of a
top-level array one by one, so that neither a long array nor a cut one needs to be held whole.
*/
export class JsonScanner {
	readonly #encoding: ByteEncoding;
	readonly #unit: 1 | 2;
	#isInArray = false;
	#part: OpenPart | null = null;
	/** 1-based. */
	#line = 1;

	constructor(encoding: ByteEncoding) {
		this.#encoding = encoding;
		this.#unit = unitLength(encoding);
	}

	/** Returns an independent scanner in the same place. */
	fork(): JsonScanner {
		const copy = new JsonScanner(this.#encoding);
		copy.#isInArray = this.#isInArray;
		copy.#part = this.#part?.fork() ?? null;
		copy.#line = this.#line;
		return copy;
	}

	/** Takes the next bytes, whole code units and only lent, and hands on every part that ended in them. */
	push(lent: Uint8Array, take: TakePart): void {
		const chunk = Buffer.from(lent.buffer, lent.byteOffset, lent.byteLength);
		let start = 0;
		let structureLength = 0;
		for (let index = this.#nextStop(chunk, 0); index < chunk.length; index = this.#nextStop(chunk, index + this.#unit)) {
			const code = unitAt(chunk, index, this.#encoding);
			this.#line += code === lineFeed ? 1 : 0;
			if (this.#breaksAt(code)) {
				this.#end('broken', chunk, start, index, take);
			}

			if (this.#part?.nesting?.endsAt(code)) {
				this.#end('value', chunk, start, index + this.#unit, take);
			} else if (this.#part === null && this.#isStructure(code)) {
				structureLength += this.#unit;
			} else if (this.#part === null) {
				this.#part = new OpenPart(beginsValue(code) ? new JsonNesting(code) : null, this.#line);
				start = index;
			}
		}

		this.#part?.add(chunk.subarray(start));
		if (structureLength > 0) {
			take({
				kind: 'structure', length: structureLength, line: this.#line, source: nothing, start: 0, end: 0, keyCount: 0,
			});
		}
	}

	/** Returns the value that is still open, null when there is none. */
	get rest(): JsonPart | null {
		return this.#part?.end('broken') ?? null;
	}

	/** Returns the next code unit, from `index` on, that may matter. */
	#nextStop(chunk: Buffer, index: number): number {
		let next = index;
		if (this.#part !== null && (this.#part.nesting?.isInPlainText ?? true)) {
			while (next < chunk.length && !isStop(unitAt(chunk, next, this.#encoding))) {
				next += this.#unit;
			}
		}

		return next;
	}

	/** Whether the open part ends before a code unit: a value that was cut, or what is no JSON. */
	#breaksAt(code: number): boolean {
		return this.#part !== null && (this.#part.nesting?.breaksAt(code) ?? (isLineEnd(code) || code === braceOpen));
	}

	#end(kind: 'value' | 'broken', chunk: Buffer, start: number, end: number, take: TakePart): void {
		const part = this.#part!;
		this.#part = null;
		if (part.length === 0) {
			take(part.endWithin(kind, chunk, start, end));
			return;
		}

		part.add(chunk.subarray(start, end));
		take(part.end(kind));
	}

	/** White space, commas, and the brackets of a top-level array, which are followed here. */
	#isStructure(code: number): boolean {
		if ((code === bracketOpen && !this.#isInArray) || (code === bracketClose && this.#isInArray)) {
			this.#isInArray = !this.#isInArray;
			return true;
		}

		return code === comma || isWhitespace(code);
	}
}

const beginsValue = (code: number): boolean => code === quoteMark || code === braceOpen || code === bracketOpen;
