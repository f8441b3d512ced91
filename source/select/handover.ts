import type {Connector} from '../connectors/model.ts';
import {formatAge} from '../text/time.ts';

/** Returns one connector in a sentence, for whoever takes over. */
export const handoverSentence = (connector: Connector, now: number): string => {
	const finding = connector.findings.find(({severity, isAcknowledged}) => severity !== 'info' && !isAcknowledged);
	const last = connector.lastImport === null ? 'no import held' : `last import ${formatAge(now - connector.lastImport.completedAt)} ago`;
	return `${connector.name} is ${connector.state}, ${last}${finding === undefined ? '.' : `: ${finding.message} ${finding.next}`}`;
};
