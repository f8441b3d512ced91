/** From what ink hands over to the key names of the key table. */
import {graphemes} from '../../text/graphemes.ts';

/** The part of ink's key that names a key. */
export type InkKey = {readonly [Name in keyof typeof namedKeys]?: boolean} & {
	readonly ctrl?: boolean; readonly meta?: boolean; readonly shift?: boolean; readonly eventType?: string | undefined;
};

const namedKeys = {
	upArrow: 'up',
	downArrow: 'down',
	leftArrow: 'left',
	rightArrow: 'right',
	pageUp: 'pageup',
	pageDown: 'pagedown',
	home: 'home',
	end: 'end',
	return: 'enter',
	escape: 'escape',
	tab: 'tab',
	backspace: 'backspace',
	// Most terminals send DEL for the backspace key, and ink calls that delete.
	delete: 'backspace',
} as const;

/** What is left of an arrow key when its ESC arrived 20 ms before: terminal.md, Input. */
const lateKeys: Readonly<Record<string, string>> = {
	'[A': 'up', '[B': 'down', '[C': 'right', '[D': 'left', '[H': 'home', '[F': 'end', '[5~': 'pageup', '[6~': 'pagedown',
	OA: 'up', OB: 'down', OC: 'right', OD: 'left', OH: 'home', OF: 'end',
};

/** Returns the key that lost its ESC, null when the text is no such rest. */
export const lateKey = (input: string): string | null => lateKeys[input] ?? null;

const namedCharacters: Readonly<Record<string, string>> = {
	' ': 'space', '\r': 'enter', '\n': 'enter', '\t': 'tab', '\u001B': 'escape', '\u007F': 'backspace', '\b': 'backspace',
};

/** Returns the names of the keys in one event, in order: over a slow line `jjj` arrives as one. */
export const keystrokesOf = (input: string, key: InkKey): readonly string[] => {
	if (key.eventType === 'release') {
		return [];
	}

	const named = Object.entries(namedKeys).find(([property]) => key[property as keyof typeof namedKeys] === true);
	if (named !== undefined) {
		return [named[1]];
	}

	if (key.ctrl) {
		return [`ctrl-${input}`];
	}

	const characters = [...graphemes.segment(input.replaceAll('\r\n', '\r'))].map(({segment}) => nameOfCharacter(segment));
	// Esc and a key typed soon after arrive together and look like Alt: they are two keys here.
	return key.meta ? ['escape', ...characters] : characters;
};

const nameOfCharacter = (character: string): string => {
	const code = character.codePointAt(0)!;
	return namedCharacters[character] ?? (code < 0x20 ? `ctrl-${String.fromCodePoint(code + 0x60)}` : character);
};

/** Returns what a key adds to a text field; null when it is no printable character. */
export const typedText = (keystroke: string): string | null => {
	if (keystroke === 'space') {
		return ' ';
	}

	return [...graphemes.segment(keystroke)].length === 1 ? keystroke : null;
};
