/** A whole question about failed items, as a screen asks it: which, in what order, counted by what. */
import {countSteps, type FailureCount} from './failure-counts.ts';
import {type FailureFilter} from './failure-conditions.ts';
import {filterSteps, unsearchedItemIds} from './failure-filter.ts';
import {numbersTo} from './failure-rows.ts';
import {wordsProblem} from './failure-search.ts';
import type {FailureField} from './failure-grouping.ts';
import {failureAt, type FailureIndex} from './failure-index.ts';
import {orderByTextSteps} from './failure-order-by-text.ts';
import {orderSteps, type OrderedRows} from './failure-order.ts';
import type {Steps} from './failure-steps.ts';

/** What failed items can be sorted by: an item id has a value of its own in every row. */
export type FailureSort = {readonly field: FailureField | 'itemId'; readonly isReversed: boolean};

export type FailureQuestion = {
	readonly index: FailureIndex;
	/** Null asks for all rows. */
	readonly filter: FailureFilter | null;
	/** Null for the order of the index. */
	readonly sort: FailureSort | null;
	/** What the rows are counted by. */
	readonly count: FailureField;
};

/** What is known of an answer so far. */
export type FailureAnswer = {
	/** What the rows are numbers of: the question's, or that of the same question asked just before of older logs. */
	readonly index: FailureIndex;
	/** Those found so far, ascending; null when it is all of them. */
	readonly rows: Uint32Array | null;
	/** The same as they are listed; null for the order of the index, also until they are sorted. */
	readonly ordered: OrderedRows | null;
	/** Null until they were counted. */
	readonly counts: readonly FailureCount[] | null;
	/** How much was looked through, 0 to 1; null when that was everything. */
	readonly progress: number | null;
	/** Whether all rows are found, and the progress is that of sorting them by item ids that stand in files. */
	readonly isSorting: boolean;
	/** Rows whose item ids were not looked through. */
	readonly unsearched: number;
	/** Rows that are not where they belong, because their item ids were not read. */
	readonly unsorted: number;
	/** Why there is no more of an answer, one sentence; null while nothing went wrong. */
	readonly problem: string | null;
};

/** Returns the number of item ids a filter should look through but that stand in their files. */
const leftInFiles = ({index, filter}: FailureQuestion): number => filter === null || filter.words.length === 0 ? 0 : unsearchedItemIds(index);

/** Whether rows are to be sorted by item ids of which some stand in files. */
export const isSortedInFiles = ({index, sort}: FailureQuestion): boolean => sort?.field === 'itemId' && unsearchedItemIds(index) > 0;

/** Returns rows of an index as numbers; null are all of them. */
export const numbersOf = ({rowCount}: FailureIndex, rows: Uint32Array | null): Uint32Array => rows ?? numbersTo(rowCount);

/**
Sorts and counts rows that were found, but leaves them in the order of the index where that needs files.
@yields After each step.
*/
export function * arrangeSteps(question: FailureQuestion, rows: Uint32Array | null): Steps<Pick<FailureAnswer, 'ordered' | 'counts'>> {
	return {ordered: yield * orderOf(question, rows), counts: yield * countSteps(question.index, rows, question.count)};
}

function * orderOf(question: FailureQuestion, rows: Uint32Array | null): Steps<OrderedRows | null> {
	const {index, sort} = question;
	if (sort === null || isSortedInFiles(question)) {
		return null;
	}

	return sort.field === 'itemId' ? yield * orderByHeldItemId(index, numbersOf(index, rows), sort.isReversed) : yield * orderSteps(index, rows, sort.field, sort.isReversed);
}

/** Rows whose item ids are taken from memory in one step. */
const takenAtOnce = 2 ** 13;

function * orderByHeldItemId(index: FailureIndex, rows: Uint32Array, isReversed: boolean): Steps<OrderedRows> {
	const itemIds: string[] = [];
	for (let from = 0; from < rows.length; from += takenAtOnce) {
		for (const row of rows.subarray(from, from + takenAtOnce)) {
			itemIds.push(failureAt(index, row).itemId!);
		}

		yield;
	}

	return yield * orderByTextSteps(rows, itemIds, isReversed);
}

/**
Answers a question as far as memory goes.
@yields What is known after each step.
*/
export function * answerSteps(question: FailureQuestion): Steps<FailureAnswer, FailureAnswer> {
	const {index, filter} = question;
	const soFar: FailureAnswer = {
		index, rows: null, ordered: null, counts: null, progress: filter === null ? 1 : 0, isSorting: false, unsearched: leftInFiles(question), unsorted: 0, problem: null,
	};
	const problem = filter === null ? null : wordsProblem(filter.words);
	if (problem !== null) {
		return {
			...soFar, rows: new Uint32Array(), counts: [], progress: null, unsearched: 0, problem,
		};
	}

	const found = filter === null ? null : yield * reporting(filterSteps(index, filter), ({rows, seen}) => ({...soFar, rows, progress: seen / index.rowCount}));
	// Where all are found no file has anything to add, and all are counted and sorted in half the time of some.
	const rows = found?.length === index.rowCount ? null : found;
	const unsearched = rows === null ? 0 : soFar.unsearched;
	const arranged = yield * reporting(arrangeSteps(question, rows), () => ({...soFar, rows, progress: 1}));
	return {
		...soFar, ...arranged, rows, unsearched, unsorted: isSortedInFiles(question) ? rows?.length ?? index.rowCount : 0, progress: null,
	};
}

/**
Does steps.
@yields What is known after each of them.
*/
function * reporting<Result, Progress>(steps: Steps<Result, Progress>, tell: (progress: Progress) => FailureAnswer): Steps<Result, FailureAnswer> {
	for (;;) {
		const {done, value} = steps.next();
		if (done === true) {
			return value;
		}

		yield tell(value);
	}
}
