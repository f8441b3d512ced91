import {statusTable} from '../output/status/table.ts';
import {boardReport, type BoardReport} from '../select/reports/board-report.ts';
import type {CommandContext, CommandResult} from './command-line/command.ts';
import {exitCodes} from './command-line/exit-codes.ts';
import {openTenant} from './opening/open-tenant.ts';
import {pageOptions} from './telling/page-options.ts';
import {printReport} from './telling/print-report.ts';

/** Prints the board once, in the format asked for. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	const {tenant, mask} = await openTenant(context);
	return {text: await print(boardReport(tenant, mask), context), exitCode: exitCodes.done};
};

/** The table is at hand; who asks for another form loads all of them. */
const print = async (report: BoardReport, context: CommandContext): Promise<string> => {
	if (context.format === 'table') {
		return statusTable(report.status, pageOptions(context));
	}

	const {statusOutputs} = await import('../output/status/index.ts');
	return printReport(statusOutputs, report, context.format, pageOptions(context));
};
