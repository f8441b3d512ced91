import {
	failureAt,
	filterFailures,
	indexFailures,
	noFilter,
	type Failure as FailureRow,
	type FailureFilter,
} from '../connectors/failures.ts';
import type {Tenant} from '../connectors/model.ts';
import type {Failure} from '../schema/failures.ts';
import {formatIso} from '../text/time.ts';
import type {Mask} from './mask.ts';

/** Failed items that are read one at a time, so that millions of them cost a list of numbers. */
export type FailuresReport = {
	readonly total: number;
	/** Worst connector first, newest import first, as the file lists them. */
	readonly failures: Iterable<Failure>;
	readonly isMasked: boolean;
};

/** Reads an item id that is not held but stands in the import's file. */
export type ReadItemId = (failure: FailureRow) => string;

const heldOnly: ReadItemId = () => {
	throw new TypeError('an item id stands in the file, and nobody said how to read it');
};

/** Returns the failed items that meet the filter, at most `limit` of them; `total` counts all. */
export const failuresReport = (tenant: Tenant, filter: Partial<FailureFilter>, limit: number, mask: Mask, readItemId = heldOnly): FailuresReport => {
	const index = indexFailures(tenant, {kind: 'all'});
	const rows = filterFailures(index, {...noFilter, ...filter});
	return {
		total: rows.length,
		failures: rows.values().take(limit).map(row => failureOf(failureAt(index, row), mask, readItemId)),
		isMasked: mask.isOn,
	};
};

const failureOf = (failure: FailureRow, mask: Mask, readItemId: ReadItemId): Failure => ({
	connector: failure.import.connector,
	completedAt: formatIso(failure.import.completedAt),
	itemId: mask.item(failure.itemId ?? readItemId(failure)),
	sourceUserId: mask.user(failure.user),
	m365UserId: failure.m365User === null ? null : mask.user(failure.m365User),
	reason: mask.text(failure.reason),
	category: failure.category as Failure['category'],
	path: failure.import.file.path,
	line: failure.line,
	...(mask.isOn && {masked: true as const}),
});
