import {
	maximumListed,
	type CountField,
	type Counts,
	type FailedItems,
	type ImportBlock,
	type Instant,
	type Kind,
} from '../../connectors/reading.ts';
import {holdsLabel} from '../labels/label-in-text.ts';
import {lineFacts} from '../labels/line-facts.ts';
import {parseCount} from '../labels/counts.ts';
import {FailedItemsBuilder} from '../columns/failed-items.ts';
import {labelName, type Field} from '../labels/labels.ts';
import {nameFields, type NamePair} from '../labels/name-fields.ts';
import {ownText} from '../lines/own-text.ts';
import {TextDictionary} from '../columns/text-dictionary.ts';
import {parseTime} from '../labels/times.ts';
import type {Draft} from './draft.ts';

/** Counts of which nothing is known. */
export const unknownCounts: Counts = {
	availableFromSource: null, availableForImport: null, imported: null, partiallyImported: null, skipped: null, failed: null,
};

/** A field and the text behind it; `line` is 1-based, null for JSON. */
export type Said = {readonly field: Field; readonly text: string; readonly line: number | null};

/** Without a time and with fewer fields than this it is no import: other programs count failed items, too; nobody else has these records. */
const fewestFields: Readonly<Record<Kind, number>> = {'admin-log': 3, 'records-log': 1, 'audit-export': 0};

/** Another import may stand behind a value that cannot be read. */
const reportMore = ({text, line}: Said, draft: Draft): void => {
	if (draft.problemCount < maximumListed && (text.length > 80 || lineFacts(text).suspicion !== null || holdsLabel(text))) {
		draft.report('unexplained', {line, isInsideImport: true}, '', text);
	}
};

/** Text without one of these holds no number in any script. */
const mayHoldNumber = /[\d\u0080-\u{10FFFF}]/v;

/** Whether a cell says what only imports say: a date and several numbers. */
const isLikeImport = (text: string): boolean => {
	if (text.length < 21 || !mayHoldNumber.test(text)) {
		return false;
	}

	const {dates, numbers} = lineFacts(text);
	return dates > 0 && numbers > (text.includes('\n') ? 1 : 2);
};

/** Texts that are looked at closely. */
const mostJudged = 100;

/** Texts that are looked at, so that a table of millions of users costs nothing. */
const mostTexts = 1000;

/** Returns a cell of failed items that holds a label of an import with its value; undefined without one. */
const cellOfImport = ({reasons, users, m365Users}: FailedItems): string | undefined =>
	firstOf(reasons, mostTexts, holdsLabel) ?? firstOf(users, mostTexts, holdsLabel) ?? firstOf(m365Users, mostTexts, holdsLabel) ?? firstOf(reasons, mostJudged, isLikeImport);

/** Returns the first text of a column that passes a test, among a limited number of texts. */
const firstOf = ({values}: {readonly values: readonly string[]}, most: number, test: (text: string) => boolean): string | undefined =>
	values.length > most ? values.slice(0, most).find(text => test(text)) : values.find(text => test(text));

/** One import while its lines, cells or keys come in. The first value of a field counts: what follows cannot change it. */
export class OpenBlock {
	readonly kind: Kind;
	readonly line: number | null;
	connector: string | null = null;
	/** Rank of the field that named it, the best is 0. */
	#nameRank = Infinity;
	/** Whether its name stands behind a blank line: then it may be that of the next import. */
	isNameLate = false;
	completedAt: Instant | null = null;
	readonly #counts: Record<CountField, number | null> = {...unknownCounts};
	readonly #badFields: CountField[] = [];
	readonly #seen = new Set<Field>();
	items: FailedItemsBuilder | null = null;
	/** Bytes of the block so far, in doubt until it is complete. */
	doubtful = 0;
	/** The count its counts began with. */
	firstCount: Field | null = null;
	/** Whether its time came behind its counts. */
	isTimeLast = false;
	/** Whether a rule stands above it and none below it yet: an import of a records log stands between two (seen), so that a cut one shows. */
	isFenceOpen = false;

	readonly #dictionary: TextDictionary;

	/** `line` is 1-based, null for JSON; `dictionary` that of the file. */
	constructor(kind: Kind, line: number | null, dictionary = new TextDictionary()) {
		this.kind = kind;
		this.line = line;
		this.#dictionary = dictionary;
	}

