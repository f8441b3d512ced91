import {isReasonAcknowledged} from './acknowledged.ts';
import {categoryOf} from './categories.ts';
import {rowsByReason} from './failed-rows.ts';
import type {Acknowledged, FailureReason, HeldImport} from './model.ts';
import {compareByCodePoint} from './name.ts';

/** With more rows than this the users of a reason are not counted here (failures.ts counts them when asked). */
export const maximumRowsWithUsers = 50_000;

const usersByReason = (imports: readonly HeldImport[]): ReadonlyMap<string, ReadonlySet<string>> => {
	const users = new Map<string, Set<string>>();
	for (const {failedItems} of imports) {
		for (let row = 0; row < (failedItems?.rowCount ?? 0); row++) {
			const reason = failedItems!.reasons.values[failedItems!.reasons.codes[row]!]!;
			const user = failedItems!.users.values[failedItems!.users.codes[row]!]!;
			const ofReason = users.get(reason) ?? new Set();
			users.set(reason, user === '' ? ofReason : ofReason.add(user));
		}
	}

	return users;
};

/** Returns the failure reasons of imports, most rows first, then by reason; the rows add up to all rows listed. */
export const failureReasonsOf = (imports: readonly HeldImport[], acknowledgements: readonly Acknowledged[]): readonly FailureReason[] => {
	const rowsOf = new Map<string, number>();
	let allRows = 0;
	for (const {failedItems} of imports) {
		for (const [reason, rows] of rowsByReason(failedItems)) {
			rowsOf.set(reason, (rowsOf.get(reason) ?? 0) + rows);
			allRows += rows;
		}
	}

	const users = allRows > maximumRowsWithUsers ? null : usersByReason(imports);
	return rowsOf.entries().map(([reason, rows]) => ({
		reason,
		category: categoryOf(reason),
		rows,
		users: users?.get(reason)?.size ?? null,
		isAcknowledged: isReasonAcknowledged(reason, acknowledgements),
	})).toArray().toSorted((first, second) => second.rows - first.rows || compareByCodePoint(first.reason, second.reason));
};
