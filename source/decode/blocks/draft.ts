import {
	maximumListed,
	type EmptyDay,
	type ImportBlock,
	type Problem,
	type ProblemName,
	type UnreadLine,
} from '../../connectors/reading.ts';
import {ownText} from '../lines/own-text.ts';
import {describeProblem} from '../labels/problem.ts';
import {AuditRuns} from './audit-runs.ts';
import {SaidNames} from './said-names.ts';

/** Where in the file something stands. */
export type ProblemPlace = {readonly line: number | null; readonly isInsideImport: boolean};

/** What a line outside imports is: like a row of failed items, perhaps an import, or nothing of the kind. */
export type Outside = 'row-like' | 'unexplained' | 'harmless';

/** How much of an unread line is kept, in UTF-16 units. */
export const maximumUnreadText = 4096;

/** What has been read for good, in the order of the file: only ever added to. */
export class Draft {
	imports: ImportBlock[] = [];
	emptyDays: EmptyDay[] = [];
	problems: Problem[] = [];
	problemCount = 0;
	/** Problems of text outside imports that may be one. */
	unexplainedCount = 0;
	unreadLines: UnreadLine[] = [];
	unreadLineCount = 0;
	layouts = new Set<string>();
	/** Names of connectors said on lines of their own. */
	names = new SaidNames();
	/** Whether the names of a table cannot be told: its first row has none, and rows below have several. */
	isNamingUnclear = false;
	audit = new AuditRuns();
	/** Audit records of other types. */
	otherRecords = 0;
	/** Whether some text was no UTF-8 and was read as Windows-1252. */
	isGuess = false;
	/** Whether some text beyond ASCII was UTF-8. */
	isUtf8 = false;
	/** Bytes. */
	understood = 0;
	/** Bytes. */
	skipped = 0;

	/** Returns an independent draft with the same content. */
	fork(): Draft {
		const copy = Object.assign(new Draft(), this);
		copy.imports = [...this.imports];
		copy.emptyDays = [...this.emptyDays];
		copy.problems = [...this.problems];
		copy.unreadLines = [...this.unreadLines];
		copy.audit = this.audit.fork();
		copy.layouts = new Set(this.layouts);
		copy.names = this.names.fork();
		return copy;
	}

	/** Whether a log was found in the file. */
	get hasLog(): boolean {
		return this.imports.length > 0 || this.emptyDays.length > 0 || this.audit.size > 0;
	}

	/** Whether there is room for one more unread line: text is needed only then. */
	get isListing(): boolean {
		return this.unreadLines.length < maximumListed;
	}

	/** Counts a problem, and keeps it while there are at most `maximumListed`. */
	report(problem: ProblemName, place: ProblemPlace, about: string, value = ''): void {
		this.problemCount++;
		this.unexplainedCount += Number(problem === 'unexplained');
		if (this.problems.length < maximumListed) {
			this.problems.push(describeProblem(problem, place, about, value));
		}
	}

	/** Counts a line nothing made sense of; inside an import it is a problem as well, `unexplained` when it may be another one. */
	leaveUnread(line: number, text: string, isInsideImport: boolean, as: 'unread-line' | 'unexplained' = 'unread-line'): void {
		this.#list(line, text, isInsideImport);
		if (isInsideImport) {
			this.report(as, {line, isInsideImport}, '', text);
		}
	}

	/** Counts a line outside imports that nothing made sense of: one that may be an import is a problem as well, one like a row of it only if the file is a log. */
	leaveOutside(line: number, text: string, as: Outside): void {
		this.#list(line, text, as === 'row-like');
		if (as === 'unexplained') {
			this.report('unexplained', {line, isInsideImport: false}, '', text);
		}
	}

	#list(line: number, text: string, isInsideImport: boolean): void {
		this.unreadLineCount++;
		if (this.isListing) {
			this.unreadLines.push({line, text: ownText(text.slice(0, maximumUnreadText)), isInsideImport});
		}
	}
}
