/** A connector in one sentence: what the matter is and what to do about it. */
import type {Connector} from '../connectors/model.ts';
import {states} from '../connectors/states.ts';
import type {Mask} from './mask.ts';

/** Returns what a state means, a sentence without a full stop. */
export const meaningOf = (name: Connector['state']): string => states.find(state => state.name === name)!.meaning;

/** Returns until when a connector is paused, and why. */
export const pausedWords = ({until, reason}: NonNullable<Connector['paused']>): string => `Paused${until === null ? '' : ` until ${until}`}: ${reason}`;

/** Returns the first finding nobody acknowledged and its next step, else the next step of onboarding, else what the state means. */
export const connectorWords = (connector: Connector, mask: Mask): string => {
	if (connector.paused !== null) {
		return pausedWords(connector.paused);
	}

	const finding = connector.findings.find(({isAcknowledged, severity}) => !isAcknowledged && severity !== 'info');
	if (finding !== undefined) {
		return mask.text(`${finding.message}. Next: ${finding.next}`);
	}

	const step = connector.onboarding?.find(({state}) => state !== 'done');
	return step === undefined ? `${connector.state}: ${meaningOf(connector.state)}` : `${step.title}: ${step.message}`;
};
