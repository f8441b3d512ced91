/** Row numbers that come in ascending order, a few at a time. */
export class GrowingRows {
	#rows = new Uint32Array(1024);
	length = 0;

	add(rows: readonly number[]): void {
		if (this.length + rows.length > this.#rows.length) {
			const larger = new Uint32Array(Math.max(this.#rows.length * 2, this.length + rows.length));
			larger.set(this.#rows.subarray(0, this.length));
			this.#rows = larger;
		}

		this.#rows.set(rows, this.length);
		this.length += rows.length;
	}

	/** Returns these and other ascending rows, none of which is among these, as one ascending list. */
	mergedWith(others: Uint32Array): Uint32Array {
		const merged = new Uint32Array(this.length + others.length);
		let own = 0;
		let other = 0;
		for (let place = 0; place < merged.length; place++) {
			const isOwn = other >= others.length || (own < this.length && this.#rows[own]! < others[other]!);
			merged[place] = isOwn ? this.#rows[own]! : others[other]!;
			own += Number(isOwn);
			other += Number(!isOwn);
		}

		return merged;
	}
}
