import {Buffer} from 'node:buffer';
import {createReadStream} from 'node:fs';
import {lstat, readFile} from 'node:fs/promises';
import {sanitize} from '../../text/sanitize.ts';
import {collectMapping, type Mapping, readHeading} from '../../connectors/mapping/mapping-file.ts';

/** A file that is no mapping file; the message is a sentence without the path. */
export class NotMappingError extends Error {
	override name = 'NotMappingError';
}

/** A longer line is in no file that a person maps users with. */
const longestLine = 64 * 1024;

/** Returns what a mapping file says of the users who failed, read once from start to end; throws a NotMappingError for any other file. */
export const readMapping = async (path: string, failing: ReadonlySet<string>): Promise<Mapping> => {
	const state = await lstat(path);
	if (!state.isFile() && !state.isSymbolicLink()) {
		throw new NotMappingError('it is not a regular file');
	}

	let collector: ReturnType<typeof collectMapping> | null = null;
	let number = 0;
	for await (const line of linesOf(path)) {
		number++;
		if (collector === null) {
			if (line.trim() === '') {
				continue;
			}

			const heading = readHeading(line);
			if (heading === null) {
				throw new NotMappingError(`its first line is not the heading ExternalUserId,O365UserMailbox, but ${JSON.stringify(sanitize(line.slice(0, 60)))}`);
			}

			collector = collectMapping(heading, failing);
		} else {
			collector.add(line, number);
		}
	}

	if (collector === null) {
		throw new NotMappingError('it is empty');
	}

	return collector.end();
};

/** Returns the bytes of a mapping file with rows appended, in its own encoding and with its own line ends. */
export const appendToMapping = async (path: string, rows: readonly string[]): Promise<Uint8Array> => {
	const bytes = await readFile(path);
	const encoding = encodingOf(bytes);
	const text = new TextDecoder(encoding).decode(bytes);
	const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
	const added = `${rows.length === 0 || /[\r\n]$/v.test(text) ? '' : lineEnd}${rows.map(row => `${row}${lineEnd}`).join('')}`;
	const encoded = Buffer.from(added, encoding === 'utf-8' ? 'utf8' : 'utf16le');
	return Buffer.concat([bytes, encoding === 'utf-16be' ? encoded.swap16() : encoded]);
};

const encodingOf = (start: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' => {
	if (start[0] === 0xFF && start[1] === 0xFE) {
		return 'utf-16le';
	}

	return start[0] === 0xFE && start[1] === 0xFF ? 'utf-16be' : 'utf-8';
};

/**
Reads a text file line by line.

@yields Its lines, without their ends.
*/
async function * linesOf(path: string): AsyncGenerator<string> {
	let decoder: TextDecoder | null = null;
	let rest = '';
	for await (const chunk of createReadStream(path, {highWaterMark: 1024 * 1024})) {
		decoder ??= new TextDecoder(encodingOf(chunk as Uint8Array));
		const parts = (rest + decoder.decode(chunk as Uint8Array, {stream: true})).split(/\r\n|\n|\r(?=.)/v);
		rest = parts.pop()!;
		if (rest.length > longestLine) {
			throw new NotMappingError('it has no lines');
		}

		yield * parts;
	}

	yield rest + (decoder?.decode() ?? '');
}
