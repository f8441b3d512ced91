import {Finder} from './finder.ts';

/** A text of whole lines, to be looked through from the first to the last. Searching is many times as fast as looking at each character. */
export class WholeLines {
	readonly text: string;
	readonly quotes: Finder;
	readonly #feeds: Finder;
	readonly #returns: Finder;
	#delimiters: Finder | null = null;

	/** The last line ends with the text. */
	constructor(text: string) {
		this.text = text;
		this.quotes = new Finder(text, '"');
		this.#feeds = new Finder(text, '\n');
		this.#returns = new Finder(text, '\r');
	}

	/** Returns where the line that `from` stands in ends: at an LF or a CR. */
	endFrom(from: number): number {
		return Math.min(this.#feeds.next(from), this.#returns.next(from));
	}

	/** Returns where behind the line end at `end` the next line begins. */
	behind(end: number): number {
		return end + (this.#returns.next(end) === end && this.#feeds.next(end) === end + 1 ? 2 : 1);
	}

	/** Returns what finds a delimiter. */
	delimiters(delimiter: string): Finder {
		if (this.#delimiters?.character !== delimiter) {
			this.#delimiters = new Finder(this.text, delimiter);
		}

		return this.#delimiters;
	}
}
