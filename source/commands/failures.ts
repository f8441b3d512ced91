import {placeOf} from '../connectors/failed-items/failed-rows.ts';
import {ChangedLogError, ItemIds} from '../intake/item-ids/item-ids.ts';
import {byteForms} from '../output/failures/byte-forms.ts';
import {failureOutputs} from '../output/failures/rows.ts';
import {failuresTable} from '../output/failures/table.ts';
import {streamRows} from '../output/stream.ts';
import type {LogFile} from '../connectors/reading.ts';
import type {Mask} from '../select/line/mask.ts';
import {failuresReport, type FailuresReport, type ReadRow} from '../select/reports/failures-report.ts';
import type {CommandContext, CommandResult} from './command-line/command.ts';
import {CommandError, quote} from './command-line/errors.ts';
import {exitCodes} from './command-line/exit-codes.ts';
import {openTenant} from './opening/open-tenant.ts';
import {pageOptions} from './telling/page-options.ts';
import {reasonAsHeld} from './telling/reason-as-held.ts';
import {refuseEmptyPeriod} from './telling/refuse-empty-period.ts';
import {refuseUnknownConnector} from './telling/refuse-unknown-connector.ts';
import {streamFailures, type RowReader} from './telling/stream-failures.ts';
import {tellDoubt} from './telling/tell-doubt.ts';

/** Rows of a table nobody gave a limit for: more would push the first off the screen. */
const tableLimit = 100;

/** Prints failed items: the table one page of them, every other format all of them, streamed. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	refuseEmptyPeriod(context.flags);
	const {tenant, mask} = await openTenant(context);
	const {connector = null, reason = null, user = null, since = null, until = null, limit} = context.flags;
	refuseUnknownConnector(tenant, context.flags.connector);
	const reader = rowReader();
	const report = failuresReport(tenant, {
		connector, reason: reasonAsHeld(tenant, reason, context), user, since, until,
	}, limit ?? (context.format === 'table' ? tableLimit : Infinity), mask, readRows(reader));
	tellDoubt(report.doubt, context);
	return {text: print(report, context, mask, reader), exitCode: exitCodes.done};
};

/** Returns how rows that were left in their files are read; a log that changed meanwhile ends the command. */
const rowReader = (): RowReader => {
	const itemIds = new ItemIds();
	const endWhenChanged = <Result>(file: LogFile, read: () => Result): Result => {
		try {
			return read();
		} catch (error) {
			throw error instanceof ChangedLogError
				? new CommandError(`${quote(file.path)} changed while its failed items were listed: run the command again.`, exitCodes.inputOutput)
				: error;
		}
	};

	return {
		find: (file, place, format) => endWhenChanged(file, () => itemIds.find(file, place, format)),
		read: (file, place, format) => endWhenChanged(file, () => itemIds.read(file, place, format)),
	};
};

const readRows = ({read}: RowReader): ReadRow => ({row, import: {file, failedItems}}) => read(file, placeOf(failedItems!, row)!, failedItems!.places!.format);

const print = (report: FailuresReport, context: CommandContext, mask: Mask, reader: RowReader): CommandResult['text'] => {
	const form = byteForms[context.format];
	if (form !== undefined) {
		return streamFailures(report.listed, form, mask, reader);
	}

	const output = failureOutputs[context.format];
	return output === undefined ? failuresTable(report, pageOptions(context)) : streamRows(report.failures, output, report.isMasked);
};
