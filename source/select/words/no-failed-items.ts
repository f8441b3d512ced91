/** Why a list of failed items, or of users, is empty: nothing failed, or nobody can say. */
import type {Connector, HeldImport} from '../../connectors/model.ts';
import {countOf} from '../../text/numbers.ts';

export type Doubt = {readonly headline: string; /** What to do about it, a sentence. */ readonly next: string};

/** The imports an empty list was made of, and the connectors they are of. */
type Searched = {readonly imports: readonly HeldImport[]; readonly connectors: readonly Connector[]};

/** What keeps an empty list from meaning that nothing failed; the first row that applies is said. */
const doubts: ReadonlyArray<(searched: Searched) => Doubt | null> = [
	({imports}) => {
		const unlisted = imports.filter(({counts, failureRows}) => (counts.failed ?? 0) > 0 && failureRows === 0);
		const failed = unlisted.reduce((sum, {counts}) => sum + counts.failed!, 0);
		const log = unlisted.length === 1 ? 'log' : 'logs';
		return failed === 0
			? null
			: {
				headline: `${countOf(failed, 'item')} failed, but the ${log} ${unlisted.length === 1 ? 'lists' : 'list'} ${failed === 1 ? 'no row of it' : 'none of them'}.`,
				next: `Download the ${log} again, or look into the audit log.`,
			};
	},
	({connectors}) => {
		const unreadable = connectors.filter(({state}) => state === 'unreadable');
		return unreadable.length === 0
			? null
			: {
				headline: `${unreadable.length === 1 ? `${unreadable[0]!.name} is` : `${countOf(unreadable.length, 'connector')} are`} unreadable: what failed there is not known.`,
				next: 'The board says which log to download again.',
			};
	},
	({imports}) => {
		const unknown = imports.filter(({counts}) => counts.failed === null).length;
		return unknown === 0
			? null
			: {
				headline: `${countOf(unknown, 'import')} ${unknown === 1 ? 'does' : 'do'} not say how many items failed.`,
				next: 'Older records logs have no such count: look at the source.',
			};
	},
	({imports}) => imports.length > 0
		? null
		: {
			headline: 'No import is held here: whether items failed is not known.',
			next: 'Download the log from the portal.',
		},
];

/** Returns why an empty list does not mean that nothing failed; null when it does. */
export const doubtOf = (searched: Searched): Doubt | null => {
	for (const doubt of doubts) {
		const found = doubt(searched);
		if (found !== null) {
			return found;
		}
	}

	return null;
};
