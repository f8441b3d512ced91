import type {Connector, Finding} from '../../connectors/model.ts';
import {utcDateOf} from '../../text/time.ts';

/** What an acknowledgement can be about: one failure reason or one check of a connector. */
export type Acknowledgeable = {readonly reason: string | null; readonly check: string | null};

const isOpen = ({isAcknowledged, severity}: Finding): boolean => !isAcknowledged && severity !== 'info';

/** Whether anything of a connector waits for an acknowledgement. */
export const needsAcknowledgement = ({findings, failureReasons}: Connector): boolean =>
	findings.some(finding => isOpen(finding)) || failureReasons.some(({isAcknowledged}) => !isAcknowledged);

/** Returns what of a connector waits for an acknowledgement, worst finding first, then its failure reasons; each once. */
export const acknowledgeables = ({findings, failureReasons}: Connector): readonly Acknowledgeable[] => {
	const open = [
		...findings
			.filter(finding => isOpen(finding))
			.map(({reason, check}) => ({reason, check: reason === null ? check : null})),
		...failureReasons.filter(({isAcknowledged}) => !isAcknowledged).map(({reason}) => ({reason, check: null})),
	];
	return new Map(open.map(one => [`${one.check ?? ''}:${one.reason ?? ''}`, one])).values().toArray();
};

/** Returns an acknowledgement's subject in words. */
export const acknowledgeableWords = ({reason, check}: Acknowledgeable): string => reason === null ? `check ${check ?? ''}` : `reason "${reason}"`;

/** Returns the note and the expiry of what acknowledges a reason or a check; empty when nothing does. */
export const acknowledgementWords = (connector: Connector, about: Acknowledgeable): string => {
	const found = connector.acknowledgements.find(({reason, check}) => (reason !== null && reason === about.reason) || (check !== null && check === about.check));
	return found === undefined ? '' : `${found.note} (until ${utcDateOf(found.expiresAt)})`;
};
