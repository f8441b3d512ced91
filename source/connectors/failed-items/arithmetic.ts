import {formatCount} from '../../text/numbers.ts';
import {categoryOf} from '../categories.ts';
import type {HeldImport} from '../model.ts';
import type {Count} from '../reading.ts';
import {rowsByReason} from './failed-rows.ts';

/** How the failed count and the rows of an import meet. */
export type Arithmetic = {
	readonly failed: Count;
	readonly rows: number;
	/** Rows of user-mapping failures, which an admin log lists once per user (documented). */
	readonly mappingRows: number;
	/** `412 items failed; the log lists 9 (mapping failures once per user)`. */
	readonly sentence: string;
};

const sentenceOf = (failed: Count, rows: number, mappingRows: number): string => {
	const why = mappingRows > 0 && rows < (failed ?? Infinity) ? ' (mapping failures once per user)' : '';
	return `${formatCount(failed)} ${failed === 1 ? 'item' : 'items'} failed; the log lists ${formatCount(rows)}${why}`;
};

/** Returns the honest arithmetic of imports together: what failed, what is listed, and what explains the difference. */
export const arithmeticOf = (imports: readonly HeldImport[]): Arithmetic => {
	let failed: Count = 0;
	let rows = 0;
	let mappingRows = 0;
	for (const {kind, counts, failureRows, failedItems} of imports) {
		failed = failed === null || counts.failed === null ? null : failed + counts.failed;
		rows += failureRows;
		for (const [reason, ofReason] of kind === 'admin-log' ? rowsByReason(failedItems) : []) {
			mappingRows += categoryOf(reason) === 'user-mapping' ? ofReason : 0;
		}
	}

	return {
		failed, rows, mappingRows, sentence: sentenceOf(failed, rows, mappingRows),
	};
};
