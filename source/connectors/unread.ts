import type {HeldImport} from './model.ts';
import type {LogFile, Reading} from './reading.ts';
import type {Subject} from './subject.ts';

/** A place inside an import that was not understood; `line` is null when it has none, or is not listed. */
export type UnreadPlace = {readonly file: LogFile; readonly line: number | null};

/** Returns the first lines of the imports of a file, ascending. */
const importLines = ({imports}: Reading): readonly number[] =>
	imports.map(({line}) => line ?? 0).toSorted((first, second) => first - second);

/** Returns the line of the import a line stands in: the last one that begins at or before it. */
const importLineOf = (line: number | null, starts: readonly number[]): number =>
	starts.findLast(start => start <= (line ?? 0)) ?? starts[0] ?? 0;

const placesIn = (file: LogFile, isJudged: (importLine: number) => boolean): readonly UnreadPlace[] => {
	const reading = file.reading!;
	const starts = importLines(reading);
	const lines = new Set<number | null>();
	for (const {line, isInsideImport} of [...reading.problems, ...reading.unreadLines]) {
		if (isInsideImport && isJudged(importLineOf(line, starts))) {
			lines.add(line);
		}
	}

	// Problems beyond the listed ones may stand anywhere: not knowing is not being well.
	if (reading.problemCount > reading.problems.length || reading.unreadLineCount > reading.unreadLines.length) {
		lines.add(null);
	}

	return [...lines].map(line => ({file, line}));
};

/**
Returns what was not understood inside the imports of the strip and the newest one, in the files their counts come from, in
imports without a time of those files, and the files that can no longer be read.
*/
export const unreadOf = ({recent, ledger}: Subject): {readonly places: readonly UnreadPlace[]; readonly staleFiles: readonly LogFile[]} => {
	const judged = Map.groupBy(recent, ({file}) => file);
	const places = [...judged].flatMap(([file, imports]) => hasProblems(file) ? placesIn(file, judgedLines(file, imports)) : []);
	const staleFiles = ledger.shares.map(({file}) => file).filter(({status, reading}) => status === 'unreadable' && reading !== null);
	return {places, staleFiles};
};

const hasProblems = ({reading}: LogFile): boolean => reading !== null && (reading.problemCount > 0 || reading.unreadLineCount > 0);

const judgedLines = (file: LogFile, imports: readonly HeldImport[]): ((importLine: number) => boolean) => {
	const judged = new Set(imports.map(({line}) => line ?? 0));
	for (const {completedAt, line} of file.reading?.imports ?? []) {
		if (completedAt === null) {
			judged.add(line ?? 0);
		}
	}

	return importLine => judged.has(importLine);
};
