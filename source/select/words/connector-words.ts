/** A connector in one sentence: what the matter is and what to do about it. */
import type {Connector, Finding} from '../../connectors/model.ts';
import {states} from '../../connectors/judge/states.ts';
import type {Mask} from '../line/mask.ts';
import {stateWordsOf} from './muted.ts';

/** Returns what a state means, a sentence without a full stop. */
export const meaningOf = (name: Connector['state']): string => states.find(state => state.name === name)!.meaning;

/** Returns until when a connector is paused, and why. */
export const pausedWords = ({until, reason}: NonNullable<Connector['paused']>): string => `Paused${until === null ? '' : ` until ${until}`}: ${reason}`;

/** Returns the first finding nobody acknowledged: a problem, else one to know of (days that are lost leave a connector healthy); null when there is none. */
export const firstFinding = ({findings}: Connector): Finding | null => {
	const open = findings.filter(({isAcknowledged}) => !isAcknowledged);
	return open.find(({severity}) => severity !== 'info') ?? open[0] ?? null;
};

/** Returns the first problem nobody acknowledged and its next step, else the next step of onboarding, else what there is to know, else what the state means. */
export const connectorWords = (connector: Connector, mask: Mask): string => {
	if (connector.paused !== null) {
		return pausedWords(connector.paused);
	}

	if (connector.muted !== null) {
		return stateWordsOf(connector);
	}

	const finding = firstFinding(connector);
	const step = connector.onboarding?.find(({state}) => state !== 'done');
	if (step !== undefined && (finding === null || finding.severity === 'info')) {
		return `${step.title}: ${step.message}`;
	}

	return finding === null ? `${connector.state}: ${meaningOf(connector.state)}` : mask.finding(`${finding.message}. Next: ${finding.next}`);
};
