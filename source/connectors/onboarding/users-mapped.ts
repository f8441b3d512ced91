import {countOf} from '../../text/numbers.ts';
import {formatTime} from '../../text/time.ts';
import {categoryOf} from '../categories.ts';
import {rowsByReason} from '../failed-items/failed-rows.ts';
import type {HeldImport} from '../model.ts';
import type {Step} from './step.ts';

const mappingRowsOf = ({failedItems}: HeldImport): number => {
	let rows = 0;
	for (const [reason, ofReason] of rowsByReason(failedItems)) {
		rows += categoryOf(reason) === 'user-mapping' ? ofReason : 0;
	}

	return rows;
};

/** Without a row nobody knows whether it was the mapping that failed. */
const isMapped = (item: HeldImport): boolean =>
	item.counts.failed === 0 || (item.failureRows > 0 && mappingRowsOf(item) === 0);

/** An import in which no user failed mapping. */
export const usersMapped: Step = {
	name: 'users-mapped',
	title: 'Users mapped',
	judge({imports, lastImport, kind}) {
		if (lastImport === null || kind === 'audit-export') {
			return {state: 'blocked', message: 'Waits for the first log with an import.', at: null};
		}

		if (isMapped(lastImport)) {
			return {state: 'done', message: `No user failed mapping in the import of ${formatTime(lastImport.completedAt, 'utc')} UTC.`, at: imports.findLast(item => isMapped(item))!.completedAt};
		}

		const rows = mappingRowsOf(lastImport);
		return {state: 'due', message: rows === 0 ? 'The log does not say whether users failed mapping.' : `${countOf(rows, 'row')} of users who failed mapping: see the fix list.`, at: null};
	},
};
