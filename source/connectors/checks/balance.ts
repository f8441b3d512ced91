import {countOf} from '../../text/numbers.ts';
import type {Check} from './check.ts';

const messageOf = (imbalance: number | null): string => {
	if (imbalance === null) {
		return 'The newest import cannot be balanced: not all of its counts are known';
	}

	return imbalance > 0
		? `${countOf(imbalance, 'item')} available for import ${imbalance === 1 ? 'has' : 'have'} no outcome in the newest import`
		: `${countOf(-imbalance, 'more outcome')} than items available for import in the newest import`;
};

/** Available for import = imported + partially imported + skipped + failed (documented). */
export const balance: Check = {
	name: 'balance',
	title: 'Every item available is accounted for',
	why: 'Items that are neither imported, skipped nor failed are missing from the mailboxes, and nothing else reports them.',
	isSuspicious: true,
	run({lastImport}) {
		if (lastImport?.kind !== 'admin-log' || lastImport.imbalance === 0) {
			return [];
		}

		const {counts, imbalance} = lastImport;
		const {availableForImport, imported, partiallyImported, skipped, failed} = counts;
		const evidence = {
			availableForImport, imported, partiallyImported, skipped, failed, imbalance,
		};
		return [{
			severity: 'warning',
			message: messageOf(imbalance),
			next: 'Download the log again and compare the counts with the portal; if they agree, tell Microsoft support.',
			evidence,
		}];
	},
};
