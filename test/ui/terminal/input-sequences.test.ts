import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createInputDecoder} from '../../../source/ui/terminal/decode-input.ts';
import {createInputSplitter} from '../../../source/ui/terminal/input-sequences.ts';

const escape = '\u001B';
const stringEnd = `${escape}\\`;

type Piece = {readonly bytes: string | Uint8Array; /** Milliseconds since the piece before. */ readonly after?: number};

/** Returns what may be read as keys when pieces come one after the other, and nothing for two seconds after the last. */
const typed = (...pieces: ReadonlyArray<string | Piece>): string => {
	const decode = createInputDecoder();
	const splitter = createInputSplitter();
	let at = 0;
	let keys = '';
	const waitUntil = (moment: number): void => {
		for (let due = splitter.dueAt(); due !== null && due <= moment; due = splitter.dueAt()) {
			keys += splitter.expire(due);
		}

		at = moment;
	};

	for (const piece of pieces) {
		const {bytes, after = 1} = typeof piece === 'string' ? {bytes: piece} : piece;
		waitUntil(at + after);
		keys += splitter.push(decode(Buffer.from(bytes as string)), at).keys;
	}

	waitUntil(at + 2000);
	return keys;
};

const strings = fc.tuple(
	fc.constantFrom('P', 'X', ']', '^', '_'),
	fc.string({unit: fc.constantFrom(...'PmqQx>|0123;?ü漢', ' ', '\r')}),
	fc.constantFrom(stringEnd, '\u0007', '\u009C'),
).map(([introducer, text, end]) => escape + introducer + text + end);
const eightBit = strings.map(text => text.replace(/^\u001B(?<letter>.)/v, (_, letter: string) => String.fromCodePoint(letter.codePointAt(0)! + 0x40)));
const answers = fc.tuple(fc.constantFrom('', '?', '>', '='), fc.array(fc.nat(9999)), fc.constantFrom('c', 'n', 'R', 'y', 't', 'x', 'I', 'O'))
	.map(([prefix, numbers, final]) => `${escape}[${prefix}${numbers.join(';')}${final}`);
const whole = fc.oneof(strings, eightBit, answers);

describe('answers of a terminal', () => {
	test.each([
		['XTVERSION', `${escape}P>|XTerm(390)${stringEnd}`],
		['XTVERSION with BEL', `${escape}P>|XTerm(390)\u0007`],
		['a colour', `${escape}]11;rgb:0000/0000/0000${stringEnd}`],
		['kitty graphics', `${escape}_Gi=31;OK${stringEnd}`],
		['a privacy message', `${escape}^mask${stringEnd}`],
		['a start of string', `${escape}Xmask${stringEnd}`],
		['device attributes', `${escape}[?62;22c`],
		['a cursor position', `${escape}[24;80R`],
		['focus', `${escape}[I${escape}[O`],
		['a mouse of old', `${escape}[M qP`],
		['8 bit in UTF-8', '\u0090>|XTerm(390)\u009C'],
	])('%s is no key', (_, answer) => {
		expect(typed(answer, {bytes: 'j'})).toBe('j');
	});

	test('8 bit as single bytes is no key', () => {
		expect(typed({bytes: Uint8Array.from([0x90, 0x50, 0x6D, 0x9C])}, 'j')).toBe('j');
	});

	test('whole or in pieces they are no keys, and the key after them is one', () => {
		fc.assert(fc.property(fc.array(whole, {minLength: 1, maxLength: 4}), fc.array(fc.nat(), {maxLength: 6}), (answersGiven, cuts) => {
			const bytes = Buffer.from(answersGiven.join(''));
			const places = [...new Set(cuts.map(cut => cut % bytes.length))].toSorted((left, right) => left - right);
			const pieces = [0, ...places].map((start, index) => ({bytes: bytes.subarray(start, places[index] ?? bytes.length), after: 30}));
			expect(typed(...pieces, {bytes: 'j', after: 40})).toBe('j');
		}));
	});

	test('broken ones press nothing either, and after a second the next key works', () => {
		const broken = fc.tuple(whole, fc.nat()).map(([text, cut]) => text.slice(0, Math.max(2, cut % text.length)));
		fc.assert(fc.property(fc.array(fc.oneof(whole, broken), {minLength: 1, maxLength: 6}), given => {
			expect(typed(given.join(''), {bytes: 'j', after: 1100})).toBe('j');
		}));
	});

	test('an ESC that came early was no Esc key', () => {
		const splitter = createInputSplitter();
		splitter.push(escape, 0);
		expect(splitter.expire(60)).toBe(escape);
		expect(splitter.push(`P>|XTerm(390)${stringEnd}`, 200)).toEqual({keys: '', isEscapeUndone: true});
	});
});

describe('keys', () => {
	test.each([
		'j', 'jjj', 'ü', '漢', '\r', '\u0003', `${escape}[A`, `${escape}OA`, `${escape}[1;5A`, `${escape}[5~`, `${escape}[Z`, `${escape}[97;5u`, `${escape}j`, escape,
	])('%j stays what it is', keys => {
		expect(typed(keys)).toBe(keys);
	});

	test('an arrow in two pieces is an arrow', () => {
		expect(typed(escape, {bytes: '[A', after: 30})).toBe(`${escape}[A`);
	});

	test('the rest of an arrow that comes late is handed on as it is: press.ts knows it', () => {
		expect(typed(escape, {bytes: '[A', after: 400})).toBe(`${escape}[A`);
	});

	test('letters that begin answers are keys soon after Esc', () => {
		expect(typed(escape, {bytes: 'P', after: 200}, {bytes: 'm', after: 200})).toBe(`${escape}Pm`);
	});

	test('an arrow ends an unfinished string', () => {
		expect(typed(`${escape}P>|XTerm`, {bytes: `${escape}[B`, after: 100})).toBe(`${escape}[B`);
	});

	test('ctrl-c works inside of everything', () => {
		for (const begun of [`${escape}P>|`, `${escape}]0;`, `${escape}[200~rm -rf`, `${escape}[12`]) {
			expect(typed(begun, {bytes: '\u0003', after: 100})).toBe('\u0003');
		}
	});
});

describe('a paste', () => {
	test('comes whole, in however many pieces, without sequences in it', () => {
		const text = `${escape}[200~qm${escape}[A漢${escape}[201~`;
		for (let cut = 1; cut < text.length; cut++) {
			expect(typed(text.slice(0, cut), {bytes: text.slice(cut), after: 40}, 'j')).toBe(`${escape}[200~qm[A漢${escape}[201~j`);
		}
	});

	test('that takes longer than a second is still a paste', () => {
		const chunks = Array.from({length: 30}, () => ({bytes: 'mP'.repeat(50), after: 100}));
		expect(typed(`${escape}[200~`, ...chunks, {bytes: `${escape}[201~`, after: 100})).toBe(`${escape}[200~${'mP'.repeat(1500)}${escape}[201~`);
	});

	test('that never ends is dropped after a second', () => {
		expect(typed(`${escape}[200~qm`, {bytes: 'j', after: 1100})).toBe('j');
	});

	test('that never ends takes no keys from somebody who types on', () => {
		const keys = Array.from({length: 10}, () => ({bytes: 'k', after: 200}));
		expect(typed(`${escape}[200~qm`, ...keys)).toMatch(/^k{4,6}$/v);
	});
});
