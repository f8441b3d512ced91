import type {Tenant} from '../../connectors/model.ts';
import type {StatusReport} from '../../schema/status.ts';
import {handoverOf} from '../words/handover.ts';
import {noMask, type Mask} from '../line/mask.ts';
import {statusReport} from './status-report.ts';

/** The board with what one would send about it. */
export type BoardReport = {
	/** As the JSON contract has it. */
	readonly status: StatusReport;
	/** The sentences about every connector that is neither ok nor muted, worst first. */
	readonly handovers: ReadonlyArray<{readonly connector: string; readonly sentences: readonly string[]}>;
};

/** Returns the board and its handover; every format of `status` is printed from this. */
export const boardReport = (tenant: Tenant, mask: Mask = noMask): BoardReport => ({
	status: statusReport(tenant, mask),
	// Only one form prints them; for thousands of connectors they take as long as the rest of the report.
	get handovers() {
		return tenant.connectors
			.filter(({severity}) => severity !== 'ok' && severity !== 'muted')
			.map(connector => ({
				connector: connector.name,
				sentences: handoverOf(connector, mask),
			}));
	},
});
