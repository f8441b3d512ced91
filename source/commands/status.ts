import {statusOutputs} from '../output/status/index.ts';
import {boardReport} from '../select/board-report.ts';
import type {CommandContext, CommandResult} from './command.ts';
import {exitCodes} from './exit-codes.ts';
import {openTenant} from './open-tenant.ts';
import {pageOptions} from './page-options.ts';
import {printReport} from './print-report.ts';

/** Prints the board once, in the format asked for. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	const {tenant, mask} = await openTenant(context);
	return {
		text: printReport(statusOutputs, boardReport(tenant, mask), context.format, pageOptions(context)),
		exitCode: exitCodes.done,
	};
};
