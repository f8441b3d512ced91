import {formatCount} from '../../text/numbers.ts';
import type {Check} from './check.ts';

/** Available for import = imported + partially imported + skipped + failed (documented). */
export const balance: Check = {
	name: 'balance',
	title: 'Every item available is accounted for',
	why: 'Items that are neither imported, skipped nor failed are missing from the mailboxes, and nothing else reports them.',
	isSuspicious: true,
	run({lastImport}) {
		if (lastImport === null || lastImport.kind !== 'admin-log' || lastImport.imbalance === 0) {
			return [];
		}

		const {counts, imbalance} = lastImport;
		const {availableForImport, imported, partiallyImported, skipped, failed} = counts;
		const evidence = {
			availableForImport, imported, partiallyImported, skipped, failed, imbalance,
		};
		return imbalance === null
			? [{
				severity: 'warning',
				message: 'The newest import cannot be balanced: not all of its counts are known',
				next: 'Download the log again and compare the counts with the portal.',
				evidence,
			}]
			: [{
				severity: 'warning',
				message: `${formatCount(Math.abs(imbalance))} ${imbalance > 0 ? 'items available for import have no outcome' : 'more outcomes than items available for import'} in the newest import`,
				next: 'Compare the counts with the portal; if they agree, send the log to Microsoft support.',
				evidence,
			}];
	},
};
