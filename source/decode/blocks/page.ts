import {maximumListed, type Kind} from '../../connectors/reading.ts';
import type {ByteEncoding} from '../lines/encoding.ts';
import {lineFacts} from '../labels/line-facts.ts';
import {knownFooter} from '../labels/known-lines.ts';
import {isRowLike} from '../rows/row-like.ts';
import type {RowTable} from '../rows/row-table.ts';
import {TextDictionary} from '../columns/text-dictionary.ts';
import {ownText} from '../lines/own-text.ts';
import type {NamePair} from '../labels/name-fields.ts';
import type {TextLine} from '../lines/text-line.ts';
import {type OpenItem} from './open-item.ts';
import type {Draft} from './draft.ts';
import {OpenBlock} from './block.ts';
import {Stretch} from './stretch.ts';

/** Imports have a dictionary in common while it is not longer: each keeps which of its texts are its own. */
const mostShared = 4096;

/**
Where the reading of a text stands: the open import, the open table, what was said for the lines to come.
Layouts are stateless; what they must remember between lines is here, so that a fork of the page is a whole bookmark.
*/
export class Page {
	readonly draft: Draft;
	block: OpenBlock | null = null;
	table: RowTable | null = null;
	item: OpenItem | null = null;
	/** Whether a blank line or a rule stands between the last understood line and this one. */
	isAfterBlank = true;
	/** What stands above, blank lines aside. A rule right below text ends or underlines it, and begins nothing. */
	above: 'nothing' | 'text' | 'rule' = 'nothing';
	/** Whether the line above, or one above that without a blank between, tells of an empty day. */
	isBelowEmptyDay = false;
	/** Whether quotes turned out to be ordinary characters in this file. */
	areQuotesPlain = false;
	/** Whether lines in a second encoding were read: then no row can be read again from its bytes alone. */
	isMixed = false;

	/** Lines outside imports that were not understood, since something was. */
	#stretch = new Stretch();
	/** The last of them. */
	#lastUnread: TextLine | null = null;
	/** Texts of the imports so far, forks included. */
	#dictionary = new TextDictionary();
	readonly encoding: ByteEncoding;
	/** Rows of an import whose item ids are held; those of the rows behind them are left in the file. */
	readonly maximumHeld: number;

	constructor(draft: Draft, encoding: ByteEncoding, maximumHeld: number) {
		this.draft = draft;
		this.encoding = encoding;
		this.maximumHeld = maximumHeld;
	}

	/** Returns an independent page in the same place; `draft` is the fork of this page's draft. */
	fork(draft: Draft): Page {
		const copy = new Page(draft, this.encoding, this.maximumHeld);
		copy.block = this.block?.fork() ?? null;
		copy.table = this.table?.fork() ?? null;
		copy.item = this.item?.fork() ?? null;
		copy.#dictionary = this.#dictionary;
		copy.isAfterBlank = this.isAfterBlank;
		copy.above = this.above;
		copy.isBelowEmptyDay = this.isBelowEmptyDay;
		copy.areQuotesPlain = this.areQuotesPlain;
		copy.isMixed = this.isMixed;
		copy.#stretch = this.#stretch.fork();
		copy.#lastUnread = this.#lastUnread;
		return copy;
	}

	/** Whether free text here stands inside an import. */
	get isInsideImport(): boolean {
		return (this.block !== null || this.table !== null) && !this.isAfterBlank;
	}

	/** Ends what is open and starts an import; its time may be that of the import it follows, see `OpenBlock.takeTime`. */
	startBlock(kind: Kind, line: TextLine, timedBy: OpenBlock | null = null): OpenBlock {
		if (this.#dictionary.size > mostShared) {
			this.#dictionary = new TextDictionary();
		}

		const block = new OpenBlock(kind, line.number, this.#dictionary);
		this.draft.names.begin(line.number);
		this.#reportVerdictAbove(line);
		if (timedBy !== null) {
			block.takeTime(timedBy);
		}

		this.closeBlock();
		block.isFenceOpen = kind === 'records-log' && this.above === 'rule';
		this.isBelowEmptyDay = false;
		this.block = block;
		return block;
	}

	/** Ends the open import, its table and its last item. */
	closeBlock(): void {
		this.closeItem();
		this.table = null;
		if (this.block) {
			this.block.close(this.draft);
			this.draft.understood += this.block.doubtful;
		}

		this.block = null;
	}

	/** Ends what is open while more may come: an import that is not complete, or whose time may still come, stays in doubt and is not shown. */
	suspend(): void {
		if (this.block?.isWhole) {
			this.block.close(this.draft);
		}
	}

	/** Ends the open labelled item: now it is a row. */
	closeItem(): void {
		if (this.item) {
			this.item.addTo(this.block!.openItems());
			this.draft.understood += this.item.doubtful;
			this.item = null;
		}
	}

	/** Takes a name that stands on a line of its own: that of the open import while more of it must come, else one whose place in the file decides. */
	sayName({field, value}: NamePair, line: number): void {
		if (this.block && !this.block.isComplete) {
			this.block.nameBy({field, value});
			this.block.isNameLate = this.isAfterBlank;
			if (!this.isAfterBlank) {
				return;
			}
		}

		this.draft.names.add({
			name: ownText(value.trim()), field, line, lastLine: line, isBelow: this.isInsideImport || this.isBelowEmptyDay, isAbove: false,
		});
	}

	/** Accounts for a line that was read: in doubt while the import is not complete. */
	understand(line: TextLine): void {
		this.isAfterBlank = false;
		this.above = 'text';
		this.#stretch.end();
		this.countUnderstood(line.length);
	}

	/** Accounts for bytes that mean something, without saying that free text may follow. */
	countUnderstood(length: number): void {
		if (!this.block) {
			this.draft.understood += length;
			return;
		}

		this.block.doubtful += length;
		if (this.block.isWhole) {
			this.draft.understood += this.block.doubtful;
			this.block.doubtful = 0;
		}
	}

	/**
	Accounts for a line nobody understood; what names a field of an import is part of one, wherever it stands, and so may be a row at
	the head of a cut log. Elsewhere it is harmless if it cannot be an import, and right below an import if it is a known footer as well.
	*/
	leaveUnread(line: TextLine, isLabelled = false): void {
		this.above = 'text';
		this.draft.skipped += line.length;
		this.#lastUnread = line;
		const isInside = isLabelled || (this.isInsideImport && !this.#isFooter(line.text));
		const isExplained = (isInside && this.draft.problemCount >= maximumListed) || this.#stretch.add(line.text) === null;
		if (isInside) {
			this.draft.leaveUnread(line.number, line.text, true, isExplained ? 'unread-line' : 'unexplained');
			return;
		}

		const isRow = this.block === null && !this.draft.hasLog && isRowLike(line.text);
		this.draft.leaveOutside(line.number, line.text, isExplained ? (isRow ? 'row-like' : 'harmless') : 'unexplained');
	}

	/** `Status: Failed` right above an import is about that import, whatever its counts say. */
	#reportVerdictAbove({number}: TextLine): void {
		if (this.#lastUnread?.number === number - 1 && this.#stretch.isVerdict) {
			this.draft.report('unexplained', {line: number - 1, isInsideImport: false}, '', this.#lastUnread.text);
		}
	}

	/** Beyond the problems that are listed it makes no difference. */
	#isFooter(text: string): boolean {
		return this.draft.problemCount < maximumListed && knownFooter().test(text.toLowerCase()) && lineFacts(text).suspicion === null;
	}
}
