import {OpenBlock} from './blocks/block.ts';
import {maximumUnreadText, type Draft} from './blocks/draft.ts';
import {cutBytes, decodeText, type ByteEncoding} from './lines/encoding.ts';
import {explore, namesImport, reportPassedOver} from './json-account.ts';
import {countKeys, parseJson} from './json/json-fields.ts';
import type {JsonPart} from './json/json-part.ts';
import {JsonScanner} from './json/json-scanner.ts';
import {findLabel} from './labels/find-label.ts';
import type {FormReader} from './blocks/form-reader.ts';

const inside = {line: null, isInsideImport: true} as const;
const losses = {
	'too-deep': {problem: 'too-deep', limit: ''},
	'too-long': {problem: 'too-long-line', limit: '64 MiB'},
} as const;

/** Reads JSON value by value. */
export class JsonReader implements FormReader {
	readonly #draft: Draft;
	readonly #encoding: ByteEncoding;
	#scanner: JsonScanner;
	readonly #take = (part: JsonPart): void => {
		this.#readPart(part);
	};

	constructor(draft: Draft, encoding: ByteEncoding) {
		this.#draft = draft;
		this.#encoding = encoding;
		this.#scanner = new JsonScanner(encoding);
	}

	fork(draft: Draft): JsonReader {
		const copy = new JsonReader(draft, this.#encoding);
		copy.#scanner = this.#scanner.fork();
		return copy;
	}

	push(chunk: Uint8Array): void {
		this.#scanner.push(chunk, this.#take);
	}

	finish(isSettled: boolean): void {
		const {rest} = this.#scanner;
		if (rest && isSettled) {
			this.#readPart(rest);
		}
	}

	#readPart(part: JsonPart): void {
		const draft = this.#draft;
		if (part.kind === 'structure') {
			draft.understood += part.length;
			return;
		}

		const value = part.kind === 'value' ? parseJson(this.#textOf(part.source.subarray(part.start, part.end))) : undefined;
		if (value !== undefined && countKeys(value) < part.keyCount) {
			draft.report('key-twice', inside, 'A JSON value');
		}

		if (value !== undefined && explore(draft, value, {key: '', connector: null, wrappings: 0})) {
			draft.understood += part.length;
			return;
		}

		draft.skipped += part.length;
		if (value !== undefined) {
			draft.leaveUnread(part.line, this.#headOf(part), namesImport(value));
			if (!namesImport(value)) {
				reportPassedOver(draft, value);
			}
		} else if (part.kind === 'value' || part.kind === 'broken') {
			this.#readBroken(part);
		} else if (part.kind === 'debris') {
			draft.leaveUnread(part.line, draft.isListing ? this.#headOf(part) : '', true);
		} else {
			const {problem, limit} = losses[part.kind];
			draft.report(problem, inside, 'A JSON value', limit);
		}
	}

	/** A value that is cut or no JSON: when its keys are those of a log, it is an import of which nothing can be believed. */
	#readBroken(part: JsonPart): void {
		const text = this.#headOf(part);
		if (saysImport(text)) {
			new OpenBlock('admin-log', null).close(this.#draft);
		}

		this.#draft.leaveUnread(part.line, text, true);
	}

	/** Returns as much of the start of a part as is shown. */
	#headOf({source, start, end}: JsonPart): string {
		return this.#textOf(cutBytes(source.subarray(start, end), maximumUnreadText, this.#encoding));
	}

	#textOf(bytes: Buffer): string {
		const {text, encoding} = decodeText(bytes, this.#encoding);
		this.#draft.isGuess ||= encoding === 'windows-1252';
		return text;
	}
}

const keyPattern = /"([^"\\]{1,80})"\s{0,8}:/gv;

/** Returns whether a text has a key of an import. */
const saysImport = (text: string): boolean => {
	// Not `matchAll`, which makes a new pattern each time.
	keyPattern.lastIndex = 0;
	let match = keyPattern.exec(text);
	while (match && findLabel(match[1]!)?.scope !== 'import') {
		match = keyPattern.exec(text);
	}

	return match !== null;
};
