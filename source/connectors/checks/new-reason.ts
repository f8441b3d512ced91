import {countOf, formatCount} from '../../text/numbers.ts';
import {rowsByReason} from '../failed-items/failed-rows.ts';
import type {HeldImport} from '../model.ts';
import type {Check, Observation} from './check.ts';

/** Reasons that hold an id are all new; so many are named one by one. */
const maximumNamed = 20;

const observe = (reason: string, rows: number): Observation => ({
	severity: 'warning',
	message: `New failure reason: ${reason} (${countOf(rows, 'row')})`,
	next: 'Find out what changed at the source or in the mailboxes; acknowledge it once it is known.',
	evidence: {reason, rows},
	reasons: [reason],
});

const others = (reasons: readonly string[]): Observation => ({
	severity: 'warning',
	message: `${formatCount(reasons.length)} more new failure reasons`,
	next: 'Open the failed items of the newest import.',
	evidence: {reasons: reasons.length},
	reasons,
});

/** Returns the reasons no earlier import gives; none when no earlier import gives any. */
const freshAmong = (rows: ReadonlyMap<string, number>, earlier: readonly HeldImport[]): readonly string[] => {
	const fresh = new Set(rows.keys());
	let hasSeen = false;
	for (const {failedItems} of earlier) {
		for (const reason of rowsByReason(failedItems).keys()) {
			hasSeen = true;
			fresh.delete(reason);
		}

		if (fresh.size === 0) {
			break;
		}
	}

	return hasSeen ? [...fresh] : [];
};

/** Failure reasons of the newest import that no earlier one has; the very first reasons of a connector are not new. */
export const newReason: Check = {
	name: 'new-reason',
	title: 'No failure reason for the first time',
	why: 'A reason never seen before is a change somewhere, and the usual ones hide it.',
	isSuspicious: true,
	run({lastImport, imports}) {
		const rows = rowsByReason(lastImport?.failedItems ?? null);
		if (rows.size === 0) {
			return [];
		}

		const fresh = freshAmong(rows, imports.filter(item => item !== lastImport));
		const rest = fresh.slice(maximumNamed);
		return [
			...fresh.slice(0, maximumNamed).map(reason => observe(reason, rows.get(reason)!)),
			...rest.length > 0 ? [others(rest)] : [],
		];
	},
};
