import {setImmediate as yieldToKeys} from 'node:timers/promises';
import {
	answerSteps,
	arrangeSteps,
	rowsToSortByItemId,
	type FailureAnswer,
	type FailureQuestion,
	type Steps,
} from '../../connectors/failures.ts';
import {itemIdSearches} from '../../connectors/item-id-search.ts';
import {collectItemIds} from '../../intake/collect-item-ids.ts';
import {searchItemIds} from '../../intake/search-item-ids.ts';
import type {FailureQueries} from '../../select/failure-queries.ts';
import {GrowingRows} from './growing-rows.ts';

/** What is done before a key is read, in milliseconds; the first time a little more, so that most answers need no second frame. */
const slice = 8;
const firstSlice = 24;
/** Progress is told this often at most, in milliseconds. */
const tellEvery = 500;
/** Answers that are kept: that of the screen, and that of `n`, which mostly is the filter of before. */
const maximumKept = 2;

type Query = {readonly question: FailureQuestion; answer: FailureAnswer; readonly ending: AbortController};

export type RunningQueries = FailureQueries & {
	/** Ends what is being answered. */
	readonly close: () => void;
};

/**
Answers questions about failed items in slices between the keys, one at a time: a newer question ends the older. Item ids
that stand in files are searched last, chunk by chunk. `onChange` is called when an answer got further, never from within `peek`.
*/
export const createFailureQueries = (onChange: () => void): RunningQueries => {
	let running: Query | null = null;
	let kept: readonly Query[] = [];
	let toldAt = 0;

	const tell = (query: Query, answer: FailureAnswer): void => {
		query.answer = answer;
		if (answer.progress !== null && performance.now() - toldAt < tellEvery) {
			return;
		}

		toldAt = performance.now();
		onChange();
	};

	const keep = (query: Query): void => {
		running = null;
		kept = [query, ...kept.filter(before => !isSame(before.question, query.question))].slice(0, maximumKept);
	};

	/** Answers from memory, then from files, then tells that this is all. */
	const goOn = async (query: Query, steps: Steps<FailureAnswer, FailureAnswer>): Promise<void> => {
		const {question, ending: {signal}} = query;
		const fromMemory = await inSlices(steps, signal, answer => {
			tell(query, answer);
		});
		const answer = fromMemory !== null && needsFiles(question, fromMemory)
			? await lookIntoFiles(question, fromMemory, signal, further => {
				tell(query, further);
			})
			: fromMemory;
		if (answer !== null && !signal.aborted) {
			keep(query);
			tell(query, answer);
		}
	};

	return {
		peek(question) {
			const known = [running, ...kept].find(query => query !== null && isSame(query.question, question) && query.question.index === question.index);
			if (known) {
				return shown(known, kept);
			}

			running?.ending.abort();
			const steps = answerSteps(question);
			const first = doSteps(steps, firstSlice);
			const isDone = first.done === true && !needsFiles(question, first.value);
			const query: Query = {question, answer: {...first.value, progress: isDone ? null : first.value.progress ?? 0}, ending: new AbortController()};
			if (isDone) {
				keep(query);
			} else {
				running = query;
				toldAt = performance.now();
				void goOn(query, first.done === true ? answered(first.value) : steps);
			}

			return shown(query, kept);
		},
		close() {
			running?.ending.abort();
		},
	};
};

/** The same question of newer logs is answered as before until it is answered anew: nothing flickers while logs come in. */
const shown = ({question, answer}: Query, kept: readonly Query[]): FailureAnswer =>
	(answer.progress === null ? null : kept.find(before => isSame(before.question, question)))?.answer ?? answer;

/**
Steps that were done before.
@yields The answer once more.
*/
function * answered(answer: FailureAnswer): Steps<FailureAnswer, FailureAnswer> {
	yield answer;
	return answer;
}

/** Whether two questions are the same, maybe of other logs. */
const isSame = (first: FailureQuestion, second: FailureQuestion): boolean =>
	JSON.stringify(wordsOf(first)) === JSON.stringify(wordsOf(second));

const wordsOf = ({index: {scope}, filter, sort, count}: FailureQuestion) => [scope, filter, sort, count];

/** Does steps for so many milliseconds, but at least one. */
const doSteps = <Result, Progress>(steps: Steps<Result, Progress>, milliseconds: number): IteratorResult<Progress, Result> => {
	const startedAt = performance.now();
	for (;;) {
		const step = steps.next();
		if (step.done === true || performance.now() - startedAt >= milliseconds) {
			return step;
		}
	}
};

/** Does steps with time for keys in between; null when it was ended before. */
const inSlices = async <Result, Progress>(steps: Steps<Result, Progress>, signal: AbortSignal, tell: (progress: Progress) => void): Promise<Result | null> => {
	for (;;) {
		await yieldToKeys();
		if (signal.aborted) {
			return null;
		}

		const {done: isDone, value} = doSteps(steps, slice);
		if (isDone === true) {
			return value;
		}

		tell(value);
	}
};

const needsFiles = (question: FailureQuestion, {rows, unsearched}: FailureAnswer): boolean =>
	unsearched > 0 || rowsToSortByItemId(question, rows) !== null;

/** Adds the rows that are found by item ids in files, and sorts by those ids where that is asked for. */
const lookIntoFiles = async (question: FailureQuestion, fromMemory: FailureAnswer, signal: AbortSignal, tell: (answer: FailureAnswer) => void): Promise<FailureAnswer | null> => {
	const {index, filter} = question;
	const found = new GrowingRows();
	let arranged = 0;
	let unsearched = 0;
	let answer: FailureAnswer = {...fromMemory, progress: 0};
	let toldAt = performance.now();
	tell(answer);

	const arrange = async (): Promise<FailureAnswer | null> => {
		const rows = found.length === 0 || fromMemory.rows === null ? fromMemory.rows : found.mergedWith(fromMemory.rows);
		const toSort = rowsToSortByItemId(question, rows);
		const itemIds = toSort === null ? null : await collectItemIds(index, toSort, signal);
		const parts = await inSlices(arrangeSteps(question, rows, itemIds), signal, () => undefined);
		return parts && {...answer, ...parts, rows};
	};

	for (const search of filter === null ? [] : itemIdSearches(index, filter)) {
		const {failedItems, failureRows} = index.imports[search.place]!;
		try {
			for await (const {rows, progress} of searchItemIds(index, search)) {
				if (signal.aborted) {
					return null;
				}

				found.add(rows);
				answer = {...answer, progress: (index.starts[search.place]! + (progress * failureRows)) / index.rowCount};
				if (!(performance.now() - toldAt >= tellEvery)) {
					continue;
				}

				// Sorting by item reads them all again: that waits for the end.
				if (found.length > arranged && question.sort?.field !== 'itemId') {
					arranged = found.length;
					answer = await arrange() ?? answer;
				}

				tell(answer);
				toldAt = performance.now();
			}
		} catch {
			unsearched += failureRows - failedItems!.itemIds.ends.length;
		}
	}

	const whole = await arrange();
	return whole && {...whole, unsearched, progress: null};
};
