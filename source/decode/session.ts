import {maximumListed, type Kind, type Reading} from '../connectors/reading.ts';
import {Draft} from './blocks/draft.ts';
import {nameEntries} from './blocks/name-entries.ts';
import {describeProblem} from './labels/problem.ts';
import {
	decodeText,
	detectEncoding,
	headLength,
	type ByteEncoding,
} from './lines/encoding.ts';
import {ForeignReader} from './foreign-reader.ts';
import type {FormReader, OpenTable} from './blocks/form-reader.ts';
import {JsonReader} from './json-reader.ts';
import {LineSplitter} from './lines/lines.ts';
import {Page} from './blocks/page.ts';
import type {ScannedRows} from './scan/row-scanner.ts';
import {TextReader} from './text-reader.ts';
import {describeUnrecognised, recogniseForeign, startsAsJson} from './unrecognised.ts';

/** What the first bytes of a file decide for the rest of it. */
type Opening = {
	readonly encoding: ByteEncoding;
	/** Bytes of the byte order mark. */
	readonly markLength: number;
	/** The first bytes as text. */
	readonly head: string;
	readonly foreign: string | null;
	readonly isJson: boolean;
};

const openingOf = (bytes: Uint8Array): Opening => {
	const first = Buffer.from(bytes.subarray(0, headLength));
	const {encoding, markLength} = detectEncoding(first);
	const head = decodeText(first.subarray(markLength), encoding).text;
	return {
		encoding, markLength, head, foreign: recogniseForeign(first, head), isJson: startsAsJson(head),
	};
};

const readerOf = ({foreign, isJson, encoding, markLength}: Opening, draft: Draft, maximumHeld: number): FormReader => {
	if (foreign !== null) {
		return new ForeignReader(draft);
	}

	return isJson ? new JsonReader(draft, encoding) : new TextReader(new Page(draft, encoding, maximumHeld), new LineSplitter(encoding, markLength));
};

const inFile = {line: null, isInsideImport: true} as const;
const unclearNames = 'Names of connectors stand above some imports and below others, or not with all of them: whose they are is not clear.';

/** One reading of a file, from its first `headLength` bytes on (or from all of it, when it is shorter). */
export class Session {
	readonly #opening: Opening;
	readonly #draft: Draft;
	readonly #reader: FormReader;
	#total = 0;
	/** Half a code unit at the end of the last chunk. */
	#odd: Uint8Array = new Uint8Array(0);

	private constructor(opening: Opening, draft: Draft, reader: FormReader) {
		this.#opening = opening;
		this.#draft = draft;
		this.#reader = reader;
	}

	/** Returns a session that has read `bytes`; their start decides how. */
	static open(bytes: Uint8Array, maximumHeld: number): Session {
		const opening = openingOf(bytes);
		const draft = new Draft();
		const session = new Session(opening, draft, readerOf(opening, draft, maximumHeld));
		session.#total = opening.markLength;
		draft.understood = opening.markLength;
		session.push(bytes.subarray(opening.markLength));
		return session;
	}

