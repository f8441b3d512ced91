import {nagiosLine} from '../output/status/nagios.ts';
import {onlyConnector} from '../select/reports/only-connector.ts';
import {statusReport} from '../select/reports/status-report.ts';
import type {CommandContext, CommandResult} from './command-line/command.ts';
import {openTenant} from './opening/open-tenant.ts';
import {refuseUnknownConnector} from './telling/refuse-unknown-connector.ts';

/** Prints one line for Nagios over all connectors, or with `--connector` over one. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	const {tenant, mask} = await openTenant(context);
	const report = statusReport(tenant, mask);
	const {connector} = context.flags;
	refuseUnknownConnector(tenant, connector);
	return nagiosLine(connector === undefined ? report : onlyConnector(report, connector));
};
