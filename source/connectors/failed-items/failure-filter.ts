import type {FailureIndex} from './failure-index.ts';
import {runSteps, stepLength, type Steps} from './failure-steps.ts';
import {firstFrom} from './failure-stretches.ts';
import {heldRowsOf} from './failed-rows.ts';
import {
	type FailureFilter,
	conditionSteps,
	isImportIncluded,
	missingInRows,
} from './failure-conditions.ts';
import {
	type FoundRows,
	makeRoom,
	type OwnRows,
	collect,
	collectHolding,
} from './failure-rows.ts';

/** Whether one of the ascending numbers is in a stretch. */
const isAnyIn = (ascending: Uint32Array, {from, to}: OwnRows): boolean => (ascending[firstFrom(ascending, from)] ?? to) < to;

/** Rows found so far, ascending; only lent. */
export type RowsSoFar = {readonly rows: Uint32Array; /** How many rows were looked at. */ readonly seen: number};

const nothingSeen: RowsSoFar = {rows: new Uint32Array(), seen: 0};

/**
Finds the rows that meet a filter, ascending: in the order of the index. Item ids that are not held (`unsearchedItemIds`)
are not looked through.
@yields The rows found by then.
*/
export function * filterSteps(index: FailureIndex, filter: FailureFilter): Steps<Uint32Array, RowsSoFar> {
	const found: FoundRows = {rows: new Uint32Array(), count: 0};
	const conditions = yield * whileNothingIsFound(conditionSteps(index, filter));
	const hasWords = filter.words.length > 0;
	for (const [place, item] of index.imports.entries()) {
		if (!isImportIncluded(item, filter)) {
			continue;
		}

		const items = item.failedItems!;
		const missing = missingInRows(index, place, conditions);
		const held = hasWords ? heldRowsOf(items) : null;
		for (let from = 0; from < items.rowCount; from += stepLength) {
			const stretch = {from, to: Math.min(items.rowCount, from + stepLength), start: index.starts[place]!};
			// One more than there can be: where a row that does not fit is written last.
			makeRoom(found, stretch.to - from + 1);
			found.count = held !== null && (held === 'all' || isAnyIn(held, stretch))
				? collectHolding(found, stretch, missing, items, conditions.missingInItemId)
				: collect(found, stretch, missing);
			yield {rows: found.rows.subarray(0, found.count), seen: stretch.start + stretch.to};
		}
	}

	return found.count * 2 > found.rows.length ? found.rows.subarray(0, found.count) : found.rows.slice(0, found.count);
}

function * whileNothingIsFound<Result>(steps: Steps<Result>): Steps<Result, RowsSoFar> {
	for (;;) {
		const {done, value} = steps.next();
		if (done === true) {
			return value;
		}

		yield nothingSeen;
	}
}

/** Returns the rows that meet a filter, all steps at once: see `filterSteps`. */
export const filterFailures = (index: FailureIndex, filter: FailureFilter): Uint32Array => runSteps(filterSteps(index, filter));

/** Returns how many rows have an item id that stands in its file, where a filter does not look by itself. */
export const unsearchedItemIds = ({imports}: FailureIndex): number => {
	let rows = 0;
	for (const {failedItems} of imports) {
		rows += failedItems!.rowCount - failedItems!.itemIds.ends.length;
	}

	return rows;
};
