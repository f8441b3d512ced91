import type {Connector, Finding} from '../../connectors/model.ts';
import {utcDateOf} from '../../text/time.ts';

/** What an acknowledgement can be about: one failure reason or one check of a connector, of the check `unread` lines of one shape. */
export type Acknowledgeable = {readonly reason: string | null; readonly check: string | null; readonly shape?: string};

const isOpen = (finding: Finding): boolean => !finding.isAcknowledged && finding.severity !== 'info' && canAcknowledge(finding);

/** Whether an acknowledgement can cover a finding: not what was not understood as a whole. */
export const canAcknowledge = ({check, shape}: Pick<Finding, 'check' | 'shape'>): boolean => check !== 'unread' || shape !== undefined;

/** Whether anything of a connector waits for an acknowledgement. */
export const needsAcknowledgement = ({findings, failureReasons}: Connector): boolean =>
	findings.some(finding => isOpen(finding)) || failureReasons.some(({isAcknowledged}) => !isAcknowledged);

/** Returns what of a connector waits for an acknowledgement, worst finding first, then its failure reasons; each once. */
export const acknowledgeables = ({findings, failureReasons}: Connector): readonly Acknowledgeable[] => {
	const open: readonly Acknowledgeable[] = [
		...findings
			.filter(finding => isOpen(finding))
			.map((finding): Acknowledgeable => aboutOf(finding)),
		...failureReasons.filter(({isAcknowledged}) => !isAcknowledged).map(({reason}) => ({reason, check: null})),
	];
	return new Map(open.map(one => [`${one.check ?? ''}:${one.reason ?? ''}:${one.shape ?? ''}`, one])).values().toArray();
};

/** Returns what an acknowledgement of a finding is about. */
export const aboutOf = ({reason, check, shape}: Pick<Finding, 'reason' | 'check' | 'shape'>): Acknowledgeable => ({
	reason, check: reason === null ? check : null, ...shape !== undefined && {shape},
});

/** Returns an acknowledgement's subject in words. */
export const acknowledgeableWords = ({reason, check, shape}: Acknowledgeable): string => {
	if (reason !== null) {
		return `reason "${reason}"`;
	}

	return shape === undefined ? `check ${check ?? ''}` : `lines like "${shape}"`;
};

/** Returns the note and the expiry of what acknowledges a reason or a check; empty when nothing does. */
export const acknowledgementWords = (connector: Connector, about: Acknowledgeable): string => {
	const found = connector.acknowledgements.find(({reason, check, shape}) =>
		(reason !== null && reason === about.reason) || (check !== null && check === about.check && shape === (about.shape ?? null)));
	return found === undefined ? '' : `${found.note} (until ${utcDateOf(found.expiresAt)})`;
};
