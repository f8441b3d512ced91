import {labels, type Label} from './labels.ts';

/** No label is shorter, in UTF-16 units. */
const minimumLength = 2;

/** No label is longer than this, decoration included; longer text is not looked up. */
export const maximumLabelLength = 80;

const decoration = /[^\p{L}\p{N}]/gv;

/** Returns a label without case, spacing and punctuation: `Items failed`, `ItemsFailed` and `items_failed` become one. */
export const canonicalLabel = (text: string): string =>
	text.length < minimumLength || text.length > maximumLabelLength ? '' : text.toLowerCase().replaceAll(decoration, '');

const names: ReadonlyArray<{readonly name: string; readonly label: Label}> = labels.flatMap(label =>
	Object.values(label.names).flat().map(name => ({name: canonicalLabel(name), label})));

const labelsByName: ReadonlyMap<string, Label> = new Map(names.map(({name, label}) => [name, label]));

/** One letter further into the names of labels. */
type Step = {
	label: Label | null;
	/** Whether the letters so far are a whole opening. */
	isOpening: boolean;
	/** By number of the letter. */
	readonly next: Array<Step | undefined>;
};

const lastAscii = 0x7F;
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** For each ASCII character the number of its letter or digit, whatever its case; 0 for decoration. */
const letterNumbers = Uint8Array.from({length: lastAscii + 1}, (_, code) => letters.indexOf(String.fromCodePoint(code).toLowerCase()) + 1);

const emptyStep = (): Step => ({label: null, isOpening: false, next: Array.from({length: letters.length + 1}, () => undefined)});

const firstStep = emptyStep();

const stepBehind = (name: string): Step => {
	let step = firstStep;
	for (const letter of name) {
		const number = letterNumbers[letter.codePointAt(0)!]!;
		const next = step.next[number] ?? emptyStep();
		step.next[number] = next;
		step = next;
	}

	return step;
};

for (const {name, label} of names) {
	Object.assign(stepBehind(name), {label, isOpening: true});
}

// `No items were ingested on` is no label, but layouts/no-items.ts reads it.
stepBehind('noitems').isOpening = true;

/** Returns what a text names, null when it is no label. */
export const findLabel = (text: string): Label | null => {
	if (text.length < minimumLength || text.length > maximumLabelLength) {
		return null;
	}

	let step = firstStep;
	for (let index = 0; index < text.length; index++) {
		const code = text.codePointAt(index)!;
		if (code > lastAscii) {
			return labelsByName.get(canonicalLabel(text)) ?? null;
		}

		const number = letterNumbers[code]!;
		if (number === 0) {
			continue;
		}

		const next = step.next[number];
		if (!next) {
			return null;
		}

		step = next;
	}

	return step.label;
};

/** Longer decoration than this before the end of a label is no decoration. */
const maximumOpeningLength = 200;

/**
Returns whether a line from `start` to `lineEnd` may begin with a label, or with words about an empty day: false is certain, true is
worth a closer look.
*/
export const mayBeginWithLabel = (text: string, start = 0, lineEnd = text.length): boolean => {
	const end = Math.min(lineEnd, start + maximumOpeningLength);
	let step = firstStep;
	for (let index = start; index < end; index++) {
		const code = text.codePointAt(index)!;
		if (code > lastAscii) {
			return true;
		}

		const number = letterNumbers[code]!;
		if (number === 0) {
			continue;
		}

		const next = step.next[number];
		if (!next || next.isOpening) {
			return next !== undefined;
		}

		step = next;
	}

	return false;
};
