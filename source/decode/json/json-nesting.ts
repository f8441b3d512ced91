import {carriageReturn, lineFeed} from '../lines/line-ends.ts';

/** A value nested deeper is not read. */
export const maximumDepth = 100;

/** An object with more keys is no entry of a log; making one of it is slow. */
export const maximumKeys = 10_000;

export const [braceOpen, braceClose, bracketOpen, bracketClose] = [0x7B, 0x7D, 0x5B, 0x5D];
export const [quoteMark, backslash, comma, colon] = [0x22, 0x5C, 0x2C, 0x3A];

/** Zeros are holes of a sparse file. */
export const isWhitespace = (code: number): boolean =>
	code === 0x20 || code === lineFeed || code === 0x09 || code === carriageReturn || code === 0;

/** Follows one JSON value by code units, to find its end without parsing it. */
export class JsonNesting {
	/** Whether it is nested too deeply or has too many keys. */
	isRefused = false;
	/** Keys so far, in all objects. */
	keyCount = 0;
	#depth = 0;
	/** For each open container the number of its keys, -1 for an array. */
	readonly #containers: number[] = [];
	#isInText = false;
	#isEscaped = false;
	/** The last code unit that is no white space. */
	#previous: number;

	/** `first` is the code unit it begins with: a quotation mark, a brace or a bracket. */
	constructor(first: number) {
		this.#previous = first;
		if (first === quoteMark) {
			this.#isInText = true;
		} else {
			this.#open(first);
		}
	}

	/** Returns an independent follower in the same place. */
	fork(): JsonNesting {
		const copy = new JsonNesting(quoteMark);
		copy.isRefused = this.isRefused;
		copy.keyCount = this.keyCount;
		copy.#depth = this.#depth;
		copy.#containers.push(...this.#containers);
		copy.#isInText = this.#isInText;
		copy.#isEscaped = this.#isEscaped;
		copy.#previous = this.#previous;
		return copy;
	}

	/** Whether the next code unit is a character of a text unless it is a quotation mark, a backslash or a line end. */
	get isInPlainText(): boolean {
		return this.#isInText && !this.#isEscaped;
	}

	/** A line end inside a text, or an object where none may be: the value was cut and another begins. */
	breaksAt(code: number): boolean {
		return this.#isInText
			? code === lineFeed || code === carriageReturn
			: code === braceOpen && (this.#containers.at(-1) ?? -1) >= 0 && this.#previous !== colon && this.#depth <= maximumDepth;
	}

	/** Takes the next code unit; true when the value ends with it. */
	endsAt(code: number): boolean {
		if (this.#isInText) {
			this.#followText(code);
		} else if (!isWhitespace(code)) {
			this.#follow(code);
		}

		return this.#depth === 0 && !this.#isInText;
	}

	#follow(code: number): void {
		this.#previous = code;
		this.#isInText = code === quoteMark;
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
	}

	#followText(code: number): void {
		if (this.#isEscaped) {
			this.#isEscaped = false;
		} else if (code === backslash) {
			this.#isEscaped = true;
		} else if (code === quoteMark) {
			this.#isInText = false;
			this.#previous = quoteMark;
		}
	}

	#open(code: number): void {
		this.#depth++;
		if (this.#depth <= maximumDepth) {
			this.#containers.push(code === braceOpen ? 0 : -1);
		} else {
			this.isRefused = true;
		}
	}

	#countKey(): void {
		this.keyCount++;
		const container = this.#depth - 1;
		const keys = (this.#containers[container] ?? 0) + 1;
		this.#containers[container] = keys;
		if (keys > maximumKeys) {
			this.isRefused = true;
		}
	}
}
