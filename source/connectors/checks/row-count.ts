import {countOf, formatCount} from '../../text/numbers.ts';
import {type Arithmetic, arithmeticOf} from '../failed-items/arithmetic.ts';
import type {Check, Observation} from './check.ts';

/** Only mapping rows explain fewer rows than failed items; without one the log simply does not name the others. */
const fewerRows = ({sentence, rows, mappingRows}: Arithmetic, failed: number): Pick<Observation, 'message' | 'next'> => {
	if (mappingRows > 0) {
		return {message: sentence, next: 'Count people by rows and items by the failed count.'};
	}

	const others = rows === 0 ? 'them' : `the other ${formatCount(failed - rows)}`;
	return {message: `${sentence} and does not name ${others}`, next: 'Count items by the failed count; an audit export of ComplianceConnector records names every failed item.'};
};

/** Rows of failed items against the count: mapping failures are logged once per user (documented), so fewer is normal. */
export const rowCount: Check = {
	name: 'row-count',
	title: 'Rows listed agree with the failed count',
	why: 'User-mapping failures are listed once per user, so fewer rows than failed items is normal; more rows is not.',
	isSuspicious: true,
	run({lastImport}) {
		const failed = lastImport?.counts.failed ?? null;
		if (lastImport === null || failed === null || lastImport.failureRows === failed) {
			return [];
		}

		const {failureRows} = lastImport;
		const arithmetic = arithmeticOf([lastImport]);
		const evidence = {failed, failureRows, mappingRows: arithmetic.mappingRows};
		if (failureRows < failed) {
			return [{severity: 'info', ...fewerRows(arithmetic, failed), evidence}];
		}

		return [{
			severity: 'warning',
			message: `${countOf(failureRows, 'row')} listed for ${countOf(failed, 'failed item')}`,
			next: 'Download the log again; if the rows still outnumber the count, trust the rows and tell Microsoft support.',
			evidence,
		}];
	},
};
