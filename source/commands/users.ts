import path from 'node:path';
import {isToFix} from '../connectors/failed-items/users.ts';
import {type Mapping, rowFor} from '../connectors/mapping/mapping-file.ts';
import {appendToMapping, NotMappingError, readMapping} from '../intake/own-files/read-mapping.ts';
import {describeError} from '../intake/system/system-errors.ts';
import {usersOutputs} from '../output/index.ts';
import {doubtAboutUsers, failingUsers, usersReport} from '../select/reports/users-report.ts';
import type {UsersReport} from '../schema/users.ts';
import {sanitize} from '../text/sanitize.ts';
import type {CommandContext, CommandResult} from './command-line/command.ts';
import {CommandError, quote, usageError} from './command-line/errors.ts';
import {exitCodes} from './command-line/exit-codes.ts';
import {openTenant} from './opening/open-tenant.ts';
import {pageOptions} from './telling/page-options.ts';
import {printReport} from './telling/print-report.ts';
import {refuseEmptyPeriod} from './telling/refuse-empty-period.ts';
import {refuseUnknownConnector} from './telling/refuse-unknown-connector.ts';
import {tellDoubt} from './telling/tell-doubt.ts';

/** Prints the fix list: the users whose mapping must be fixed. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	refuseEmptyPeriod(context.flags);
	const {tenant, mask} = await openTenant(context);
	const {connector = null, user = null, since = null, until = null} = context.flags;
	refuseUnknownConnector(tenant, context.flags.connector);
	if (mask.isOn && context.format === 'mapping-csv') {
		throw usageError('A mapping file of masked users would map nobody: add --no-mask.');
	}

	const query = {
		connector, user, since, until,
	};
	const mapping = context.flags.mapping === undefined ? null : await openMapping(context.flags.mapping, failingUsers(tenant, query), context);
	const report = usersReport(tenant, query, mask, mapping);
	if (mapping !== null && context.format === 'mapping-csv') {
		return {text: await completedFile(report, mapping, context), exitCode: exitCodes.done};
	}

	tellDoubt(report.users.length === 0 ? doubtAboutUsers(tenant, query) : null, context);
	return {text: printReport(usersOutputs, report, context.format, pageOptions(context)), exitCode: exitCodes.done};
};

/** Returns the mapping file with a row for each user who is still to be fixed and has none in it. */
const completedFile = async ({users}: UsersReport, {heading, listed}: Mapping, {flags, currentFolder}: CommandContext): Promise<Uint8Array> => {
	const missing = users.filter(({user, cure, status}) => cure === 'mapping' && isToFix(status) && !listed.has(user));
	return appendToMapping(path.resolve(currentFolder, flags.mapping!), missing.map(({user}) => rowFor(sanitize(user), heading)));
};

const openMapping = async (file: string, failing: ReadonlySet<string>, {currentFolder}: CommandContext): Promise<Mapping> => {
	try {
		return await readMapping(path.resolve(currentFolder, file), failing);
	} catch (error) {
		if (error instanceof NotMappingError) {
			throw new CommandError(`${quote(file)} is not a mapping file: ${error.message}.`, exitCodes.damaged);
		}

		throw new CommandError(`${quote(file)} cannot be read: ${describeError(error)}.`, exitCodes.folderMissing);
	}
};
