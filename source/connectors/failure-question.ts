/** A whole question about failed items, as a screen asks it: which, in what order, counted by what. */
import {countSteps, type FailureCount} from './failure-counts.ts';
import {type FailureFilter} from './failure-conditions.ts';
import {filterSteps, unsearchedItemIds} from './failure-filter.ts';
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
	/** Rows whose item ids were not looked through. */
	readonly unsearched: number;
	/** Whether there are too many item ids to sort by them. */
	readonly isUnsorted: boolean;
};

/** Returns the number of item ids a filter should look through but that stand in their files. */
const leftInFiles = ({index, filter}: FailureQuestion): number => filter === null || filter.words.length === 0 ? 0 : unsearchedItemIds(index);

/** More item ids than this are not sorted: they would have to be held, all of them. */
export const maximumSortedItemIds = 500_000;

/** Returns the rows whose item ids have to be known to answer, all of them as numbers; null when none has. */
export const rowsToSortByItemId = ({index, sort}: FailureQuestion, rows: Uint32Array | null): Uint32Array | null => {
	const count = rows?.length ?? index.rowCount;
	return sort?.field === 'itemId' && count <= maximumSortedItemIds ? rows ?? Uint32Array.from({length: count}, (_, row) => row) : null;
};

/**
Sorts and counts rows that were found. `itemIds` are those of `rowsToSortByItemId`, null when there is nobody to read those
that stand in files.
@yields After each step.
*/
export function * arrangeSteps(question: FailureQuestion, rows: Uint32Array | null, itemIds: readonly string[] | null): Steps<Pick<FailureAnswer, 'ordered' | 'counts' | 'isUnsorted'>> {
	const {index, sort, count} = question;
	const ordered = yield * orderOf(question, rows, itemIds);
	return {ordered, isUnsorted: sort !== null && ordered === null, counts: yield * countSteps(index, rows, count)};
}

function * orderOf(question: FailureQuestion, rows: Uint32Array | null, itemIds: readonly string[] | null): Steps<OrderedRows | null> {
	const {index, sort} = question;
	if (sort === null) {
		return null;
	}

	if (sort.field !== 'itemId') {
		return yield * orderSteps(index, rows, sort.field, sort.isReversed);
	}

	const toSort = rowsToSortByItemId(question, rows);
	return toSort === null ? null : yield * orderByTextSteps(toSort, itemIds ?? [...toSort].map(row => failureAt(index, row).itemId ?? ''), sort.isReversed);
}

/**
Answers a question as far as memory goes.
@yields What is known after each step.
*/
export function * answerSteps(question: FailureQuestion): Steps<FailureAnswer, FailureAnswer> {
	const {index, filter} = question;
	const soFar: FailureAnswer = {
		index, rows: null, ordered: null, counts: null, progress: filter === null ? 1 : 0, unsearched: leftInFiles(question), isUnsorted: false,
	};
	const found = filter === null ? null : yield * reporting(filterSteps(index, filter), ({rows, seen}) => ({...soFar, rows, progress: seen / index.rowCount}));
	// Where all are found no file has anything to add, and all are counted and sorted in half the time of some.
	const rows = found?.length === index.rowCount ? null : found;
	const unsearched = rows === null ? 0 : soFar.unsearched;
	const arranged = yield * reporting(arrangeSteps(question, rows, null), () => ({...soFar, rows, progress: 1}));
	return {
		...soFar, ...arranged, rows, unsearched, progress: null,
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
