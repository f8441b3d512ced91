import type {Kind, Reading} from '../connectors/reading.ts';
import {Draft} from './draft.ts';
import {detectEncoding, headLength, unfinishedLength, type ByteEncoding} from './encoding.ts';
import {LineSplitter} from './lines.ts';
import {Page} from './page.ts';
import {giveUpQuotes, readLineBytes} from './text-reader.ts';

export type Decoder = {
	/** Takes the next bytes of the file, any split. Never throws. */
	push(bytes: Uint8Array): void;
	/**
	What has been understood so far; does not end the decoder: more bytes may be pushed afterwards. `isSettled`: the file
	has not changed for 10 s and no partial download lies beside it, so an unterminated last line is believed; else it is
	pending (`ByteAccount.pending`).
	*/
	read(options: {readonly isSettled: boolean}): Reading;
};

export const createDecoder = (): Decoder => {
	let total = 0;
	let head = new Uint8Array(0);
	let session: Session | null = null;

	return {
		push(bytes) {
			total += bytes.length;
			if (session) {
				session.push(bytes);
				return;
			}

			head = Buffer.concat([head, bytes]);
			if (head.length >= headLength) {
				session = new Session(head.subarray(0, headLength));
				session.push(head);
				head = new Uint8Array(0);
			}
		},
		read({isSettled}) {
			const last = session ? session.fork() : new Session(head);
			if (!session) {
				last.push(head);
			}

			return last.finish(isSettled, total);
		},
	};
};

/** Returns what a whole file says. */
export const decode = (bytes: Uint8Array, options: {readonly isSettled: boolean} = {isSettled: true}): Reading => {
	const decoder = createDecoder();
	decoder.push(bytes);
	return decoder.read(options);
};

class Session {
	#encoding: ByteEncoding = 'utf-8';
	#mark = 0;
	#draft = new Draft();
	#page = new Page(this.#draft);
	#lines: LineSplitter;
	#odd = new Uint8Array(0);

	constructor(head: Uint8Array) {
		const {encoding, markLength} = detectEncoding(head);
		this.#encoding = encoding;
		this.#mark = markLength;
		this.#lines = new LineSplitter(encoding);
	}

	fork(): Session {
		const copy = new Session(new Uint8Array(0));
		copy.#encoding = this.#encoding;
		copy.#mark = this.#mark;
		copy.#draft = this.#draft.fork();
		copy.#page = this.#page.fork(copy.#draft);
		copy.#lines = this.#lines.fork();
		copy.#odd = this.#odd;
		return copy;
	}

	push(bytes: Uint8Array): void {
		let chunk = bytes.subarray(this.#mark);
		this.#draft.understood += bytes.length - chunk.length;
		this.#mark = 0;
		if (this.#encoding !== 'utf-8') {
			chunk = this.#odd.length > 0 ? Buffer.concat([this.#odd, chunk]) : chunk;
			this.#odd = chunk.slice(chunk.length - (chunk.length % 2));
			chunk = chunk.subarray(0, chunk.length - this.#odd.length);
		}

		this.#lines.push(chunk, line => {
			readLineBytes(this.#page, line, this.#encoding);
		});
	}

	finish(isSettled: boolean, total: number): Reading {
		const page = this.#page;
		this.#lines.flush(line => {
			readLineBytes(page, line, this.#encoding);
		});
		if (isSettled) {
			this.#settle();
		}

		if (page.block?.isComplete) {
			page.item = null;
			page.block.close(this.#draft);
		}

		return projectReading(this.#draft, this.#encoding, total);
	}

	#settle(): void {
		const page = this.#page;
		const {rest} = this.#lines;
		if (rest) {
			const unfinished = this.#encoding === 'utf-8' ? unfinishedLength(rest.bytes) : this.#odd.length;
			if (unfinished > 0) {
				this.#draft.report('bad-encoding', {line: rest.number, isInsideImport: page.isInsideImport}, 'The file ends in the middle of a character.');
			}

			readLineBytes(page, rest, this.#encoding);
		}

		this.#draft.skipped += this.#odd.length;
		while (page.table && page.table.held.length > 0) {
			giveUpQuotes(page, page.table);
		}

		page.closeBlock();
	}
}

const kinds: readonly Kind[] = ['admin-log', 'records-log', 'audit-export'];

const projectReading = (draft: Draft, encoding: ByteEncoding, total: number): Reading => {
	const pending = total - draft.understood - draft.skipped;
	const found = new Set<Kind>(draft.imports.map(({kind}) => kind));
	if (draft.emptyDays.length > 0) {
		found.add('admin-log');
	}

	const kind = kinds.find(kind => found.has(kind)) ?? null;
	return {
		kind,
		encoding: {name: draft.isGuess ? 'windows-1252' : encoding, isGuess: draft.isGuess},
		layouts: [...draft.layouts],
		imports: draft.imports,
		emptyDays: draft.emptyDays,
		problems: draft.problems,
		problemCount: draft.problemCount,
		unreadLines: draft.unreadLines,
		unreadLineCount: draft.unreadLineCount,
		unrecognised: kind === null && pending === 0 ? 'text in which no import was found' : null,
		otherRecords: draft.otherRecords,
		bytes: {total, understood: draft.understood, pending, skipped: draft.skipped},
	};
};
