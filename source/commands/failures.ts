import {placeOf} from '../connectors/failed-items/failed-rows.ts';
import {ChangedLogError, ItemIds} from '../intake/item-ids/item-ids.ts';
import {failureOutputs} from '../output/failures/rows.ts';
import {failuresTable} from '../output/failures/table.ts';
import {streamRows} from '../output/stream.ts';
import {failuresReport, type FailuresReport, type ReadRow} from '../select/reports/failures-report.ts';
import type {CommandContext, CommandResult} from './command-line/command.ts';
import {CommandError, quote} from './command-line/errors.ts';
import {exitCodes} from './command-line/exit-codes.ts';
import {openTenant} from './opening/open-tenant.ts';
import {pageOptions} from './telling/page-options.ts';
import {reasonAsHeld} from './telling/reason-as-held.ts';
import {refuseEmptyPeriod} from './telling/refuse-empty-period.ts';
import {refuseUnknownConnector} from './telling/refuse-unknown-connector.ts';
import {tellDoubt} from './telling/tell-doubt.ts';

/** Rows of a table nobody gave a limit for: more would push the first off the screen. */
const tableLimit = 100;

/** Prints failed items: the table one page of them, every other format all of them, streamed. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	refuseEmptyPeriod(context.flags);
	const {tenant, mask} = await openTenant(context);
	const {connector = null, reason = null, user = null, since = null, until = null, limit} = context.flags;
	refuseUnknownConnector(tenant, context.flags.connector);
	const report = failuresReport(tenant, {
		connector, reason: reasonAsHeld(tenant, reason, context), user, since, until,
	}, limit ?? (context.format === 'table' ? tableLimit : Infinity), mask, readRows());
	tellDoubt(report.doubt, context);
	return {text: print(report, context), exitCode: exitCodes.done};
};

/** Returns how rows that were left in their files are read; a log that changed meanwhile ends the command. */
const readRows = (): ReadRow => {
	const itemIds = new ItemIds();
	return ({row, import: {file, failedItems}}) => {
		try {
			return itemIds.read(file, placeOf(failedItems!, row)!, failedItems!.places!.format);
		} catch (error) {
			throw error instanceof ChangedLogError
				? new CommandError(`${quote(file.path)} changed while its failed items were listed: run the command again.`, exitCodes.inputOutput)
				: error;
		}
	};
};

const print = (report: FailuresReport, context: CommandContext): CommandResult['text'] => {
	const output = failureOutputs[context.format];
	return output === undefined ? failuresTable(report, pageOptions(context)) : streamRows(report.failures, output, report.isMasked);
};
