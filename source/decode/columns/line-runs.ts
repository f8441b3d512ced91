import type {LineRuns} from '../../connectors/reading.ts';
import {GrowingColumn} from './growing-column.ts';

/** Collects the lines of rows as runs: a table without blank lines is one run, however long. */
export class LineRunsBuilder {
	#rows = new GrowingColumn(Uint32Array);
	#lines = new GrowingColumn(Uint32Array);
	#next = 0;
	#isKnown = true;

	fork(): LineRunsBuilder {
		const copy = new LineRunsBuilder();
		copy.#rows = this.#rows.fork();
		copy.#lines = this.#lines.fork();
		copy.#next = this.#next;
		copy.#isKnown = this.#isKnown;
		return copy;
	}

	/** Adds the next row; `line` is 1-based, null when rows have no lines. */
	add(row: number, line: number | null): void {
		if (line === null) {
			this.#isKnown = false;
		} else {
			if (line !== this.#next) {
				this.#rows.push(row);
				this.#lines.push(line);
			}

			this.#next = line + 1;
		}
	}

	/** Adds so many more rows, each one line below the one before. */
	extend(count: number): void {
		this.#next += count;
	}

	/** Returns the runs; null when some row has no line. */
	build(): LineRuns | null {
		return this.#isKnown ? {rows: this.#rows.build(), lines: this.#lines.build()} : null;
	}
}
