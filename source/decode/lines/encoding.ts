import {isAscii, isUtf8} from 'node:buffer';
import type {Encoding} from '../../connectors/reading.ts';

/** How the bytes of a file become text. `windows-1252` is never chosen up front: it is what a line is that is no UTF-8. */
export type ByteEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** How many bytes at the start of a file decide its encoding and its magic. */
export const headLength = 1024;

const byteOrderMarks: ReadonlyArray<{readonly bytes: readonly number[]; readonly encoding: ByteEncoding}> = [
	{bytes: [0xEF, 0xBB, 0xBF], encoding: 'utf-8'},
	{bytes: [0xFF, 0xFE], encoding: 'utf-16le'},
	{bytes: [0xFE, 0xFF], encoding: 'utf-16be'},
];

/** Returns the encoding of a file from its first `headLength` bytes, and the length of its byte order mark. */
export const detectEncoding = (head: Uint8Array): {readonly encoding: ByteEncoding; readonly markLength: number} => {
	for (const {bytes, encoding} of byteOrderMarks) {
		if (bytes.every((byte, index) => head[index] === byte)) {
			return {encoding, markLength: bytes.length};
		}
	}

	return {encoding: byZeros(head), markLength: 0};
};

/** Labels are ASCII, so every second byte of a UTF-16 log is 0; runs of zeros (sparse files) say nothing. */
const byZeros = (head: Uint8Array): ByteEncoding => {
	if (!head.includes(0)) {
		return 'utf-8';
	}

	let [little, big, others] = [0, 0, 0];
	for (let index = 0; index + 1 < head.length; index += 2) {
		const [first, second] = [head[index], head[index + 1]];
		if (first !== 0 && second === 0) {
			little++;
		} else if (first === 0 && second !== 0) {
			big++;
		} else if (first !== 0) {
			others++;
		}
	}

	if (little > others + (4 * big)) {
		return 'utf-16le';
	}

	return big > others + (4 * little) ? 'utf-16be' : 'utf-8';
};

const decoders = {
	'utf-16le': new TextDecoder('utf-16le', {ignoreBOM: true}),
	'utf-16be': new TextDecoder('utf-16be', {ignoreBOM: true}),
};

/** The bytes 80 to 9F, the only ones in which Windows-1252 is not Latin-1. */
const windowsBytes = /[\u0080-\u009F]/gv;
const windowsCharacters = new TextDecoder('windows-1252').decode(Uint8Array.from({length: 0x20}, (_, index) => 0x80 + index));

/** A `TextDecoder` takes two microseconds a line. */
const decodeWindows = (bytes: Buffer): string =>
	bytes.toString('latin1').replaceAll(windowsBytes, character => windowsCharacters[character.codePointAt(0)! - 0x80]!);

/** Bytes of some lines, or of one value, as text, and in which encoding they made sense. */
export type DecodedText = {readonly text: string; readonly encoding: Encoding; readonly isAscii: boolean};

/** A short text is looked through faster than `isAscii` is called. */
const isPlain = (bytes: Buffer): boolean => {
	if (bytes.length > 64) {
		return isAscii(bytes);
	}

	// Counted by hand: the iterator of a Buffer takes as long as all else.
	let index = 0;
	while (index < bytes.length && bytes[index]! <= 0x7F) {
		index++;
	}

	return index === bytes.length;
};

/** Returns the text of some bytes; those that are no UTF-8 in a UTF-8 file are read as Windows-1252, a guess. */
export const decodeText = (bytes: Buffer, encoding: ByteEncoding): DecodedText => {
	if (encoding !== 'utf-8') {
		return {text: decoders[encoding].decode(bytes), encoding, isAscii: false};
	}

	if (isPlain(bytes)) {
		return {text: bytes.toString('latin1'), encoding, isAscii: true};
	}

	return isUtf8(bytes)
		? {text: bytes.toString('utf8'), encoding, isAscii: false}
		: {text: decodeWindows(bytes), encoding: 'windows-1252', isAscii: false};
};

/** Returns how many bytes at the end begin a UTF-8 character without finishing it. */
export const unfinishedLength = (bytes: Uint8Array): number => {
	for (let length = 1; length <= Math.min(3, bytes.length); length++) {
		const byte = bytes[bytes.length - length]!;
		if (byte >= 0xC0) {
			const expected = byte >= 0xF0 ? 4 : (byte >= 0xE0 ? 3 : 2);
			return expected > length ? length : 0;
		}

		if (byte < 0x80) {
			return 0;
		}
	}

	return 0;
};

/** Returns the first `length` bytes of a longer text, without the character that is cut there. */
export const cutBytes = (bytes: Buffer, length: number, encoding: ByteEncoding): Buffer => {
	if (bytes.length <= length) {
		return bytes;
	}

	const cut = bytes.subarray(0, length);
	return encoding === 'utf-8' ? cut.subarray(0, length - unfinishedLength(cut)) : cut;
};
