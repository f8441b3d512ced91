import {countOf, formatCount} from '../../text/numbers.ts';
import {formatTime} from '../../text/time.ts';
import {uncleanBefore} from '../subject/cleanness.ts';
import {reasonsOf} from '../failed-items/failed-rows.ts';
import type {HeldImport} from '../model.ts';
import type {Subject} from '../subject/subject.ts';
import type {Check, Observation} from './check.ts';

const evidenceOf = ({counts, failureRows}: HeldImport, completedAt: string, maxFailed: number): Observation['evidence'] => ({
	failed: counts.failed, failureRows, maxFailed, completedAt,
});

const nextOf = ({failureRows}: HeldImport): string => failureRows === 0
	? 'The log lists none of them: download it again, or look into the audit log for the reasons.'
	: 'Open the failed items, fix the most frequent reason first.';

const newest = ({lastImport, rules: {maxFailed}}: Subject): readonly Observation[] => {
	const failed = lastImport?.counts.failed ?? 0;
	if (lastImport === null || failed === 0) {
		return [];
	}

	const isAllowed = failed <= maxFailed;
	return [{
		severity: isAllowed ? 'info' : 'critical',
		message: `${countOf(failed, 'item')} failed${isAllowed ? `, ${formatCount(maxFailed)} allowed` : ''}`,
		next: isAllowed ? 'Nothing to do within the limit; look at the reasons now and then.' : nextOf(lastImport),
		evidence: evidenceOf(lastImport, formatTime(lastImport.completedAt, 'utc'), maxFailed),
		reasons: reasonsOf(lastImport.failedItems),
		item: lastImport,
	}];
};

const earlier = (subject: Subject): readonly Observation[] =>
	uncleanBefore(subject).map(item => {
		const completedAt = formatTime(item.completedAt, 'utc');
		const isAudited = item.kind === 'audit-export';
		return {
			severity: 'warning',
			message: `${countOf(item.counts.failed!, 'item')} failed in the import of ${completedAt} UTC${isAudited ? ', as an audit export says' : ''}`,
			next: isAudited
				? 'Download the log of that day: only the audit export shows these failures.'
				: 'These items were not imported again. Fix the cause, or acknowledge with a note.',
			evidence: evidenceOf(item, completedAt, subject.rules.maxFailed),
			reasons: reasonsOf(item.failedItems),
			item,
		};
	});

/** Failed items of the newest import, and of the eight days of the strip. */
export const failedItems: Check = {
	name: 'failed-items',
	title: 'No more failed items than allowed',
	why: 'A failed item is in no mailbox: it cannot be retained, searched or held.',
	isSuspicious: false,
	run: subject => [...newest(subject), ...earlier(subject)],
};
