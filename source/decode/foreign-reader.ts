import type {Draft} from './blocks/draft.ts';
import type {FormReader} from './blocks/form-reader.ts';

/** Passes over a file that is plainly no log, whatever may be inside it. */
export class ForeignReader implements FormReader {
	readonly #draft: Draft;

	constructor(draft: Draft) {
		this.#draft = draft;
	}

	fork(draft: Draft): ForeignReader {
		return new ForeignReader(draft);
	}

	push(chunk: Uint8Array): void {
		this.#draft.skipped += chunk.length;
	}

	finish(): void {
		// Nothing is held back.
	}
}
