import {formatTime} from '../../text/time.ts';
import type {Step} from './step.ts';

/** Without auditing Purview writes no logs at all. */
export const auditingOn: Step = {
	name: 'auditing-on',
	title: 'Auditing on',
	judge({listed, lastEvidenceAt, now}) {
		const enabledAt = listed?.auditingEnabledAt ?? null;
		if (enabledAt !== null && enabledAt <= now) {
			return {state: 'done', message: `Auditing was turned on ${formatTime(enabledAt, 'utc')} UTC.`, at: enabledAt};
		}

		if (lastEvidenceAt !== null) {
			return {state: 'done', message: 'A log arrived, so auditing is on.', at: null};
		}

		return enabledAt === null
			? {state: 'due', message: 'Confirm that auditing is on, then set auditingEnabledAt in the configuration of this connector.', at: null}
			: {state: 'due', message: `Auditing is to be turned on ${formatTime(enabledAt, 'utc')} UTC.`, at: enabledAt};
	},
};
