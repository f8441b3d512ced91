import type {CodedColumn, Codes} from '../../connectors/reading.ts';
import {normaliseReason} from '../labels/normalise-reason.ts';
import {noCode} from './code-maps.ts';
import {GrowingColumn} from './growing-column.ts';
import {type TextDictionary} from './text-dictionary.ts';

const largestNarrow = 0xFF_FF;

/** Writes what codes are according to a map; false when it does not know all of them. */
const translate = (codes: Uint32Array, codeMap: Uint32Array, target: Codes): boolean => {
	const count = codes.length;
	// No code but `noCode` has the highest bit: one look behind the loop instead of one a row.
	let all = 0;
	for (let row = 0; row < count; row++) {
		const code = codeMap[codes[row]!]!;
		all |= code;
		target[row] = code;
	}

	return all >= 0;
};

/** Collects a column of a few distinct texts; from `limit` of them on, a new one is kept by its normalised text: see scan/row-scanner.ts. */
export class CodedColumnBuilder {
	readonly #dictionary: TextDictionary;
	readonly #limit: number;
	#codes: GrowingColumn<Codes> = new GrowingColumn<Codes>(Uint16Array);
	/** By code. */
	#values: string[] = [];
	/** By code of the dictionary. */
	#codeOf: Array<number | undefined> = [];
	#isWide = false;
	/** What was added last, and its code: rows in a row often say the same. */
	#lastValue = '';
	#lastCode = noCode;

	constructor(dictionary: TextDictionary, limit = Infinity) {
		this.#dictionary = dictionary;
		this.#limit = limit;
	}

	fork(): CodedColumnBuilder {
		const copy = new CodedColumnBuilder(this.#dictionary, this.#limit);
		copy.#codes = this.#codes.fork();
		copy.#isWide = this.#isWide;
		copy.#values = [...this.#values];
		copy.#codeOf = [...this.#codeOf];
		return copy;
	}

	push(value: string): void {
		if (this.#lastCode === noCode || value !== this.#lastValue) {
			this.#lastCode = this.#codeFor(value);
			this.#lastValue = value;
			this.#widenFor(this.#lastCode);
		}

		this.#codes.push(this.#lastCode);
	}

	/** Adds a row for each code of a scan; `codeMap` remembers what the scanner's codes are here. */
	append(codes: Uint32Array, codeMap: Uint32Array, textOf: (code: number) => string): void {
		const count = codes.length;
		// Soon all texts are known, and one look at each row is enough.
		if (!translate(codes, codeMap, this.#codes.room(count))) {
			this.#learn(codes, codeMap, textOf);
			translate(codes, codeMap, this.#codes.room(count));
		}

		this.#codes.extend(count);
	}

	build(): CodedColumn {
		return {codes: this.#codes.build(), values: [...this.#values]};
	}

	/** Fills in what the map does not know of the codes. */
	#learn(codes: Uint32Array, codeMap: Uint32Array, textOf: (code: number) => string): void {
		const count = codes.length;
		for (let row = 0; row < count; row++) {
			const code = codes[row]!;
			if (codeMap[code] === noCode) {
				codeMap[code] = this.#codeFor(textOf(code));
			}
		}

		this.#widenFor(this.#values.length - 1);
	}

	/** Moves to four bytes a row when a code needs them. */
	#widenFor(code: number): void {
		if (code <= largestNarrow || this.#isWide) {
			return;
		}

		const wide = new GrowingColumn<Codes>(Uint32Array);
		wide.extend(this.#codes.length).set(this.#codes.build());
		this.#codes = wide;
		this.#isWide = true;
	}

	#codeFor(value: string): number {
		if (this.#values.length < this.#limit) {
			return this.#codeOfKnown(this.#dictionary.add(value));
		}

		const known = this.#dictionary.find(value);
		return (known === -1 ? undefined : this.#codeOf[known]) ?? this.#codeOfKnown(this.#dictionary.add(normaliseReason(value)));
	}

	/** Returns the code of a text of the dictionary, which is added where it is not there. */
	#codeOfKnown(text: number): number {
		const known = this.#codeOf[text];
		if (known !== undefined) {
			return known;
		}

		const code = this.#values.length;
		this.#values.push(this.#dictionary.textOf(text));
		this.#codeOf[text] = code;
		return code;
	}
}
