import type {CodedColumn, FailedItems, TextColumn} from '../connectors/reading.ts';

/** Grows an array of unsigned integers; a fork shares its memory until either of the two writes. */
class Numbers {
	#values: Uint32Array<ArrayBuffer>;
	#isShared = false;
	length = 0;

	constructor(values: Uint32Array<ArrayBuffer> = new Uint32Array(4)) {
		this.#values = values;
	}

	fork(): Numbers {
		const copy = new Numbers(this.#values);
		copy.length = this.length;
		copy.#isShared = true;
		this.#isShared = true;
		return copy;
	}

	push(value: number): void {
		if (this.#isShared || this.length === this.#values.length) {
			const isFull = this.length === this.#values.length;
			const values = new Uint32Array(isFull ? this.length * 2 : this.#values.length);
			values.set(this.#values.subarray(0, this.length));
			this.#values = values;
			this.#isShared = false;
		}

		this.#values[this.length++] = value;
	}

	build(): Uint32Array {
		return this.#values.slice(0, this.length);
	}
}

class CodedColumnBuilder {
	#codes = new Numbers();
	#codeOf = new Map<string, number>();

	fork(): CodedColumnBuilder {
		const copy = new CodedColumnBuilder();
		copy.#codes = this.#codes.fork();
		copy.#codeOf = new Map(this.#codeOf);
		return copy;
	}

	push(value: string): void {
		let code = this.#codeOf.get(value);
		if (code === undefined) {
			code = this.#codeOf.size;
			this.#codeOf.set(value, code);
		}

		this.#codes.push(code);
	}

	build(): CodedColumn {
		return {codes: this.#codes.build(), values: this.#codeOf.keys().toArray()};
	}
}

class TextColumnBuilder {
	/** Joined now and then: a string made by millions of `+=` is a tree of as many nodes. */
	#parts: string[] = [];
	#recent: string[] = [];
	#length = 0;
	#ends = new Numbers();

	fork(): TextColumnBuilder {
		const copy = new TextColumnBuilder();
		copy.#parts = [...this.#parts];
		copy.#recent = [...this.#recent];
		copy.#length = this.#length;
		copy.#ends = this.#ends.fork();
		return copy;
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

/** Collects the failed items of one import as columns: `add` takes the fields of a row, an absent one as the empty text. */
export class FailedItemsBuilder {
	rowCount = 0;
	#itemIds = new TextColumnBuilder();
	#users = new CodedColumnBuilder();
	#m365Users = new CodedColumnBuilder();
	#reasons = new CodedColumnBuilder();
	#lines = new Numbers();
	#hasLines = true;
	#recordIds: TextColumnBuilder | null = null;

	/** Returns an independent builder with the same rows. */
	fork(): FailedItemsBuilder {
		const copy = new FailedItemsBuilder();
		copy.rowCount = this.rowCount;
		copy.#itemIds = this.#itemIds.fork();
		copy.#users = this.#users.fork();
		copy.#m365Users = this.#m365Users.fork();
		copy.#reasons = this.#reasons.fork();
		copy.#lines = this.#lines.fork();
		copy.#hasLines = this.#hasLines;
		copy.#recordIds = this.#recordIds?.fork() ?? null;
		return copy;
	}

	/** Adds a row; `line` is 1-based, null for JSON. */
	add(itemId: string, user: string, m365User: string, reason: string, line: number | null): void {
		this.rowCount++;
		this.#itemIds.push(itemId);
		this.#users.push(user);
		this.#m365Users.push(m365User);
		this.#reasons.push(reason);
		this.#hasLines &&= line !== null;
		this.#lines.push(line ?? 0);
	}

	/** Adds the audit record's id of the row added last; every row of an audit export has one, empty when unknown. */
	addRecordId(recordId: string): void {
		this.#recordIds ??= new TextColumnBuilder();
		this.#recordIds.push(recordId);
	}

	/** Returns the columns; more rows may be added afterwards without touching them. */
	build(): FailedItems {
		return {
			rowCount: this.rowCount,
			itemIds: this.#itemIds.build(),
			users: this.#users.build(),
			m365Users: this.#m365Users.build(),
			reasons: this.#reasons.build(),
			lines: this.#hasLines ? this.#lines.build() : null,
			recordIds: this.#recordIds?.build() ?? null,
		};
	}
}
