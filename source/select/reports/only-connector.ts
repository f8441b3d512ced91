import {connectorKey} from '../../connectors/name.ts';
import {verdictOf} from '../../connectors/severity.ts';
import type {StatusReport} from '../../schema/status.ts';

/** Returns the report of one connector, its verdict and totals included; an unknown one gives a report without connectors. */
export const onlyConnector = (report: StatusReport, name: string): StatusReport => {
	const connectors = report.connectors.filter(connector => connectorKey(connector.name) === connectorKey(name));
	const totals = {
		connectors: connectors.length, critical: 0, warning: 0, waiting: 0, muted: 0, ok: 0,
	};
	for (const {severity} of connectors) {
		totals[severity] += 1;
	}

	// What could not be looked at may be of this one, too.
	const verdict = verdictOf(connectors.map(({severity}) => severity), report.verdict !== 'unknown');
	return {
		...report, verdict, totals, connectors,
	};
};
