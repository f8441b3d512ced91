import {countOf} from '../../text/numbers.ts';
import {arithmeticOf} from '../arithmetic.ts';
import type {Check} from './check.ts';

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
		const {sentence, mappingRows} = arithmeticOf(lastImport);
		const evidence = {failed, failureRows, mappingRows};
		if (failureRows < failed) {
			return [{
				severity: 'info',
				message: `${sentence}: user-mapping failures are listed once per user`,
				next: 'Count people by rows and items by the failed count.',
				evidence,
			}];
		}

		return [{
			severity: 'warning',
			message: `${countOf(failureRows, 'row')} listed for ${countOf(failed, 'failed item')}`,
			next: 'Download the log again; if the rows still outnumber the count, trust the rows and tell Microsoft support.',
			evidence,
		}];
	},
};
