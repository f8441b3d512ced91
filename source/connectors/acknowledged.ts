import {connectorKey} from './name.ts';
import {reasonsOf} from './failed-items/failed-rows.ts';
import type {Acknowledged, HeldImport} from './model.ts';
import type {Instant} from './reading.ts';
import type {Acknowledgement} from './settings.ts';
import type {Subject} from './subject/subject.ts';

/** Returns the acknowledgements of one connector that have not expired, soonest expiry first. */
export const activeAcknowledgements = (key: string, acknowledgements: readonly Acknowledgement[], now: Instant): readonly Acknowledged[] =>
	acknowledgements
		.filter(({connector, expiresAt}) => expiresAt > now && connectorKey(connector) === key)
		.map(({id, reason, check, note, createdAt, expiresAt}) => ({
			id, reason, check, note, createdAt, expiresAt,
		}))
		.toSorted((first, second) => first.expiresAt - second.expiresAt || (first.id < second.id ? -1 : 1));

/** Whether a failure reason is acknowledged: that text exactly, so that no other reason hides behind it. */
export const isReasonAcknowledged = (reason: string, acknowledgements: readonly Acknowledged[]): boolean =>
	acknowledgements.some(acknowledgement => acknowledgement.reason === reason);

/** Whether every one of these reasons is acknowledged; without a reason nothing is. */
const areReasonsAcknowledged = (reasons: readonly string[], acknowledgements: readonly Acknowledged[]): boolean =>
	reasons.length > 0 && reasons.every(reason => isReasonAcknowledged(reason, acknowledgements));

/**
Whether what a check says is acknowledged: every reason of it, or the check as a whole. The word about a check was given when
certain reasons were known; a reason first seen after it is not covered, nor is an import completed after it (`at`) whose failed items
give no reason, so that nothing new hides behind it.
*/
export const isAcknowledged = (
	check: string,
	reasons: readonly string[],
	{acknowledgements, imports, beside}: Pick<Subject, 'acknowledgements' | 'imports' | 'beside'>,
	at = -Infinity,
): boolean => {
	if (areReasonsAcknowledged(reasons, acknowledgements)) {
		return true;
	}

	const words = acknowledgements.filter(acknowledgement => acknowledgement.check === check);
	return (reasons.length > 0 ? words.length > 0 : words.some(({createdAt}) => at <= createdAt)) && reasons.every(reason => {
		const seenAt = Math.min(firstSeen(reason, imports), firstSeen(reason, beside));
		return isReasonAcknowledged(reason, acknowledgements) || words.some(({createdAt}) => seenAt <= createdAt);
	});
};

/** Returns the completion of the first import held that gives the reason. */
const firstSeen = (reason: string, imports: readonly HeldImport[]): Instant =>
	imports.findLast(({failedItems}) => reasonsOf(failedItems).includes(reason))?.completedAt ?? Infinity;
