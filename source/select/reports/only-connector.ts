import {connectorKey} from '../../connectors/name.ts';
import type {StatusReport} from '../../schema/status.ts';

/** Returns the report of one connector, its verdict and totals included; an unknown one gives a report without connectors. */
export const onlyConnector = (report: StatusReport, name: string): StatusReport => {
	const connectors = report.connectors.filter(connector => connectorKey(connector.name) === connectorKey(name));
	const verdict = connectors[0]?.severity ?? 'unknown';
	const totals = {
		connectors: connectors.length, critical: 0, warning: 0, waiting: 0, ok: 0,
	};
	return {
		...report,
		verdict,
		totals: verdict === 'unknown' ? totals : {...totals, [verdict]: 1},
		connectors,
	};
};
