import {connectorKey} from './name.ts';
import type {Acknowledged} from './model.ts';
import type {Instant} from './reading.ts';
import type {Acknowledgement} from './settings.ts';

/** Returns the acknowledgements of one connector that have not expired, soonest expiry first. */
export const activeAcknowledgements = (key: string, acknowledgements: readonly Acknowledgement[], now: Instant): readonly Acknowledged[] =>
	acknowledgements
		.filter(({connector, expiresAt}) => expiresAt > now && connectorKey(connector) === key)
		.map(({id, reason, check, note, expiresAt}) => ({
			id, reason, check, note, expiresAt,
		}))
		.toSorted((first, second) => first.expiresAt - second.expiresAt || (first.id < second.id ? -1 : 1));

/** Whether a check of this connector is acknowledged as a whole. */
export const isCheckAcknowledged = (check: string, acknowledgements: readonly Acknowledged[]): boolean =>
	acknowledgements.some(acknowledgement => acknowledgement.check === check);

/** Whether a failure reason is acknowledged: that text exactly, so that no other reason hides behind it. */
export const isReasonAcknowledged = (reason: string, acknowledgements: readonly Acknowledged[]): boolean =>
	acknowledgements.some(acknowledgement => acknowledgement.reason === reason);

/** Whether every one of these reasons is acknowledged; without a reason nothing is. */
export const areReasonsAcknowledged = (reasons: readonly string[], acknowledgements: readonly Acknowledged[]): boolean =>
	reasons.length > 0 && reasons.every(reason => isReasonAcknowledged(reason, acknowledgements));
