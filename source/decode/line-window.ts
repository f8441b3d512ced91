import {isAscii} from 'node:buffer';
import {decodeText, type ByteEncoding, type DecodedText} from './encoding.ts';

/** Some whole lines as one text, for each line to be cut from it. */
export type LineWindow = {
	readonly bytes: Buffer;
	readonly encoding: ByteEncoding;
	/** One character for each code unit: where the bytes are UTF-8 beyond ASCII, it is Latin-1 and good for finding lines only. */
	readonly text: string;
	/** Whether `text` is what the lines say. */
	readonly isText: boolean;
};

const beyondAscii = /[^\u0000-\u007F]/v;

/** Returns bytes as a text from which lines can be cut. */
export const openWindow = (bytes: Buffer, encoding: ByteEncoding): LineWindow => encoding === 'utf-8'
	? {
		bytes, encoding, text: bytes.toString('latin1'), isText: isAscii(bytes),
	}
	: {
		bytes, encoding, text: decodeText(bytes, encoding).text, isText: true,
	};

/** Returns what a line says; `start` and `end` count code units. */
export const cutLine = ({bytes, encoding, text, isText}: LineWindow, start: number, end: number): DecodedText => {
	const line = text.slice(start, end);
	return isText || !beyondAscii.test(line)
		? {text: line, encoding, isAscii: encoding === 'utf-8'}
		: decodeText(bytes.subarray(start, end), encoding);
};
