/** Tells what a person typed from what a terminal answers: an answer is never a key, whole or in pieces. */

const escape = '\u001B';
export const pasteStart = `${escape}[200~`;
export const pasteEnd = `${escape}[201~`;
const interrupt = '\u0003';

/** An ESC alone is the Esc key when nothing followed it for this long, in milliseconds. */
const escapeWait = 50;
/** What has no end yet is dropped when nothing came for this long, in milliseconds. */
const endWait = 1000;
/** After that long in an unfinished sequence, a short chunk that comes by itself is a key. */
const keyLength = 8;
const keyPause = 80;
/** Characters of a paste that are kept: a text field takes no more. */
const maximumPaste = 10_000;
/** An unfinished CSI sequence that is longer is none. */
const maximumSequence = 256;

/** DCS, SOS, OSC, PM and APC: everything up to ST or BEL belongs to them. */
const stringIntroducers = 'PX]^_';
const csi = /\u001B\[(?:\[[A-Z]|[235-8]\$|[\u0030-\u003F]*[\u0020-\u002F]*[\u0040-\u007E])/vy;
const openCsi = /\u001B\[(?:\[|[\u0030-\u003F]*[\u0020-\u002F]*)$/vy;
/** Arrows, Home, End, Shift-Tab, the keys with a number, and keys of the kitty protocol. */
const keySequence = /^\u001B\[(?:[\d;:]*[A-FHZ~u]|\[[A-Z]|[235-8][$^@])$/v;
/** An old report of the mouse: three characters follow it. */
const mouseReport = `${escape}[M`;
/** What is left of an answer whose ESC came so early that it was taken for the Esc key. */
const lateString = /^(?:P[\d>!$+=\|]|\]\d|_G)/v;
const lateAnswer = /^\[(?:[\u003C-\u003F][\u0020-\u003F]*[\u0040-\u007E]?|[\d;]+[RnctyxSTIO])/v;

export type TypedInput = {
	/** What may be read as keys, pastes between `pasteStart` and `pasteEnd`. */
	readonly keys: string;
	/** Whether the Esc key handed out before was the beginning of an answer. */
	readonly isEscapeUndone: boolean;
};

export type InputSplitter = {
	/** Takes a chunk that came at a moment (milliseconds of a clock that never goes back). */
	readonly push: (text: string, at: number) => TypedInput;
	/** Returns what is a key because nothing followed it, and drops what has no end. */
	readonly expire: (at: number) => string;
	/** When `expire` has something to do; null when nothing is unfinished. */
	readonly dueAt: () => number | null;
};

type Mode = 'keys' | 'string' | 'paste';

/** Returns a splitter for one terminal. */
export const createInputSplitter = (): InputSplitter => {
	let mode: Mode = 'keys';
	/** The beginning of a sequence whose rest has not come. */
	let pending = '';
	let paste = '';
	let beganAt = 0;
	let lastAt = 0;
	let escapedAt: number | null = null;

	const drop = (): void => {
		mode = 'keys';
		pending = '';
		paste = '';
	};

	const isUnfinished = (): boolean => mode !== 'keys' || pending !== '';
	const isEscapeAlone = (): boolean => mode === 'keys' && (pending === escape || pending === `${escape}O`);

	/** Reads a string sequence from `index`; returns where it ended. */
	const readString = (text: string, index: number): {readonly index: number; readonly keys: string} => {
		for (let place = index; place < text.length; place++) {
			const character = text[place]!;
			if (character === escape) {
				if (place === text.length - 1) {
					pending = escape;
					return {index: text.length, keys: ''};
				}

				// ST ends it; any other sequence takes its place, as in a terminal.
				mode = 'keys';
				const next = text[place + 1];
				return {index: next === '\\' ? place + 2 : (next === escape ? place + 1 : place), keys: ''};
			}

			if (character === interrupt || '\u0007\u0018\u001A'.includes(character)) {
				mode = 'keys';
				return {index: place + 1, keys: character === interrupt ? interrupt : ''};
			}
		}

		return {index: text.length, keys: ''};
	};

	const readPaste = (text: string, index: number): {readonly index: number; readonly keys: string} => {
		const rest = text.slice(index);
		const stop = rest.indexOf(interrupt);
		const end = rest.indexOf(pasteEnd);
		if (stop !== -1 && (end === -1 || stop < end)) {
			drop();
			return {index: index + stop + 1, keys: interrupt};
		}

		if (end !== -1) {
			const whole = paste + rest.slice(0, end);
			drop();
			return {index: index + end + pasteEnd.length, keys: pasteStart + whole.slice(0, maximumPaste).replaceAll(escape, '') + pasteEnd};
		}

		// The end of the paste may have come in part.
		const length = beginningOfEnd(rest);
		pending = rest.slice(rest.length - length);
		paste = (paste + rest.slice(0, rest.length - length)).slice(0, maximumPaste);
		return {index: text.length, keys: ''};
	};

	const readEscape = (text: string, index: number): {readonly index: number; readonly keys: string} => {
		const next = text[index + 1];
		const wait = {index: text.length, keys: ''};
		if (next === undefined || (next === 'O' && index + 2 === text.length)) {
			pending = text.slice(index);
			return wait;
		}

		if (stringIntroducers.includes(next)) {
			mode = 'string';
			return {index: index + 2, keys: ''};
		}

		if (next === '\\') {
			return {index: index + 2, keys: ''};
		}

		if (next !== '[') {
			return next === escape ? {index: index + 1, keys: escape} : {index: index + 2, keys: escape + next};
		}

		return readCsi(text, index);
	};

	const readCsi = (text: string, index: number): {readonly index: number; readonly keys: string} => {
		openCsi.lastIndex = index;
		if (openCsi.test(text)) {
			pending = text.length - index > maximumSequence ? '' : text.slice(index);
			return {index: text.length, keys: ''};
		}

		csi.lastIndex = index;
		const sequence = csi.exec(text)?.[0];
		if (sequence === undefined) {
			// Broken: its beginning is nobody's key, and what broke it may be one.
			openBeginning.lastIndex = index;
			return {index: index + openBeginning.exec(text)![0].length, keys: ''};
		}

		const end = index + sequence.length;
		if (sequence === pasteStart) {
			mode = 'paste';
			return {index: end, keys: ''};
		}

		if (sequence === mouseReport) {
			if (text.length < end + 3) {
				pending = text.slice(index);
				return {index: text.length, keys: ''};
			}

			return {index: end + 3, keys: ''};
		}

		return {index: end, keys: keySequence.test(sequence) && sequence !== pasteEnd ? sequence : ''};
	};

	const read = (given: string): string => {
		const text = pending + given;
		pending = '';
		let keys = '';
		let index = 0;
		while (index < text.length) {
			if (mode === 'keys' && text[index] !== escape) {
				const end = text.indexOf(escape, index);
				keys += text.slice(index, end === -1 ? text.length : end);
				index = end === -1 ? text.length : end;
				continue;
			}

			const step = {keys: readEscape, string: readString, paste: readPaste}[mode](text, index);
			keys += step.keys;
			index = step.index;
		}

		return keys;
	};

	const expire = (at: number): string => {
		if (!isUnfinished() || at < dueAt()!) {
			return '';
		}

		const keys = isEscapeAlone() ? pending : '';
		escapedAt = keys === escape ? at : null;
		drop();
		return keys;
	};

	const dueAt = (): number | null => isUnfinished() ? lastAt + (isEscapeAlone() ? escapeWait : endWait) : null;

	return {
		push(text, at) {
			const before = expire(at);
			if (isUnfinished() && !isEscapeAlone() && at - beganAt >= endWait && at - lastAt >= keyPause && text.length <= keyLength && !isEndOf(pending + text)) {
				drop();
			}

			const isLate = !isUnfinished() && escapedAt !== null && at - escapedAt < endWait && (lateString.test(text) || lateAnswer.test(text));
			escapedAt = before === escape ? at : null;
			const wasUnfinished = isUnfinished();
			const keys = before + read(isLate ? escape + text : text);
			lastAt = at;
			if (!wasUnfinished) {
				beganAt = at;
			}

			return {keys, isEscapeUndone: isLate};
		},
		expire,
		dueAt,
	};
};

const openBeginning = /\u001B\[\[?[\u0030-\u003F]*[\u0020-\u002F]*/vy;

/** Whether a short chunk ends what is unfinished: then it is no key. */
const isEndOf = (text: string): boolean => pasteEnd.startsWith(text) || text.endsWith(pasteEnd) || text.endsWith(`${escape}\\`) || text === escape || text.endsWith('\u0007');

/** Returns how many characters at the end of a text may begin the end of a paste. */
const beginningOfEnd = (text: string): number => {
	for (let length = Math.min(text.length, pasteEnd.length - 1); length > 0; length--) {
		if (pasteEnd.startsWith(text.slice(-length))) {
			return length;
		}
	}

	return 0;
};
