import {ownText} from '../lines/own-text.ts';

/** From so many texts on, each is looked up in a map. */
const fewest = 8;

/** The distinct texts of one file by code. Imports of a file mostly tell of the same users and reasons: each text is kept once. */
export class TextDictionary {
	readonly #texts: string[] = [];
	/** Null while there are so few texts that looking through them is faster. */
	#codeOf: Map<string, number> | null = null;

	/** How many texts there are. */
	get size(): number {
		return this.#texts.length;
	}

	/** Returns the code of a text, -1 when it is not there. */
	find(text: string): number {
		return this.#codeOf === null ? this.#texts.indexOf(text) : this.#codeOf.get(text) ?? -1;
	}

	/** Returns the code of a text, which is added where it is not there. */
	add(text: string): number {
		const known = this.find(text);
		if (known !== -1) {
			return known;
		}

		const own = ownText(text);
		const code = this.#texts.length;
		this.#texts.push(own);
		if (this.#texts.length === fewest) {
			this.#codeOf = new Map(this.#texts.map((each, index) => [each, index]));
		}

		this.#codeOf?.set(own, code);
		return code;
	}

	/** Returns the text of a code that was given out. */
	textOf(code: number): string {
		return this.#texts[code]!;
	}
}
