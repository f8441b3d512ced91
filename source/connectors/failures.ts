/**
Failed items over a tenant, as numbers into the columns the decoder made: index once, then filter, count, read one row.
*/
export {countFailures, type FailureCount} from './failure-counts.ts';
export {
	filterFailures, noFilter, unsearchedItemIds, type FailureFilter,
} from './failure-filter.ts';
export {
	failureAt, importOfRow, indexFailures, type Failure, type FailureIndex,
} from './failure-index.ts';
