import {OpenBlock} from './blocks/block.ts';
import {maximumUnreadText, type Draft} from './blocks/draft.ts';
import {cutBytes, decodeText, type ByteEncoding} from './lines/encoding.ts';
import {
	isJsonObject,
	nameIn,
	parseJson,
	readKeys,
	textOf,
	type JsonObject,
} from './json/json-fields.ts';
import type {JsonPart} from './json/json-part.ts';
import {JsonScanner} from './json/json-scanner.ts';
import {findLabel} from './labels/find-label.ts';
import {jsonLayouts} from './layouts/index.ts';
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
		if (value !== undefined && readValue(draft, value, null, true)) {
			draft.understood += part.length;
			return;
		}

		draft.skipped += part.length;
		if (value !== undefined) {
			draft.leaveUnread(part.line, this.#headOf(part), namesImport(value));
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

/** Whether a value has a field of an import: then it is part of one, even if nothing can be made of it. */
const namesImport = (value: unknown): boolean =>
	isJsonObject(value) && readKeys(value).fields.some(({label}) => label.scope === 'import' || label.scope === 'records');

/** Reads an entry by the first layout that takes it; an object that is none may hold a list of entries. */
const readValue = (draft: Draft, value: unknown, connector: string | null, mayHoldLists: boolean): boolean => {
	if (!isJsonObject(value)) {
		return false;
	}

	const entry = {object: value, ...readKeys(value), connector};
	if (jsonLayouts.some(layout => layout.read(draft, entry))) {
		return true;
	}

	return mayHoldLists && readLists(draft, value, nameIn(entry.fields));
};

const readLists = (draft: Draft, object: JsonObject, connector: string | null): boolean => {
	let hasRead = false;
	const lists = Object.values(object).slice(0, 20).filter(value => Array.isArray(value));
	for (const element of lists.flat()) {
		if (readValue(draft, element, connector, false)) {
			hasRead = true;
		} else if (hasRead) {
			draft.report('unread-value', {line: null, isInsideImport: namesImport(element)}, 'A JSON value', textOf(element));
		}
	}

	return hasRead;
};
