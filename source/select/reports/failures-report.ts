import {type Arithmetic, arithmeticOf} from '../../connectors/failed-items/arithmetic.ts';
import {
	failureAt,
	filterFailures,
	indexFailures,
	isImportIncluded,
	noFilter,
	type Failure as FailureRow,
	type FailureFilter,
	type FailureIndex,
} from '../../connectors/failed-items/failures.ts';
import type {Tenant} from '../../connectors/model.ts';
import {connectorKey} from '../../connectors/name.ts';
import type {Failure} from '../../schema/failures.ts';
import {formatIso} from '../../text/time.ts';
import type {Mask} from '../line/mask.ts';
import {memoizeLast} from '../line/memoize-last.ts';
import {type Doubt, doubtOf} from '../words/no-failed-items.ts';
import {isReasonNormalised} from '../failures/stored-item-ids.ts';

/** Rows by their numbers, ascending. */
export type ListedRows = {readonly index: FailureIndex; readonly rows: Uint32Array};

/** Failed items that are read one at a time, so that millions of them cost a list of numbers. */
export type FailuresReport = {
	readonly total: number;
	/** Worst connector first, newest import first, as the file lists them. */
	readonly failures: Iterable<Failure>;
	/** The same rows, for whoever writes them without making a failed item of each. */
	readonly listed: ListedRows;
	readonly isMasked: boolean;
	/** How the failed counts and the rows of the imports asked for meet; null when single rows were asked for. */
	readonly arithmetic: Arithmetic | null;
	/** Why an empty list does not mean that nothing failed; null when it does, and when rows are listed. */
	readonly doubt: Doubt | null;
};

/** Reads a row whose item id is not held but stands in the import's file. */
export type ReadRow = (failure: FailureRow) => {readonly itemId: string; readonly reason: string};

const heldOnly: ReadRow = () => {
	throw new TypeError('an item id stands in the file, and nobody said how to read it');
};

/** Returns the failed items that meet the filter, at most `limit` of them; `total` counts all. */
export const failuresReport = (tenant: Tenant, filter: Partial<FailureFilter>, limit: number, mask: Mask, readRow = heldOnly): FailuresReport => {
	const index = indexFailures(tenant, {kind: 'all'});
	const whole = {...noFilter, ...filter};
	const rows = filterFailures(index, whole);
	const connectors = tenant.connectors.filter(({key}) => whole.connector === null || key === connectorKey(whole.connector));
	const imports = connectors.flatMap(connector => connector.imports).filter(held => isImportIncluded(held, whole));
	return {
		total: rows.length,
		get arithmetic() {
			return whole.reason === null && whole.user === null ? arithmeticOf(imports) : null;
		},
		doubt: rows.length === 0 ? doubtOf({imports, connectors}) : null,
		listed: {index, rows: rows.subarray(0, Math.min(limit, rows.length))},
		failures: rows.values().take(limit).map(row => failureOf(failureAt(index, row), mask, readRow)),
		isMasked: mask.isOn,
	};
};

/** Rows come import by import: the time of millions is made into text once. */
const isoOf = memoizeLast(formatIso);

const failureOf = (failure: FailureRow, mask: Mask, readRow: ReadRow): Failure => {
	const {itemId, reason} = failure.itemId === null ? readRow(failure) : {itemId: failure.itemId, reason: failure.reason};
	return {
		connector: failure.import.connector,
		completedAt: isoOf(failure.import.completedAt),
		itemId: mask.item(itemId),
		sourceUserId: mask.user(failure.user),
		m365UserId: failure.m365User === null ? null : mask.user(failure.m365User),
		reason: mask.text(isReasonNormalised(failure) ? reason : failure.reason),
		category: failure.category as Failure['category'],
		path: failure.import.file.path,
		line: failure.line,
		...(mask.isOn && {masked: true as const}),
	};
};
