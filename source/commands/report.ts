import path from 'node:path';
import type {LogFile} from '../connectors/reading.ts';
import {hashFile} from '../intake/hash-file.ts';
import {reportOutputs} from '../output/index.ts';
import {reportReport} from '../select/report-report.ts';
import type {CommandContext, CommandResult} from './command.ts';
import {usageError} from './errors.ts';
import {exitCodes} from './exit-codes.ts';
import {openTenant} from './open-tenant.ts';
import {pageOptions} from './page-options.ts';
import {printReport} from './print-report.ts';
import {refuseUnknownConnector} from './refuse-unknown-connector.ts';

/** Prints the evidence for an auditor, day by day. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	const {from = null, to = null, connector = null} = context.flags;
	if (from !== null && to !== null && from > to) {
		throw usageError(`--from ${from} is after --to ${to}: exchange them.`);
	}

	const {tenant, mask} = await openTenant(context, 'usual');
	refuseUnknownConnector(tenant, connector ?? undefined);
	const hashes = await hashRest(tenant.files, context);
	const report = reportReport(tenant, {
		from, to, connector, sha256Of: ({id}) => hashes.get(id) ?? null,
	}, mask);
	return {text: printReport(reportOutputs, report, context.format, pageOptions(context)), exitCode: exitCodes.done};
};

/** Large files are hashed only here: nobody else has a use for it. */
const hashRest = async (files: readonly LogFile[], {signal}: CommandContext): Promise<ReadonlyMap<string, string>> => {
	const hashes = new Map<string, string>();
	for (const file of files) {
		signal.throwIfAborted();
		if (file.sha256 === null && file.reading?.kind) {
			try {
				hashes.set(file.id, await hashFile(path.join(file.folder, file.path)));
			} catch {
				// Gone or locked since it was read: the report says that its hash is unknown.
			}
		}
	}

	return hashes;
};
