import {countOf, formatCount} from '../../text/numbers.ts';
import type {Check} from './check.ts';

/** Items written to a mailbox without their attachments. */
export const partialItems: Check = {
	name: 'partial-items',
	title: 'No attachments dropped',
	why: 'A partially imported item lost attachments: the conversation is kept, the evidence in it is not.',
	isSuspicious: false,
	run({lastImport, rules: {maxPartial}}) {
		const partial = lastImport?.counts.partiallyImported ?? 0;
		if (partial === 0) {
			return [];
		}

		const isAllowed = partial <= maxPartial;
		return [{
			severity: isAllowed ? 'info' : 'warning',
			message: `${countOf(partial, 'item')} imported without attachments${isAllowed ? `, ${formatCount(maxPartial)} allowed` : ''}`,
			next: 'Look for attachments over 10 MB at the source and keep them another way.',
			evidence: {partiallyImported: partial, maxPartial},
		}];
	},
};
