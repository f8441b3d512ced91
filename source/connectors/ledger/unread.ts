import {shapeOf} from '../../text/shape-of.ts';
import {startOfDate} from '../../text/time.ts';
import type {HeldImport} from '../model.ts';
import type {
	LogFile,
	Problem,
	ProblemName,
	Reading,
} from '../reading.ts';
import type {Subject} from '../subject/subject.ts';

/** A place inside an import that was not understood, or one outside that may be an import; `line` is null when it has none, or is not listed. */
export type UnreadPlace = {
	readonly file: LogFile;
	readonly line: number | null;
	/** What it has in common with such places of other logs; null when nobody knows what stands there. */
	readonly shape: string | null;
	/** What stands there, in quotation marks, or what is wrong with it; hostile until sanitized, null when nobody knows. */
	readonly text: string | null;
};

/** Returns the first lines of the imports of a file, ascending. */
const importLines = ({imports}: Reading): readonly number[] =>
	imports.map(({line}) => line ?? 0).toSorted((first, second) => first - second);

/** Returns the line of the import a line stands in: the last one that begins at or before it. */
const importLineOf = (line: number | null, starts: readonly number[]): number =>
	starts.findLast(start => start <= (line ?? 0)) ?? starts[0] ?? 0;

/** What an export of the audit log may lack records by: it counts beside logs too, where no import of the export is judged. */
const lacking: ReadonlySet<ProblemName> = new Set(['more-records', 'cut-record', 'key-twice']);

const isLacking = ({imports}: Reading, {problem}: Problem): boolean => lacking.has(problem) && imports.some(({kind}) => kind === 'audit-export');

/** Problems beyond the listed ones may stand anywhere: not knowing is not being well. */
const areProblemsCut = ({problems, problemCount}: Reading): boolean => problemCount > problems.length;

/** What counts wherever it stands: nobody knows of which day it tells. */
const countsAnywhere = (reading: Reading, problem: Problem): boolean => problem.problem === 'unexplained' || isLacking(reading, problem);

/** The text of the line where it is listed, else what the sentence of the problem quotes of it, else that sentence. */
const textOf = ({problem, line, message}: Problem, {unreadLines}: Reading): string => {
	if (problem !== 'unread-line' && problem !== 'unexplained') {
		return message.replace(/\.$/v, '');
	}

	const listed = line === null ? undefined : unreadLines.find(unread => unread.line === line);
	return listed === undefined ? /“.*”/sv.exec(message)?.[0] ?? message : quote(listed.text);
};

const quote = (text: string): string => `“${text.trim()}”`;

const placesIn = (file: LogFile, isJudged: (importLine: number) => boolean): readonly UnreadPlace[] => {
	const reading = file.reading!;
	const starts = importLines(reading);
	const isOf = (line: number | null): boolean => isJudged(importLineOf(line, starts));
	const problems = reading.problems.filter(problem => countsAnywhere(reading, problem) || (problem.isInsideImport && isOf(problem.line)));
	const told = new Set(problems.map(({line}) => line));
	const lines = reading.unreadLines.filter(({line, isInsideImport}) => isInsideImport && !told.has(line) && isOf(line));
	const isCut = areProblemsCut(reading) || reading.unreadLineCount > reading.unreadLines.length;
	const places: readonly UnreadPlace[] = [
		...problems.map(problem => ({
			file, line: problem.line, shape: problem.shape, text: textOf(problem, reading),
		})),
		...lines.map(({line, text}) => ({
			file, line, shape: shapeOf(text), text: quote(text),
		})),
		...isCut
			? [{
				file, line: null, shape: null, text: null,
			}]
			: [],
	];
	return new Map(places.map(place => [`${place.line ?? ''} ${place.shape ?? ''}`, place])).values().toArray();
};

/**
Returns what was not understood inside the imports of the strip and the newest one, in the files their counts come from, in the
imports of those files that have no time, or are cut and held nowhere else, in files with nothing but empty days of the strip; in any
file saved during the strip what is not explained, however old the import it stands in, and what an export of the audit log lacks; and
the files that can no longer be read.
*/
export const unreadOf = (subject: Subject): {readonly places: readonly UnreadPlace[]; readonly staleFiles: readonly LogFile[]} => {
	const {recent, ledger, days} = subject;
	const judged = Map.groupBy(recent, ({file}) => file);
	const quiet = ledger.shares.filter(({blocks, emptyDays}) => blocks.length === 0 && emptyDays.some(({date}) => date >= days[0]!.date));
	const bystanders = ledger.shares.filter(({file}) => !judged.has(file) && ledger.savedAt(file) >= startOfDate(days[0]!.date)
		&& file.reading !== null && mayHide(file.reading) && quiet.every(share => share.file !== file));
	const places = [
		...[...judged].flatMap(([file, imports]) => hasProblems(file) ? placesIn(file, judgedLines(file, imports, subject)) : []),
		...quiet.flatMap(({file}) => hasProblems(file) ? placesIn(file, () => true) : []),
		...bystanders.flatMap(({file}) => placesIn(file, () => false)),
	];
	const staleFiles = ledger.shares.map(({file}) => file).filter(({status, reading}) => status === 'unreadable' && reading !== null);
	return {places, staleFiles};
};

const mayHide = (reading: Reading): boolean => areProblemsCut(reading) || reading.problems.some(problem => countsAnywhere(reading, problem));

const hasProblems = ({reading}: LogFile): boolean => reading !== null && (reading.problemCount > 0 || reading.unreadLineCount > 0);

const judgedLines = (file: LogFile, imports: readonly HeldImport[], {days, ledger}: Subject): ((importLine: number) => boolean) => {
	const judged = new Set(imports.map(({line}) => line ?? 0));
	const from = startOfDate(days[0]!.date);
	for (const {completedAt, isComplete, line} of file.reading?.imports ?? []) {
		if (completedAt === null || (!isComplete && completedAt >= from && ledger.logged.every(held => held.completedAt !== completedAt))) {
			judged.add(line ?? 0);
		}
	}

	return importLine => judged.has(importLine);
};
