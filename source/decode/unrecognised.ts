import {latePattern} from '../text/late-pattern.ts';
import {delimiters} from './rows/rows.ts';

type Magic = {readonly what: string; readonly bytes?: readonly number[]; readonly text?: RegExp};

/** What the first bytes of a file give away: such a file is not read at all. */
export const magics: readonly Magic[] = [
	{what: 'a gzip archive', bytes: [0x1F, 0x8B]},
	{what: 'a zip archive or an Office document', bytes: [0x50, 0x4B, 0x03, 0x04]},
	{what: 'an empty zip archive', bytes: [0x50, 0x4B, 0x05, 0x06]},
	{what: 'a 7-Zip archive', bytes: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]},
	{what: 'a RAR archive', bytes: [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07]},
	{what: 'an xz archive', bytes: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]},
	{what: 'a Zstandard archive', bytes: [0x28, 0xB5, 0x2F, 0xFD]},
	{what: 'an old Office document or an Outlook message', bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]},
	{what: 'a Windows event log', bytes: [0x45, 0x6C, 0x66, 0x46, 0x69, 0x6C, 0x65, 0x00]},
	{what: 'an SQLite database', bytes: [0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0x20, 0x66]},
	{what: 'a program', bytes: [0x7F, 0x45, 0x4C, 0x46]},
	{what: 'a PNG image', bytes: [0x89, 0x50, 0x4E, 0x47]},
	{what: 'a JPEG image', bytes: [0xFF, 0xD8, 0xFF]},
	{what: 'a PDF document', text: /^\s*%PDF-/v},
	{what: 'an RTF document', text: /^\{\\rtf/v},
	{what: 'an HTML page (a log-in page saved as a log?)', text: /^\s*(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype html|html|head|body)[\s>]/iv},
	{what: 'an XML document', text: /^\s*<\?xml\s/iv},
];

/** What is told by a pattern begins so, white space aside. Logs begin with a letter: to make the patterns ready takes longer than to read one. */
const openers: ReadonlySet<string> = new Set(['%', '{', '[', '<']);

const mayMatch = (text: string): boolean => openers.has(text.trimStart().charAt(0));

/** Returns what a file plainly is by its first bytes, as a noun phrase; null when it may be a log. */
export const recogniseForeign = (head: Uint8Array, text: string): string | null => {
	const isOpened = mayMatch(text);
	return magics.find(({bytes, text: pattern}) => bytes?.every((byte, index) => head[index] === byte) ?? (isOpened && pattern!.test(text)))?.what ?? null;
};

const jsonStart = /^\s*(?:\{\s*["\}]|\[\s*[\{\]])/v;

/** Returns whether a file is to be read as JSON. */
export const startsAsJson = (text: string): boolean => mayMatch(text) && jsonStart.test(text);

/** A list without elements, also as a page of Graph's audit query. */
const emptyAnswer = /^\s*(?:\[\s*\]|\{[^\{\}\[]*auditlog[^\{\}\[]*"value"\s*:\s*\[\s*\][^\{\}\[]*\})\s*$/iv;
const errorKey = /^\s*\{\s*"(?:error|errors|errorcode|error_description|message|status|statuscode|code|fault|exception)"/iv;
// Tab, line ends, form feed and vertical tab occur in text.
const controls = latePattern(String.raw`[\p{Cc}--[\t\n\v\f\r]]`, 'gv');

/** What is known of a file in which no log was found. `head` is its first kilobyte as text. */
export type Evidence = {readonly total: number; readonly head: string; readonly isJson: boolean; readonly otherRecords: number; readonly isAudit: boolean};

/** What a file without a log may be, in the order they are asked; the last one always holds. */
const guesses: ReadonlyArray<{readonly what: string; readonly holds: (evidence: Evidence) => boolean}> = [
	{what: 'an empty file', holds: ({total}) => total === 0},
	{what: 'an audit export without records of data connectors', holds: ({otherRecords}) => otherRecords > 0},
	{what: 'an audit export in which nothing is recorded, which is no proof that all was imported', holds: ({isAudit}) => isAudit},
	{what: 'a JSON error message', holds: ({isJson, head}) => isJson && errorKey.test(head)},
	{what: 'an empty answer of an audit log, which is no proof that all was imported', holds: ({isJson, head}) => isJson && emptyAnswer.test(head)},
	{what: 'JSON without a log', holds: ({isJson}) => isJson},
	{what: 'binary data', holds: ({head}) => isBinary(head)},
	{what: 'blank lines and nothing else', holds: ({total, head}) => head.trim() === '' && total <= 1024},
	{what: 'a table of something else', holds: ({head}) => isTable(head)},
	{what: 'text without a log', holds: () => true},
];

/** Returns what a file in which no log was found is, as a noun phrase. */
export const describeUnrecognised = (evidence: Evidence): string => guesses.find(({holds}) => holds(evidence))!.what;

const isBinary = (head: string): boolean => {
	const text = head.replaceAll('\u0000', '');
	const isMostlyZeros = text.length < head.length / 2;
	return isMostlyZeros || (text.match(controls())?.length ?? 0) * 20 > text.length;
};

/** Two lines with the same number of the same delimiter. */
const isTable = (head: string): boolean => {
	const [first = '', second = ''] = head.split(/\r\n?|\n/v).filter(line => line.trim() !== '');
	return delimiters.some(delimiter => {
		const count = first.split(delimiter).length;
		return count > 1 && count === second.split(delimiter).length;
	});
};