	/** Returns an independent block with the same content. */
	fork(): OpenBlock {
		const copy = new OpenBlock(this.kind, this.line, this.#dictionary);
		copy.connector = this.connector;
		copy.#nameRank = this.#nameRank;
		copy.isNameLate = this.isNameLate;
		copy.completedAt = this.completedAt;
		Object.assign(copy.#counts, this.#counts);
		copy.#badFields.push(...this.#badFields);
		for (const field of this.#seen) {
			copy.#seen.add(field);
		}

		copy.firstCount = this.firstCount;
		copy.isTimeLast = this.isTimeLast;
		copy.isFenceOpen = this.isFenceOpen;
		copy.items = this.items?.fork() ?? null;
		copy.doubtful = this.doubtful;
		return copy;
	}

	/** Whether the field that makes an import believable was read, and nothing says that more should follow. */
	get isComplete(): boolean {
		return this.#seen.has(this.#lastField) && !this.isFenceOpen;
	}

	/** Whether nothing but its time is known. */
	get isBare(): boolean {
		return this.#seen.size <= 1 && this.items === null;
	}

	/** Whether its time was said, readable or not. */
	get isTimed(): boolean {
		return this.#seen.has(this.#timeField);
	}

	/** Whether all was read that an import must say. */
	get isWhole(): boolean {
		return this.isComplete && this.isTimed;
	}

	get #timeField(): Field {
		return this.kind === 'records-log' ? 'importTime' : 'completedAt';
	}

	get #lastField(): Field {
		return this.kind === 'records-log' ? 'recordsSaved' : 'failed';
	}

	/** Names the connector, unless a better name or the same field did before. */
	nameBy({field, value}: NamePair): void {
		const rank = nameFields.indexOf(field);
		if (rank < this.#nameRank) {
			this.#nameRank = rank;
			this.connector = value.trim();
		}
	}

	/** Marks a field as read; false, and a problem, when it was read before. */
	claim({field, text, line}: Said, draft: Draft): boolean {
		if (this.#seen.has(field)) {
			draft.report('repeated-field', {line, isInsideImport: true}, labelName(field), text);
			return false;
		}

		this.#seen.add(field);
		return true;
	}

	/** Reads the time of the import. */
	readTime(said: Said, draft: Draft): void {
		if (!this.claim(said, draft)) {
			return;
		}

		const {field, text, line} = said;
		this.isTimeLast = this.isComplete;
		this.completedAt = parseTime(text);
		if (this.completedAt === null) {
			draft.report('bad-time', {line, isInsideImport: true}, labelName(field), text);
			reportMore(said, draft);
		}
	}

	/** Reads a count; `count` is what the text says, null when it is none. */
	readCount(said: Said, target: CountField, draft: Draft, count = parseCount(said.text)): void {
		if (!this.claim(said, draft)) {
			return;
		}

		this.firstCount ??= said.field;
		this.#counts[target] = count;
		if (count === null) {
			const {field, text, line} = said;
			this.#badFields.push(target);
			draft.report('bad-count', {line, isInsideImport: true}, labelName(field), text);
			reportMore(said, draft);
		}
	}

	/** Returns a count, null while it is unknown. */
	countOf(field: CountField): number | null {
		return this.#counts[field];
	}

	/** Sets a count that no text says. */
	setCount(target: CountField, count: number): void {
		this.#counts[target] = count;
	}

	/** Returns whether the field was read. */
	has(field: Field): boolean {
		return this.#seen.has(field);
	}

	/** Takes the time of another block, which turned out to be the first line of this one. */
	takeTime(other: OpenBlock): void {
		this.completedAt = other.completedAt;
		this.#seen.add(this.#timeField);
		other.completedAt = null;
		other.#seen.delete(this.#timeField);
	}

	/** Returns the failed-items builder, made on first use. */
	openItems(): FailedItemsBuilder {
		this.items ??= new FailedItemsBuilder(this.#dictionary);
		return this.items;
	}

	/** Adds the import to the draft; an incomplete one is a problem, and so is one without a time. */
	close(draft: Draft): void {
		if (!this.isTimed && this.#seen.size > 0) {
			draft.report('bad-time', {line: this.line, isInsideImport: true}, labelName(this.#timeField));
			if (this.#seen.size < fewestFields[this.kind]) {
				return;
			}
		}

		if (!this.isComplete) {
			draft.report('incomplete-import', {line: this.line, isInsideImport: true}, this.has(this.#lastField) ? 'the rule below it' : labelName(this.#lastField));
		}

		const failedItems = this.items?.build() ?? null;
		const strangeCell = failedItems && cellOfImport(failedItems);
		if (strangeCell) {
			draft.report('unexplained', {line: this.line, isInsideImport: false}, '', strangeCell);
		}

		const block: ImportBlock = {
			kind: this.kind,
			connector: this.connector === null || (this.isNameLate && !this.isComplete) ? null : ownText(this.connector),
			completedAt: this.completedAt,
			counts: {...this.#counts},
			isComplete: this.isComplete,
			badFields: [...this.#badFields],
			line: this.line,
			failedItems,
			skippedItems: null,
			auditRun: null,
		};
		draft.imports.push(block);
	}
}
