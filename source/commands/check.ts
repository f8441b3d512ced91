import {nagiosLine} from '../output/status/nagios.ts';
import {onlyConnector} from '../select/only-connector.ts';
import {statusReport} from '../select/status-report.ts';
import type {CommandContext, CommandResult} from './command.ts';
import {quote, usageError} from './errors.ts';
import {openTenant} from './open-tenant.ts';

/** Prints one line for Nagios over all connectors, or with `--connector` over one. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	const {tenant, mask} = await openTenant(context);
	const report = statusReport(tenant, mask);
	const {connector} = context.flags;
	const chosen = connector === undefined ? report : onlyConnector(report, connector);
	if (chosen === null) {
		throw usageError(`There is no connector ${quote(connector!)}: connwatch status lists them.`);
	}

	return nagiosLine(chosen);
};
