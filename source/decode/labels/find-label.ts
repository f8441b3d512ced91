import {latePattern} from '../../text/late-pattern.ts';
import {labels, type Label} from './labels.ts';

/** No label is shorter, in UTF-16 units. */
const minimumLength = 2;

/** No label is longer than this, decoration included; longer text is not looked up. */
export const maximumLabelLength = 80;

const decoration = latePattern(String.raw`[^\p{L}\p{N}]`, 'gv');

/** Returns a label without case, spacing and punctuation: `Items failed`, `ItemsFailed` and `items_failed` become one. */
export const canonicalLabel = (text: string): string =>
	text.length < minimumLength || text.length > maximumLabelLength ? '' : text.toLowerCase().replaceAll(decoration(), '');

const names: ReadonlyArray<{readonly name: string; readonly label: Label}> = labels.flatMap(label =>
	Object.values(label.names).flat().map(name => ({name, label})));

let labelsByName: ReadonlyMap<string, Label> | undefined;

/** Returns the label whose canonical name this is. Hardly a log asks: to make the names canonical takes longer than to read one. */
const labelCalled = (name: string): Label | null => {
	labelsByName ??= new Map(names.map(entry => [canonicalLabel(entry.name), entry.label]));
	return labelsByName.get(name) ?? null;
};

const lastAscii = 0x7F;
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** For each ASCII character the number of its letter or digit, whatever its case; 0 for decoration. */
const letterNumbers = Uint8Array.from({length: lastAscii + 1}, (_, code) => letters.indexOf(String.fromCodePoint(code).toLowerCase()) + 1);

/**
The names of labels as a tree: for each step (the letters so far) and number of a letter the next step, 0 for none. One array,
because an object with a list for each of the five hundred steps takes a twentieth of a start of Node to make.
*/
const width = letters.length + 1;
const nextSteps = new Uint16Array(width * names.reduce((length, {name}) => length + name.length, 'noitems'.length + 1));
let stepCount = 1;
/** By step. */
const labelAt: Array<Label | undefined> = [];
/** By step: 1 when the letters so far are a whole opening. */
const openings = new Uint8Array(nextSteps.length / width);

const stepBehind = (name: string): number => {
	let step = 0;
	for (let index = 0; index < name.length; index++) {
		const number = letterNumbers[name.codePointAt(index)!]!;
		if (number === 0) {
			continue;
		}

		const place = (step * width) + number;
		nextSteps[place] ||= stepCount++;
		step = nextSteps[place]!;
	}

	return step;
};

for (const {name, label} of names) {
	const step = stepBehind(name);
	labelAt[step] = label;
	openings[step] = 1;
}

// `No items were ingested on` is no label, but layouts/no-items.ts reads it.
openings[stepBehind('noitems')] = 1;

/** Returns what a text names, null when it is no label. */
export const findLabel = (text: string): Label | null => {
	if (text.length < minimumLength || text.length > maximumLabelLength) {
		return null;
	}

	let step = 0;
	for (let index = 0; index < text.length; index++) {
		const code = text.codePointAt(index)!;
		if (code > lastAscii) {
			return labelCalled(canonicalLabel(text));
		}

		const number = letterNumbers[code]!;
		if (number === 0) {
			continue;
		}

		step = nextSteps[(step * width) + number]!;
		if (step === 0) {
			return null;
		}
	}

	return labelAt[step] ?? null;
};

/** Longer decoration than this before the end of a label is no decoration. */
const maximumOpeningLength = 200;

/**
Returns whether a line from `start` to `lineEnd` may begin with a label, or with words about an empty day: false is certain, true is
worth a closer look.
*/
export const mayBeginWithLabel = (text: string, start = 0, lineEnd = text.length): boolean => {
	const end = Math.min(lineEnd, start + maximumOpeningLength);
	let step = 0;
	for (let index = start; index < end; index++) {
		const code = text.codePointAt(index)!;
		if (code > lastAscii) {
			return true;
		}

		const number = letterNumbers[code]!;
		if (number === 0) {
			continue;
		}

		step = nextSteps[(step * width) + number]!;
		if (step === 0 || openings[step] === 1) {
			return step > 0;
		}
	}

	return false;
};

/** What writers say beside a label: a unit, the zone that is meant anyway, that it is a number. Of another zone or of totals it is another label. */
const remark = /[ \t]*[\(\[](?:count|number|items?|records?|messages?|utc|gmt|no\.?|#)[\)\]]$/iv;
const prefix = /^(?:the )?(?:number|count|no\.?|nr\.?|#) of (?:the )?/iv;

/** Returns how many characters of `Number of` and the like a text begins with. */
export const prefixLength = (text: string): number => prefix.exec(text)?.[0].length ?? 0;

/** Returns what a text names as people write labels: `Items failed (count)`, `Number of items failed`; null when it is no label. */
export const findWrittenLabel = (text: string): Label | null => {
	const label = findLabel(text);
	if (label !== null || text.length > maximumLabelLength) {
		return label;
	}

	const plain = text.replace(/[*_:]+$/v, '').replace(remark, '');
	const start = prefixLength(plain);
	return plain.length === text.length && start === 0 ? null : findLabel(plain.slice(start));
};
