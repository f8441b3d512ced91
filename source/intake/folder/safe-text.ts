import {isUtf8} from 'node:buffer';
import {createReadStream} from 'node:fs';
import {detectEncoding} from '../../decode/lines/encoding.ts';
import {sanitize} from '../../text/sanitize.ts';
import type {Location} from './list-folder.ts';
import {openLog} from './open-log.ts';

/** Tabs stay: they are what separates the columns of a log. */
const safe = (line: string): string => line.split('\t').map(cell => sanitize(cell)).join('\t');

/** Bytes that must be UTF-8 to be taken for it: the last character may be cut. */
const longestCharacter = 4;

/** A line longer than this is given in pieces. */
const longestHeld = 64 * 1024;

const decoderOf = (head: Uint8Array): TextDecoder => {
	const {encoding} = detectEncoding(head);
	const isOther = encoding === 'utf-8' && head.length > longestCharacter && !isUtf8(head.subarray(0, head.lastIndexOf(0x0A) + 1));
	return new TextDecoder(isOther ? 'windows-1252' : encoding);
};

/**
Reads a file from a line on (1-based) as text that cannot steer a terminal, a piece at a time. Lines end as the decoder ends them,
so that their numbers are the same.
@yields Whole lines, and what follows the last of them.
*/
export async function * safeText(location: Location, firstLine = 1): AsyncGenerator<string> {
	const {descriptor} = openLog(location);
	const stream = createReadStream('', {fd: descriptor});
	let decoder: TextDecoder | null = null;
	let line = 1;
	let rest = '';
	const linesOf = (text: string): string => {
		const lines = text.split(/\r\n|\r|\n/v);
		rest = lines.pop()!;
		const skipped = Math.max(0, Math.min(lines.length, firstLine - line));
		line += lines.length;
		return lines.slice(skipped).map(each => `${safe(each)}\n`).join('');
	};

	for await (const chunk of stream as AsyncIterable<Uint8Array>) {
		decoder ??= decoderOf(chunk);
		const text = rest + decoder.decode(chunk, {stream: true});
		// Whether a carriage return ends a line by itself is known with what follows it.
		const held = text.endsWith('\r') ? '\r' : '';
		const whole = linesOf(held === '' ? text : text.slice(0, -1));
		// A line of hundreds of megabytes must not be held as a whole.
		const isLong = rest.length > longestHeld;
		const piece = isLong && line >= firstLine ? safe(rest) : '';
		rest = isLong ? held : rest + held;
		if (whole + piece !== '') {
			yield whole + piece;
		}
	}

	const whole = linesOf(rest + (decoder?.decode() ?? ''));
	yield whole + (line < firstLine ? '' : safe(rest));
}
