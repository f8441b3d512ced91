import {connectorKey} from '../connectors/name.ts';
import type {StatusReport} from '../schema/status.ts';

/** Returns the report of one connector, its verdict and totals included; null when there is none of that name. */
export const onlyConnector = (report: StatusReport, name: string): StatusReport | null => {
	const found = report.connectors.find(connector => connectorKey(connector.name) === connectorKey(name));
	if (found === undefined) {
		return null;
	}

	const none = {
		critical: 0, warning: 0, waiting: 0, ok: 0,
	};
	return {
		...report,
		verdict: found.severity,
		totals: {...none, connectors: 1, [found.severity]: 1},
		connectors: [found],
	};
};
