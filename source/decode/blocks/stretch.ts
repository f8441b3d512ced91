import {lineFacts, type LineFacts} from '../labels/line-facts.ts';
import {ownText} from '../lines/own-text.ts';

/** Lines above which a line may belong to. */
const reach = 8;

type Entry = Pick<LineFacts, 'dates' | 'numbers' | 'hasLabel' | 'isStatus' | 'isVerdict' | 'isBare' | 'isKeyed' | 'words'>;

/** A value alone: a sentence that mentions a date or a number does not count. */
const valuesOf = (entries: readonly Entry[], field: 'dates' | 'numbers'): number => {
	let sum = 0;
	for (const entry of entries) {
		sum += entry.isBare || entry.isKeyed ? entry[field] : 0;
	}

	return sum;
};

const isBareValue = ({isBare}: Entry): boolean => isBare;
const isShortLabel = ({hasLabel, dates, numbers, words}: Entry): boolean => hasLabel && dates + numbers === 0 && words < 8;
const isStatus = (entry: Entry): boolean => entry.isStatus;
const isSaid = ({dates, numbers, isBare, isKeyed, words}: Entry): boolean => dates + numbers > 0 && (isBare || isKeyed || words < 5);

/** What lines say together that each of them does not, in the order they are asked. */
const suspicions: ReadonlyArray<{readonly why: string; readonly holds: (entries: readonly Entry[]) => boolean}> = [
	{
		why: 'a number stands beside a word of a label',
		holds: entries => entries.slice(-2).some(entry => isBareValue(entry)) && entries.slice(-2).some(entry => isShortLabel(entry)),
	},
	{why: 'a word of failure stands beside a number or a date', holds: entries => entries.some(entry => isStatus(entry)) && entries.some(entry => isSaid(entry))},
	{why: 'a date stands beside two numbers', holds: entries => valuesOf(entries, 'dates') > 0 && valuesOf(entries, 'numbers') > 1},
];

/** Limits for the text outside imports of one file, in UTF-16 units and in remembered lines: a log has titles and footers, not long texts. */
const mostText = 64 * 1024;
const mostKnown = 256;

/** Lines outside imports that nobody understood, one after another, blank lines aside: what one does not say, several may say together. */
export class Stretch {
	readonly #entries: Entry[] = [];
	readonly #known = new Map<string, LineFacts>();
	#lookedAt = 0;

	/** Returns an independent stretch with the same lines. */
	fork(): Stretch {
		const copy = new Stretch();
		copy.#entries.push(...this.#entries);
		copy.#lookedAt = this.#lookedAt;
		for (const [text, facts] of this.#known) {
			copy.#known.set(text, facts);
		}

		return copy;
	}

	/** Ends the stretch: something understood follows. */
	end(): void {
		// Mostly there is nothing to end, and to set a length takes longer than to ask for it.
		if (this.#entries.length > 0) {
			this.#entries.length = 0;
		}
	}

	/** Whether the last line says that something failed: the import that follows, if that is right below. */
	get isVerdict(): boolean {
		return this.#entries.at(-1)?.isVerdict ?? false;
	}

	/** Adds a line and returns why it may be part of an import; null when it cannot, or when so much was told already that this would say nothing new. */
	add(text: string): string | null {
		const wasFull = this.#lookedAt > mostText;
		const facts = wasFull ? null : this.#factsOf(text);
		if (facts === null || this.#lookedAt > mostText) {
			return wasFull ? null : 'there is more of it than of any title or footer';
		}

		this.#entries.push(facts);
		if (this.#entries.length > reach) {
			this.#entries.shift();
		}

		const why = facts.suspicion ?? suspicions.find(({holds}) => holds(this.#entries))?.why ?? null;
		if (why !== null) {
			this.end();
		}

		return why;
	}

	#factsOf(text: string): LineFacts {
		const known = this.#known.get(text);
		if (known) {
			return known;
		}

		this.#lookedAt += text.length;
		const facts = lineFacts(text);
		if (this.#known.size < mostKnown && text.length < mostKnown) {
			this.#known.set(ownText(text), facts);
		}

		return facts;
	}
}
