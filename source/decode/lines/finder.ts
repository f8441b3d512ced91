/** Finds one character in a text, from ever later places on: what was looked through once is not looked through again. */
export class Finder {
	readonly character: string;
	readonly #text: string;
	#found = -1;

	constructor(text: string, character: string) {
		this.#text = text;
		this.character = character;
	}

	/** Returns where the character stands next from `from` on, a place beyond the text when nowhere. */
	next(from: number): number {
		if (this.#found < from) {
			const found = this.#text.indexOf(this.character, from);
			this.#found = found === -1 ? this.#text.length + 1 : found;
		}

		return this.#found;
	}
}
