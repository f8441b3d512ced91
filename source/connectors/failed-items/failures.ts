/**
Failed items over a tenant, as numbers into the columns the decoder made: index once, then filter, count, sort, read one row.
Screens and commands ask here. What may take long comes as steps, too (failure-steps.ts), so that whoever asks can stop.
*/
export {countFailures, type FailureCount} from './failure-counts.ts';
export {isImportIncluded, noFilter, type FailureFilter} from './failure-conditions.ts';
export {filterFailures, unsearchedItemIds} from './failure-filter.ts';
export {
	failureAt, importOfRow, indexFailures, type Failure, type FailureIndex, type FailureScope,
} from './failure-index.ts';
export {
	orderFailures, placeFrom, type OrderedRows,
} from './failure-order.ts';
export {
	answerSteps, arrangeSteps, isSortedInFiles, numbersOf, type FailureAnswer, type FailureQuestion, type FailureSort,
} from './failure-question.ts';
export {needsExpressions, searchWords, wordsProblem} from './failure-search.ts';
export {runSteps, type Steps} from './failure-steps.ts';
