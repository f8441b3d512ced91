import type {Connector, Tenant} from '../../connectors/model.ts';
import {connectorKey} from '../../connectors/name.ts';
import {goals} from '../../connectors/onboarding/index.ts';
import {countOf, formatCount} from '../../text/numbers.ts';
import {formatTime} from '../../text/time.ts';

export type WaitGoal = (typeof goals)[number]['name'];

/** How far a connector is on its way to a goal. Texts are exact: sanitize them where they are shown. */
export type WaitLook = {
	readonly isReached: boolean;
	/** One sentence or two; another text means that something changed. */
	readonly sentence: string;
};

/** Returns whether a connector has reached a goal, and where it stands; null while the first files are being read. */
export const lookAtGoal = (tenant: Tenant | null, name: string, goal: WaitGoal): WaitLook | null => {
	if (tenant === null) {
		return null;
	}

	const connector = findConnector(tenant, name);
	if (connector === null) {
		return {isReached: false, sentence: `${name}: no log of it is held, and the configuration does not list it.`};
	}

	const {isReached} = goals.find(row => row.name === goal)!;
	return isReached(connector)
		? {isReached: true, sentence: `${connector.name}: ${reachedWords[goal]}. ${importSentence(connector)}`}
		: {isReached: false, sentence: `${connector.name}: ${connector.state}. ${nextSentence(connector)}`};
};

const reachedWords: Readonly<Record<WaitGoal, string>> = {
	'first-log': 'the first log is there', 'clean-import': 'the newest import is clean', healthy: 'healthy',
};

/** Returns the connector of a name, whatever its case and white space; null when nothing is known of it. */
export const findConnector = ({connectors}: Tenant, name: string): Connector | null =>
	connectors.find(({key}) => key === connectorKey(name)) ?? null;

const nextSentence = (connector: Connector): string => {
	const step = connector.onboarding?.find(({state}) => state !== 'done');
	const finding = connector.findings.find(({isAcknowledged, severity}) => !isAcknowledged && severity !== 'info');
	return step?.message ?? (finding === undefined ? importSentence(connector) : `${finding.message}. ${finding.next}`);
};

const importSentence = ({lastImport}: Connector): string => {
	if (lastImport === null) {
		return 'No import is held.';
	}

	const {counts: {availableForImport, imported, failed}, completedAt} = lastImport;
	return [
		`The newest import, completed ${formatTime(completedAt, 'utc')} UTC: ${formatCount(availableForImport)} available`,
		`${formatCount(imported)} imported`,
		`${failed === null ? 'failed unknown' : `${countOf(failed, 'item')} failed`}.`,
	].join(', ');
};
