import {gzipSync} from 'node:zlib';

/** How the bytes of the clean log and of what is hidden below it are written. */
export type Encoding = {readonly name: string; readonly encode: (clean: string, hidden: string) => Uint8Array};

const utf16 = (text: string, isBig = false): Buffer => {
	const bytes = Buffer.from(text, 'utf16le');
	return isBig ? bytes.swap16() : bytes;
};

const join = (...parts: readonly Buffer[]): Uint8Array => Buffer.concat(parts);

/** The EBCDIC codes of what an import is written with. */
const ebcdic = (text: string): Buffer => Buffer.from(Buffer.from(text, 'latin1').map(byte => {
	if (byte >= 0x30 && byte <= 0x39) {
		return byte + 0xC0;
	}

	return byte === 0x20 ? 0x40 : (byte + 0x80) & 0xFF;
}));

const utf32 = (text: string): Buffer => Buffer.concat([...text].map(character => {
	const unit = Buffer.alloc(4);
	unit.writeUInt32LE(character.codePointAt(0)!);
	return unit;
}));

export const encodings: readonly Encoding[] = [
	{name: 'UTF-8 then UTF-16', encode: (clean, hidden) => join(Buffer.from(clean), utf16(hidden))},
	{name: 'UTF-8 then UTF-16 with mark', encode: (clean, hidden) => join(Buffer.from(clean), utf16(`\uFEFF${hidden}`))},
	{name: 'UTF-8 then UTF-16 big', encode: (clean, hidden) => join(Buffer.from(clean), utf16(hidden, true))},
	{name: 'UTF-8 then UTF-16 big with mark', encode: (clean, hidden) => join(Buffer.from(clean), utf16(`\uFEFF${hidden}`, true))},
	{name: 'UTF-16 then UTF-8', encode: (clean, hidden) => join(utf16(`\uFEFF${clean}`), Buffer.from(hidden))},
	{name: 'UTF-16 then UTF-8 of odd length', encode: (clean, hidden) => join(utf16(`\uFEFF${clean}`), Buffer.from(`${hidden.length % 2 === 0 ? ' ' : ''}${hidden}`))},
	{name: 'UTF-16 then UTF-8 with mark', encode: (clean, hidden) => join(utf16(`\uFEFF${clean}`), Buffer.from(`\uFEFF${hidden}`))},
	{name: 'UTF-16 without mark then UTF-8', encode: (clean, hidden) => join(utf16(clean), Buffer.from(hidden))},
	{name: 'UTF-16 then UTF-16 big', encode: (clean, hidden) => join(utf16(`\uFEFF${clean}`), utf16(`\uFEFF${hidden}`, true))},
	{name: 'UTF-16 big then UTF-8', encode: (clean, hidden) => join(utf16(`\uFEFF${clean}`, true), Buffer.from(hidden))},
	{name: 'UTF-16 shifted by a byte', encode: (clean, hidden) => join(utf16(`\uFEFF${clean}`), Buffer.from('\n'), utf16(hidden))},
	{name: 'UTF-8 then UTF-32', encode: (clean, hidden) => join(Buffer.from(clean), utf32(`\uFEFF${hidden}`))},
	{name: 'UTF-8 then EBCDIC', encode: (clean, hidden) => join(Buffer.from(clean), ebcdic(hidden))},
	{name: 'UTF-8 then gzip', encode: (clean, hidden) => join(Buffer.from(clean), gzipSync(hidden))},
	{name: 'UTF-8 then gzip after a blank line', encode: (clean, hidden) => join(Buffer.from(`${clean}\n`), gzipSync(hidden))},
	{name: 'UTF-16 then gzip', encode: (clean, hidden) => join(utf16(`\uFEFF${clean}`), gzipSync(hidden))},
	{name: 'UTF-8 then UTF-7', encode: (clean, hidden) => join(Buffer.from(clean), Buffer.from(`+${utf16(hidden, true).toString('base64').replaceAll('=', '')}-`))},
	{name: 'UTF-8 then base64', encode: (clean, hidden) => join(Buffer.from(`${clean}\n`), Buffer.from(Buffer.from(hidden).toString('base64')))},
	{name: 'UTF-8 then base64 of UTF-16', encode: (clean, hidden) => join(Buffer.from(`${clean}\n`), Buffer.from(utf16(hidden).toString('base64')))},
	{name: 'UTF-8 then high bits', encode: (clean, hidden) => join(Buffer.from(clean), Buffer.from(Buffer.from(hidden).map(byte => byte | 0x80)))},
	{name: 'UTF-8 then reversed bits', encode: (clean, hidden) => join(Buffer.from(`${clean}\n`), Buffer.from(Buffer.from(hidden).map(byte => byte ^ 0xFF)))},
	{name: 'UTF-8 then NULs between letters', encode: (clean, hidden) => join(Buffer.from(clean), Buffer.from([...hidden].join('\u0000')))},
	{name: 'UTF-8 then a second file after NULs', encode: (clean, hidden) => join(Buffer.from(clean), Buffer.alloc(4096), Buffer.from(hidden))},
	{name: 'UTF-16 line in the middle', encode: (clean, hidden) => join(Buffer.from(clean.slice(0, clean.indexOf('\n\n') + 2)), utf16(hidden), Buffer.from(`\n\n${clean.slice(clean.indexOf('\n\n') + 2)}`))},
	{name: 'UTF-16 first then UTF-8', encode: (clean, hidden) => join(utf16(`\uFEFF${hidden}\n\n`), Buffer.from(clean))},
];
