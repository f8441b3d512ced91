import type {Encoding} from '../connectors/reading.ts';
import {
	decodeText,
	detectEncoding,
	headLength,
	type ByteEncoding,
} from './lines/encoding.ts';
import {findLabel} from './labels/find-label.ts';
import {readPairs} from './labels/pairs.ts';
import {keptWords} from './redact-words.ts';
import {recogniseForeign} from './unrecognised.ts';

const words = /[\p{L}\p{N}\p{M}]+/gv;
// In this order: a JSON escape, a date with or without a time, a number behind a JSON key, a number behind a label, a word.
const tokens = new RegExp([
	String.raw`\\u[0-9a-f]{4}|\\["\\\/bfnrt]`,
	String.raw`(?<![\p{L}\p{N}])(?:\d{1,2}\/\d{1,2}\/\d{4}|\d{4}-\d{2}-\d{2})(?:[t ,]{1,2}\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:\s?[ap]m)?(?:z| ?[+\-]\d{2}:?\d{2})?)?(?![\p{L}\p{N}])`,
	String.raw`(?<=")[\w \-]{1,40}"\s{0,8}:\s{0,8}"?\d[\d,. ]{0,20}(?=["\s\}\]])`,
	String.raw`(?<=[:=\t\-–—,]\s{0,8})\d{1,3}(?:[,. \u00A0\u202F]\d{3})+(?!\d)`,
	words.source,
].join('|'), 'giv');

/**
Returns the same file without identifiers: every word that is not one of the log's own becomes another of the same
length and kind, the same one each time; labels, dates, counts behind a label, punctuation, line ends and encoding stay.
Null for a file that is not text, or not text in one encoding: words of the other encoding would pass unseen.
*/
export const redact = (input: Uint8Array): Uint8Array | null => {
	const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
	const {encoding, markLength} = detectEncoding(bytes.subarray(0, headLength));
	const head = decodeText(bytes.subarray(markLength, headLength), encoding).text;
	if (recogniseForeign(bytes, head) !== null || holdsOtherEncoding(bytes.subarray(markLength), encoding)) {
		return null;
	}

	const standIns = new StandIns();
	const parts: Uint8Array[] = [bytes.subarray(0, markLength)];
	for (const line of linesOf(bytes.subarray(markLength), encoding)) {
		const decoded = decodeText(line, encoding);
		parts.push(encodeText(redactLine(decoded.text, standIns), decoded.encoding));
	}

	return Buffer.concat(parts);
};

/** Letters of UTF-16 within 8-bit text. */
const wideText = /(?:[\u0020-\u007E]\0){3}|(?:\0[\u0020-\u007E]){3}/v;

/** Whether 8-bit text may be within UTF-16, or the other way round. Also true for UTF-16 in some Asian scripts: refusing is safe, a leak is not. */
const holdsOtherEncoding = (bytes: Buffer, encoding: ByteEncoding): boolean => {
	if (encoding === 'utf-8') {
		return wideText.test(bytes.toString('latin1'));
	}

	// Single ones are punctuation, such as U+2028.
	let inRow = 0;
	for (let index = 0; index + 1 < bytes.length; index += 2) {
		inRow = isPrintable(bytes[index]!) && isPrintable(bytes[index + 1]!) ? inRow + 1 : 0;
		if (inRow === 2) {
			return true;
		}
	}

	return false;
};

const isPrintable = (byte: number): boolean => byte >= 0x20 && byte <= 0x7E;

/**
Lines with their ends, cut where LF is a code unit: a lone CR makes no difference to what is replaced.

@yields The bytes of a line.
*/
function * linesOf(bytes: Buffer, encoding: ByteEncoding): Generator<Buffer> {
	const unit = encoding === 'utf-8' ? 1 : 2;
	const low = encoding === 'utf-16be' ? 1 : 0;
	let start = 0;
	for (let index = 0; index + unit <= bytes.length; index += unit) {
		const isEnd = bytes[index + low] === 0x0A && (unit === 1 || bytes[index + 1 - low] === 0);
		if (!isEnd) {
			continue;
		}

		yield bytes.subarray(start, index + unit);
		start = index + unit;
	}

	yield bytes.subarray(start, bytes.length - ((bytes.length - start) % unit));
}

const redactLine = (text: string, standIns: StandIns): string => {
	const counts = new Set(readPairs(text.trimEnd()).filter(({label}) => label.type === 'count').map(({value}) => value));
	return text.replaceAll(tokens, token => counts.has(token.trim()) ? token : redactToken(token, standIns));
};

const redactToken = (token: string, standIns: StandIns): string => {
	if (token.startsWith('\\')) {
		return token[1] === 'u' ? String.raw`\u00e9` : token;
	}

	if (/^\d+[\/\-]\d+[\/\-]/v.test(token)) {
		return token;
	}

	const key = /^(?<key>[^"]+)"\s*:/v.exec(token)?.groups!['key'];
	const isCount = key !== undefined && findLabel(key)?.type === 'count';
	return isCount ? token : token.replaceAll(words, word => standIns.of(word));
};

/** Stand-ins for words: the n-th word is counted in its own letters and digits, so equal words stay equal. */
class StandIns {
	readonly #known = new Map<string, string>();

	of(word: string): string {
		const lower = word.toLowerCase();
		if (keptWords.has(lower)) {
			return word;
		}

		let standIn = this.#known.get(lower);
		if (standIn === undefined) {
			standIn = spell(word, this.#known.size);
			this.#known.set(lower, standIn);
		}

		return standIn;
	}
}

/** Writes a number in the letters and digits of a word, from its end. Letters and digits beyond ASCII stay beyond it. */
const spell = (word: string, number: number): string => {
	let left = number;
	let spelled = '';
	for (const character of [...word].toReversed()) {
		if (/\d/v.test(character)) {
			// No zero: JSON numbers do not begin with one.
			spelled = String(1 + (left % 9)) + spelled;
			left = Math.floor(left / 9);
		} else if (/[a-z]/iv.test(character)) {
			spelled = String.fromCodePoint(0x61 + (left % 26)) + spelled;
			left = Math.floor(left / 26);
		} else {
			spelled = (/\p{N}/v.test(character) ? '\u0663' : '\u00E9') + spelled;
		}
	}

	return spelled;
};

const windows1252 = new TextDecoder('windows-1252').decode(Uint8Array.from({length: 256}, (_, index) => index));

const encodeText = (text: string, encoding: Encoding): Uint8Array => {
	if (encoding === 'utf-8') {
		return Buffer.from(text, 'utf8');
	}

	if (encoding === 'windows-1252') {
		// Only what came from these 256 characters is in it, and the stand-in digits, which become a question mark.
		return Uint8Array.from(text, character => Math.max(windows1252.indexOf(character), 0) || 0x3F);
	}

	const little = Buffer.from(text, 'utf16le');
	return encoding === 'utf-16le' ? little : little.swap16();
};