	/** Returns an independent session in the same place. */
	fork(): Session {
		const draft = this.#draft.fork();
		const copy = new Session(this.#opening, draft, this.#reader.fork(draft));
		copy.#total = this.#total;
		copy.#odd = this.#odd;
		return copy;
	}

	/** Takes the next bytes. */
	push(bytes: Uint8Array): void {
		this.#total += bytes.length;
		if (this.#opening.encoding === 'utf-8') {
			this.#reader.push(bytes);
			return;
		}

		const joined = this.#odd.length > 0 ? Buffer.concat([this.#odd, bytes]) : bytes;
		const wholeLength = joined.length - (joined.length % 2);
		this.#odd = new Uint8Array(joined.subarray(wholeLength));
		this.#reader.push(joined.subarray(0, wholeLength));
	}

	/** See `Decoder.openTable`. */
	openTable(): OpenTable | null {
		const table = this.#reader.openTable?.() ?? null;
		this.#total -= table?.returned ?? 0;
		return table;
	}

	/** See `Decoder.appendRows`. */
	appendRows(rows: ScannedRows, length: number, isUtf8: boolean): void {
		this.#total += length;
		this.#reader.appendRows?.(rows, length, isUtf8);
	}

	/** Ends the session and returns what was read. */
	finish(isSettled: boolean): Reading {
		const isOddRead = this.#reader.finish(isSettled, this.#odd) === true;
		this.#draft.understood += isOddRead ? this.#odd.length : 0;
		if (isSettled && this.#odd.length > 0 && !isOddRead) {
			this.#draft.skipped += this.#odd.length;
			this.#draft.report('bad-encoding', {line: null, isInsideImport: false}, 'The file ends in the middle of a character.');
		}

		const records = this.#draft.otherRecords + this.#draft.audit.recordCount;
		if (mostRecords.has(records)) {
			this.#draft.report('more-records', {line: null, isInsideImport: false}, `The export ends at ${records} records, the most that one export holds: search a shorter period to be sure that none is missing.`);
		}

		return this.#project(isSettled);
	}

	#project(isSettled: boolean): Reading {
		const draft = this.#draft;
		const imports = [...draft.imports, ...draft.audit.build()];
		const naming = nameEntries([...imports, ...draft.emptyDays], draft.names.all);
		const problems = naming.isUnclear || draft.isNamingUnclear ? [describeProblem('unclear-names', inFile, unclearNames), ...draft.problems] : draft.problems;
		const pending = this.#total - draft.understood - draft.skipped;
		const isLog = imports.length > 0 || draft.emptyDays.length > 0;
		return {
			kind: kindOf(imports.map(({kind}) => kind), draft.emptyDays.length > 0),
			encoding: {name: draft.isGuess ? 'windows-1252' : this.#opening.encoding, isGuess: draft.isGuess},
			layouts: [...draft.layouts],
			imports: imports.map(entry => ({...entry, connector: naming.nameOf(entry)})),
			emptyDays: draft.emptyDays.map(entry => ({...entry, connector: naming.nameOf(entry)})),
			// What is no log need not be explained.
			problems: isLog ? problems.slice(0, maximumListed) : draft.problems.filter(({problem}) => problem !== 'unexplained'),
			problemCount: draft.problemCount - (isLog ? 0 : draft.unexplainedCount) + (problems.length - draft.problems.length),
			// A table of something else has rows, too, but no import that they could stand in.
			unreadLines: isLog ? draft.unreadLines : draft.unreadLines.map(unread => ({...unread, isInsideImport: false})),
			unreadLineCount: draft.unreadLineCount,
			unrecognised: isLog ? null : this.#describe(isSettled),
			otherRecords: draft.otherRecords,
			bytes: {
				total: this.#total, understood: draft.understood, pending, skipped: draft.skipped,
			},
		};
	}

	/** A file that is still being written may yet become a log, unless its first bytes say otherwise. */
	#describe(isSettled: boolean): string | null {
		const {foreign, head, isJson} = this.#opening;
		return foreign ?? (isSettled
			? describeUnrecognised({
				total: this.#total, head, isJson, otherRecords: this.#draft.otherRecords, isAudit: this.#draft.layouts.keys().some(name => name.startsWith('audit-')),
			})
			: null);
	}
}

/** `Search-UnifiedAuditLog` gives at most 5,000 records, the portal 50,000. */
const mostRecords: ReadonlySet<number> = new Set([5000, 50_000]);

const richest: readonly Kind[] = ['admin-log', 'records-log', 'audit-export'];

/** Only admin logs tell of empty days. */
const kindOf = (found: readonly Kind[], hasEmptyDays: boolean): Kind | null =>
	richest.find(kind => found.includes(kind) || (hasEmptyDays && kind === 'admin-log')) ?? null;
