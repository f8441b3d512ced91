import type {ImportBlock, Problem, Reading} from '../../source/connectors/reading.ts';
import {lineOf} from '../../source/connectors/failed-items/failed-rows.ts';
import {rowsOf} from './model.ts';

const isoOf = (instant: number | null): string | null => instant === null ? null : new Date(instant).toISOString();

const projectImport = ({completedAt, failedItems, skippedItems, ...rest}: ImportBlock) => ({
	...rest,
	completedAt: isoOf(completedAt),
	failedItems: failedItems && {
		rows: rowsOf(failedItems),
		lines: failedItems.lines && Array.from({length: failedItems.rowCount}, (_, row) => lineOf(failedItems, row)),
		...(failedItems.recordIds && {recordIds: textsOf(failedItems.recordIds)}),
	},
	skippedItems: skippedItems && {rows: rowsOf(skippedItems), ...(skippedItems.recordIds && {recordIds: textsOf(skippedItems.recordIds)})},
});

const textsOf = ({text, ends}: {readonly text: string; readonly ends: Uint32Array}): readonly string[] =>
	Array.from(ends, (end, row) => text.slice(ends[row - 1] ?? 0, end));

const sentence = ({problem, line, message, isInsideImport}: Problem): string =>
	`${problem}${line === null ? '' : ` in line ${line}`}${isInsideImport ? '' : ' (outside imports)'}: ${message}`;

/** Returns a reading as people read it: what `expected.json` beside each sample holds. */
export const projectReading = ({imports, problems, problemCount: _, unreadLineCount: __, unreadLines, encoding, ...rest}: Reading) => ({
	...rest,
	encoding: encoding.isGuess ? `${encoding.name} (guess)` : encoding.name,
	imports: imports.map(block => projectImport(block)),
	problems: problems.map(problem => sentence(problem)),
	unreadLines: unreadLines.map(({line, text, isInsideImport}) => `${line}${isInsideImport ? '' : ' (outside imports)'}: ${text}`),
});
