import type {Draft} from './blocks/draft.ts';
import {decodeText, unfinishedLength, type ByteEncoding} from './lines/encoding.ts';
import type {FormReader, OpenTable} from './blocks/form-reader.ts';
import {linesInOtherEncoding} from './lines/second-encoding.ts';
import type {DecodedLine, LineSplitter, TakeLines} from './lines/lines.ts';
import type {Page} from './blocks/page.ts';
import {readPlainRows} from './plain-rows.ts';
import {giveUpQuotes, readLine} from './read-line.ts';
import type {RowTable} from './rows/row-table.ts';
import type {ScannedRows} from './scan/row-scanner.ts';
import {isScannable, shapeOf} from './scan/table-shape.ts';

/** Reads text line by line. */
export class TextReader implements FormReader {
	readonly #encoding: ByteEncoding;
	readonly #page: Page;
	readonly #lines: LineSplitter;
	readonly #take = (line: DecodedLine): void => {
		const texts = line.isCut ? null : linesInOtherEncoding(line.text, this.#encoding);
		if (texts === null) {
			takeLine(this.#page, line);
		} else {
			this.#takeOthers(line, texts);
		}
	};

	readonly #takeRows: TakeLines = (lines, from) => {
		const {count, end} = readPlainRows(this.#page, lines, from, this.#lines.place);
		this.#lines.pass(count, end - from);
		return end;
	};

	constructor(page: Page, lines: LineSplitter) {
		this.#encoding = page.encoding;
		this.#page = page;
		this.#lines = lines;
	}

	fork(draft: Draft): TextReader {
		return new TextReader(this.#page.fork(draft), this.#lines.fork());
	}

	push(chunk: Uint8Array): void {
		this.#lines.push(chunk, this.#take, this.#takeRows);
	}

	openTable(): OpenTable | null {
		const table = this.#scannableTable();
		return table === null ? null : {shape: shapeOf(table), returned: this.#lines.giveBack()};
	}

	appendRows(rows: ScannedRows, length: number, isUtf8: boolean): void {
		const {table, block, draft} = this.#page;
		const {number, start} = this.#lines.place;
		block!.openItems().append(rows, number, {start, format: table!.format});
		const count = rows.rowCount();
		table!.rowCount += count;
		draft.isUtf8 ||= isUtf8;
		this.#lines.pass(count, length);
		this.#page.isAfterBlank = false;
		this.#page.countUnderstood(length);
	}

	/** Returns the table of failed items that is open here, if its next rows can be scanned. */
	#scannableTable(): RowTable | null {
		const {table, block, maximumHeld, areQuotesPlain, isMixed} = this.#page;
		const items = block?.items;
		return table && items && this.#encoding === 'utf-8' && !areQuotesPlain && !isMixed && isScannable(table) && items.rowCount >= maximumHeld
			&& items.takesScanned({start: this.#lines.place.start, format: table.format})
			? table
			: null;
	}

	finish(isSettled: boolean, odd: Uint8Array): boolean {
		const page = this.#page;
		this.#lines.flush(this.#take);
		let isOddRead = false;
		if (isSettled) {
			isOddRead = this.#readRest(odd);
			while (page.table && page.table.held.length > 0) {
				giveUpQuotes(page, page.table);
			}

			page.closeBlock();
		} else {
			page.suspend();
		}

		return isOddRead;
	}

	/** Takes the lines that one line of the file really is: the bytes are those of the first. */
	#takeOthers(line: DecodedLine, texts: readonly string[]): void {
		this.#page.isMixed = true;
		for (const [index, text] of texts.entries()) {
			takeLine(this.#page, {
				...line, text, number: line.number + index, length: index === 0 ? line.length : 0,
			});
		}

		this.#lines.pass(texts.length - 1, 0);
	}

	/** Reads the last line that has no end; true when `odd` is its last character. */
	#readRest(odd: Uint8Array): boolean {
		const {rest} = this.#lines;
		if (!rest) {
			return false;
		}

		const isOddRead = odd.length > 0 && linesInOtherEncoding(decodeText(rest, this.#encoding).text, this.#encoding) !== null;
		this.#lines.endRest(this.#withoutUnfinished(rest), isOddRead
			? line => {
				const texts = linesInOtherEncoding(line.text, this.#encoding)!;
				this.#takeOthers(line, [...texts.slice(0, -1), `${texts.at(-1)!}${Buffer.from(odd).toString('latin1')}`]);
			}
			: this.#take);
		return isOddRead;
	}

	/** The start of a character at the end of a file that is UTF-8 elsewhere is a cut, else it is Windows-1252. */
	#withoutUnfinished(rest: Buffer): Buffer {
		const {isInsideImport, draft} = this.#page;
		const unfinished = this.#encoding === 'utf-8' ? unfinishedLength(rest) : 0;
		const bytes = rest.subarray(0, rest.length - unfinished);
		const before = decodeText(bytes, this.#encoding);
		if (unfinished === 0 || before.encoding !== 'utf-8' || (before.isAscii && !draft.isUtf8)) {
			return rest;
		}

		draft.report('bad-encoding', {line: this.#lines.place.number, isInsideImport}, 'The file ends in the middle of a character.');
		return bytes;
	}
}

/** Notes how a line was written and reads it; of a line that is too long only the head is there to be shown. */
const takeLine = (page: Page, line: DecodedLine): void => {
	const {draft} = page;
	draft.isUtf8 ||= line.encoding === 'utf-8' && !line.isAscii;
	draft.isGuess ||= line.encoding === 'windows-1252';
	if (line.isCut) {
		draft.report('too-long-line', {line: line.number, isInsideImport: page.isInsideImport}, 'The line', '1 MiB');
		page.leaveUnread(line);
	} else {
		readLine(page, line);
	}
};
