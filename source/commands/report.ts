import {maximumHistory} from '../connectors/days/days.ts';
import type {LogFile, UtcDate} from '../connectors/reading.ts';
import {hashLog} from '../intake/folder/hash-log.ts';
import {reportOutputs} from '../output/index.ts';
import {reportReport} from '../select/reports/report-report.ts';
import {addDays, utcDateOf} from '../text/time.ts';
import type {CommandContext, CommandResult} from './command-line/command.ts';
import {usageError} from './command-line/errors.ts';
import {exitCodes} from './command-line/exit-codes.ts';
import {openTenant} from './opening/open-tenant.ts';
import {pageOptions} from './telling/page-options.ts';
import {printReport} from './telling/print-report.ts';
import {refuseUnknownConnector} from './telling/refuse-unknown-connector.ts';

/** Prints the evidence for an auditor, day by day. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	const {from = null, to = null, connector = null} = context.flags;
	refusePeriod(from, to, utcDateOf(context.now()));
	const {tenant, mask} = await openTenant(context, 'usual');
	refuseUnknownConnector(tenant, connector ?? undefined);
	const hashes = await hashRest(tenant.files, context);
	const report = reportReport(tenant, {
		from, to, connector, sha256Of: ({id}) => hashes.get(id) ?? null,
	}, mask);
	if (report.from > report.to) {
		throw usageError(`--to ${report.to} is before ${report.from}, the first day anything is held of.`);
	}

	return {text: printReport(reportOutputs, report, context.format, pageOptions(context)), exitCode: exitCodes.done};
};

/** A year mistyped must not become evidence of nothing, or of a thousand years. */
const refusePeriod = (from: UtcDate | null, to: UtcDate | null, today: UtcDate): void => {
	if (from === null) {
		return;
	}

	if (to !== null && from > to) {
		throw usageError(`--from ${from} is after --to ${to}: exchange them.`);
	}

	if (from > today) {
		throw usageError(`--from ${from} lies ahead: today is ${today} (UTC).`);
	}

	if (from < addDays(today, -maximumHistory)) {
		throw usageError(`--from ${from} is more than ten years ago: write a later date.`);
	}
};

/** Large files are hashed only here: nobody else has a use for it. */
const hashRest = async (files: readonly LogFile[], {signal}: CommandContext): Promise<ReadonlyMap<string, string | null>> => {
	const hashes = new Map<string, string | null>();
	for (const file of files) {
		signal.throwIfAborted();
		if (file.sha256 === null && file.reading?.kind) {
			hashes.set(file.id, await hashLog(file));
		}
	}

	return hashes;
};
