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
	/** Each a part of the sentence: `412 failed`, `9 rows listed`, `3 one-per-user mapping rows`. */
	readonly parts: readonly string[];
	readonly sentence: string;
};

const partsOf = (failed: Count, rows: number, mappingRows: number): readonly string[] => [
	`${formatCount(failed)} failed`,
	`${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'} listed`,
	...mappingRows > 0 ? [`${formatCount(mappingRows)} one-per-user mapping ${mappingRows === 1 ? 'row' : 'rows'}`] : [],
];

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

	const parts = partsOf(failed, rows, mappingRows);
	return {
		failed, rows, mappingRows, parts, sentence: parts.join(' · '),
	};
};
