import {
	ConfigurationError,
	readConfiguration,
	noConfiguration,
	type Configuration,
} from '../intake/own-files/configuration.ts';
import {stateFolderOf} from '../intake/own-files/places.ts';
import {
	probeFolder,
	probeLimits,
	probeStateFolder,
} from '../intake/system/probe.ts';
import {probeEvents} from '../intake/system/probe-events.ts';
import {doctorOutputs} from '../output/index.ts';
import type {MachineFacts} from '../select/reports/doctor-question.ts';
import {doctorReport} from '../select/reports/doctor-report.ts';
import type {CommandContext, CommandResult} from './command-line/command.ts';
import {exitCodes} from './command-line/exit-codes.ts';
import {chooseFolders, configurationSourceOf} from './opening/open-configuration.ts';
import {isUnicodeLocale, pageOptions} from './telling/page-options.ts';
import {printReport} from './telling/print-report.ts';
import {redactFile} from './telling/redact-file.ts';

/** Prints what the terminal, the file system and the configuration allow; with `--redact`, a log without identifiers. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	const {redact} = context.flags;
	return {
		text: redact === undefined
			? printReport(doctorOutputs, doctorReport(await gatherFacts(context)), context.format, pageOptions(context))
			: await redactFile(redact, context),
		exitCode: exitCodes.done,
	};
};

const gatherFacts = async (context: CommandContext): Promise<MachineFacts> => {
	const {configuration, facts} = await tryConfiguration(context);
	const folders = chooseFolders(context, configuration);
	const stateFolder = stateFolderOf(context);
	return {
		nodeVersion: context.nodeVersion,
		platform: context.platform,
		terminal: terminalFacts(context),
		folders: await Promise.all(folders.map(async folder => probeFolder(folder, context.platform))),
		eventDelay: await probeEvents(),
		limits: await probeLimits(),
		configuration: facts,
		stateFolder: {path: stateFolder, trouble: await probeStateFolder(stateFolder)},
	};
};

const terminalFacts = ({terminal, environment, flags}: CommandContext): MachineFacts['terminal'] => ({
	...terminal,
	name: environment['TERM'] ?? null,
	isUnicode: isUnicodeLocale(environment) && flags.ascii !== true,
	hasNoColor: (environment['NO_COLOR'] ?? '') !== '',
	multiplexer: environment['TMUX'] ? 'tmux' : (environment['STY'] ? 'screen' : null),
});

const tryConfiguration = async (context: CommandContext): Promise<{readonly configuration: Configuration; readonly facts: MachineFacts['configuration']}> => {
	const source = configurationSourceOf(context);
	try {
		const configuration = await readConfiguration(source);
		return {configuration, facts: {path: source.path, isThere: configuration.path !== null, mistake: null}};
	} catch (error) {
		if (error instanceof ConfigurationError) {
			return {configuration: noConfiguration, facts: {path: source.path, isThere: true, mistake: error.message}};
		}

		throw error;
	}
};
