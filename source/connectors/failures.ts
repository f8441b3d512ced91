/**
Failed items over a tenant, as numbers into the columns the decoder made: index once, then filter, count, read one row.
*/
export {countFailures, type FailureCount, type FailureField} from './failure-counts.ts';
export {
	filterFailures, noFilter, unsearchedItemIds, type FailureFilter,
} from './failure-filter.ts';
export {
	failureAt, importOfRow, indexFailures, type Failure, type FailureIndex, type FailureScope,
} from './failure-index.ts';
