import {isReasonAcknowledged} from '../acknowledged.ts';
import {categoryOf} from '../categories.ts';
import type {Acknowledged, FailureReason, HeldImport} from '../model.ts';
import {compareByCodePoint} from '../name.ts';
import {rowsByReason} from './failed-rows.ts';

/** With more rows than this the users of a reason are not counted here (failures.ts counts them when asked). */
export const maximumRowsWithUsers = 50_000;

const usersByReason = (imports: readonly HeldImport[]): ReadonlyMap<string, ReadonlySet<string>> => {
	const usersOf = new Map<string, Set<string>>();
	for (const {failedItems} of imports) {
		if (failedItems === null) {
			continue;
		}

		const {reasons, users, rowCount} = failedItems;
		const usersOfCode = reasons.values.map(reason => {
			const ofReason = usersOf.get(reason) ?? new Set();
			usersOf.set(reason, ofReason);
			return ofReason;
		});
		for (let row = 0; row < rowCount; row++) {
			const user = users.values[users.codes[row]!]!;
			if (user !== '') {
				usersOfCode[reasons.codes[row]!]!.add(user);
			}
		}
	}

	return usersOf;
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
